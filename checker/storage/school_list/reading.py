"""A list of the devices a school has, in any file it has: its own, or an export of what it manages devices with.

Nothing recognised is no error: an overview is made all the same, and says why the list tells no devices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.errors import BadInputError
from checker.storage.school_list.beside import tables_in
from checker.storage.school_list.cells import Row, told
from checker.storage.school_list.columns import choose
from checker.storage.school_list.device_rows import DeviceRows
from checker.storage.school_list.encodings import decoded
from checker.storage.school_list.heading_row import Table, recognised, table
from checker.storage.school_list.listed import ListProblem, SchoolList
from checker.storage.school_list.text_rows import text_rows
from checker.storage.school_list.together import of_sheets, together
from checker.typed_files import read_capped

LARGEST_LIST = 32 * 1024 * 1024
MOST_ROWS = 200_000
_LAST_ROW = 1_048_576  # of a spreadsheet
_MOST_COLUMNS = 500
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_OTHER_FILES = (b"%PDF", b"{\\rtf")  # text at first sight; what is in others is none
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\ufffd]")
_TEXT_SAMPLE = 4096
_MOST_NO_TEXT = 0.02


def read_school_list(path: Path) -> SchoolList:
    """Give the list in a file.

    Raises `BadInputError` where it cannot be opened, is too large, or is a workbook that cannot be read or is made to
    do harm. Everything else is a list, if need be one that says what is the matter with it.
    """
    return read_school_list_from(path.name, read_capped(path, LARGEST_LIST), str(path))


def read_school_list_from(name: str, data: bytes, file: str = "") -> SchoolList:
    """Give the list in these bytes of a file with this name; raises as `read_school_list` does, naming `file`."""
    file = file or name
    if len(data) > LARGEST_LIST:
        raise BadInputError(file, "", f"larger than {LARGEST_LIST:,} bytes", "Split the list.")
    if data.startswith(_WORKBOOKS):
        return _of_workbook(name, data, file)
    text = "" if data.startswith(_OTHER_FILES) else decoded(data)
    if data.strip() and not _is_text(text):
        return SchoolList(name=name, problem="not_a_table")
    return _list(name, _capped(text_rows(text, recognised), file))


def _of_workbook(name: str, data: bytes, file: str) -> SchoolList:
    """Give the list in a workbook, from all its sheets that are one list."""
    try:
        from checker.storage.school_list.workbook_rows import sheets  # noqa: PLC0415  only a workbook pays for it
    except ImportError as error:  # the library is compiled for Windows 10 and later; Wine 8 lacks what it asks
        problem = "a workbook, which this computer cannot read"
        raise BadInputError(file, "", problem, 'Open it, choose "Save as" and "CSV", and use that file.') from error
    read = [(told(sheet), _list(name, _capped(rows, file))) for sheet, rows in sheets(data, file)]
    if len(read) <= 1:
        return read[0][1] if read else SchoolList(name=name, problem="not_a_table")
    return of_sheets(name, read)


def _is_text(text: str) -> bool:
    sample = text[:_TEXT_SAMPLE]
    is_page = sample.lstrip().casefold().startswith(("<!doctype", "<html", "<?xml", "<table"))
    return bool(sample) and not is_page and len(_NO_TEXT.findall(sample)) <= len(sample) * _MOST_NO_TEXT


def _capped(rows: Iterable[Row], file: str) -> Sequence[Row]:
    """Give the rows in which there is anything, each cell as a person reads it."""
    kept = []
    for number, cells in rows:
        if any(map(str.strip, cells)):
            kept.append(Row(number, [told(cell) for cell in cells[:_MOST_COLUMNS]]))
        if len(kept) > MOST_ROWS or number > _LAST_ROW:
            raise BadInputError(file, f"row {number}", f"more than {MOST_ROWS:,} rows", "Split the list.")
    return kept


def _list(name: str, rows: Sequence[Row]) -> SchoolList:
    whole = table(rows)
    if not whole.rows:
        return SchoolList(name=name, problem="empty")
    parts = tables_in(whole)
    read = [_of_table(name, part) for part in parts if part.rows] if len(parts) > 1 else []
    found = [item for item in read if not item.problem]
    return together(name, found) if len(found) > 1 else _of_table(name, whole)


def _of_table(name: str, part: Table) -> SchoolList:
    chosen = choose(part.headings, part.rows)
    if not chosen.names_devices:
        problem: ListProblem = "persons" if chosen.persons else "no_device_column"
        return SchoolList(name=name, columns=chosen.columns, persons=chosen.persons, problem=problem)
    return DeviceRows(name, part, chosen).read()
