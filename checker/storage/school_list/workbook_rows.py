"""The rows of an Excel or LibreOffice workbook: the values that were stored in it; no formula is reckoned."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from checker.errors import BadInputError
from checker.storage.school_list.cells import Row
from checker.storage.school_list.headings import is_known
from checker.storage.school_list.workbook_guard import harmless

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = 'Open it, choose "Save as" and "Excel workbook (.xlsx)" or "CSV", and use that file.'
_MOST_SHEETS = 100
_Place = tuple[int, int]
_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def sheets(data: bytes, file: str) -> Iterator[tuple[str, Iterator[Row]]]:
    """Give the sheets with their rows; nothing for an archive that is no workbook, such as a letter.

    Raises `BadInputError` for one that cannot be read: damaged, with a password, of before 2007, or made to do harm.
    """
    if data.startswith(_OLD):
        raise BadInputError(file, "", "an Excel file of before 2007, or one with a password", _SAVE_AGAIN)
    safe = harmless(data, file)
    if safe is None:
        return
    try:
        yield from _sheets(safe)
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise BadInputError(file, "", f"a workbook that cannot be read ({_why(error)})", _SAVE_AGAIN) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the library says that it had not expected this
            raise
        raise BadInputError(file, "", "a workbook that cannot be read", _SAVE_AGAIN) from error


def _sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        tables = [item for item in book.sheets_metadata if item.typ == SheetTypeEnum.WorkSheet]
        seen = [item for item in tables if item.visible == SheetVisibleEnum.Visible]
        for item in (seen or tables)[:_MOST_SHEETS]:
            sheet = book.get_sheet_by_name(item.name)
            rows = sheet.to_python(skip_empty_area=False)
            _fill_down(rows, sheet.merged_cell_ranges or ())
            yield item.name, (Row(number, [_text(cell) for cell in cells]) for number, cells in enumerate(rows, 1))


def _fill_down(rows: list[list[_Value]], merged: Iterable[tuple[_Place, _Place]]) -> None:
    """Write what stands in a cell that was merged over several rows in each of these, as a person reads it.

    A row without anything else stays empty, and a heading stands once. No row is looked at twice for one column,
    whatever the ranges say.
    """
    done: dict[int, int] = {}
    for (top, column), (bottom, _) in sorted(merged):
        if top >= len(rows) or column >= len(rows[top]) or _is_of_headings(rows[top]):
            continue
        first, last = max(top + 1, done.get(column, 0)), min(bottom, len(rows) - 1)
        for row in rows[first : last + 1]:
            if column < len(row) and row[column] == "" and any(cell != "" for cell in row):
                row[column] = rows[top][column]
        done[column] = max(done.get(column, 0), last + 1)


def _is_of_headings(cells: Sequence[_Value]) -> bool:
    """Tell whether a row has a heading in it that is known, and no number: no device stands there."""
    texts = [_text(cell) for cell in cells]
    return any(map(is_known, filter(None, texts))) and not any(sign.isdigit() for text in texts for sign in text)


def _text(value: _Value) -> str:
    """Give a value as a person would type it: a whole number without decimals, a day as an ISO date."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:100]
