"""Every table of the overview as a sheet of one Excel file, with real dates and numbers and no formulas."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.reporting.fleet.column_kinds import Cell
from checker.reporting.fleet.views import View
from checker.reporting.rendering.outside_text import printable, shortened

_LONGEST_CELL = 32_767  # Excel's own limit
_WIDEST = 60
_MOST_ROWS = 1_048_575
_SAMPLE = 200
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def xlsx_bytes(tables: Sequence[View], made: dt.datetime) -> bytes:
    """Give the file. `made` is the moment it says it was made."""
    data = io.BytesIO()
    with Workbook(data, _OPTIONS) as book:
        book.set_properties({"title": "Systeemcheck", "created": made.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        for table in tables:
            _write(book.add_worksheet(table.name[:31]), table, bold)
    return data.getvalue()


def _write(sheet: Worksheet, table: View, bold: Format) -> None:
    for column, title in enumerate(table.columns):
        sheet.write_string(0, column, shortened(printable(title), _LONGEST_CELL), bold)
        sheet.set_column(column, column, _width(title, [row[column] for row in table.rows[:_SAMPLE]]))
    for number, row in enumerate(table.rows[:_MOST_ROWS], start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    match cell:
        case str():
            sheet.write_string(row, column, shortened(printable(cell), _LONGEST_CELL))
        case int():
            sheet.write_number(row, column, cell)
        case dt.date():
            sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()))
        case None:
            return


def _width(title: str, cells: Sequence[Cell]) -> int:
    return min(_WIDEST, 2 + max(len(str(text)) for text in (title, *cells)))
