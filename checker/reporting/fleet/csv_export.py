"""All devices as CSV. A spreadsheet takes some texts for formulas; such a cell gets an apostrophe before it."""

from __future__ import annotations

import csv
import datetime as dt
import io

from checker.reporting.fleet.column_kinds import Cell
from checker.reporting.fleet.views import View
from checker.reporting.rendering.outside_text import printable

# What a spreadsheet begins a formula with (OWASP, "CSV Injection"); also behind spaces, which some take away.
_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


def csv_bytes(view: View, language: str) -> bytes:
    """Give the file: UTF-8 with its mark, as Excel wants it; semicolons in Dutch, where a comma is a decimal sign."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="," if language == "en" else ";")
    writer.writerow(harmless(title) for title in view.columns)
    writer.writerows([_cell(cell) for cell in row] for row in view.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(cell: Cell) -> str | int:
    if isinstance(cell, str):
        return harmless(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else "" if cell is None else cell


def harmless(text: str) -> str:
    """Give the text so that no spreadsheet takes it for a formula, on one line."""
    plain = printable(text)
    return f"'{plain}" if plain.lstrip().startswith(_FORMULA) else plain
