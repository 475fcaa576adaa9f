"""A list of the devices a school has, in any file it has: its own, or an export of what it manages devices with.

Nothing recognised is no error: an overview is made all the same, and says why the list tells no devices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from checker.errors import BadInputError
from checker.storage.results_folder import RejectedFile
from checker.storage.school_list.cells import Row, named, squashed, told
from checker.storage.school_list.columns import Chosen, choose
from checker.storage.school_list.contents import is_no, is_room, share
from checker.storage.school_list.days import days
from checker.storage.school_list.encodings import decoded
from checker.storage.school_list.gone import gone_word
from checker.storage.school_list.heading_row import recognised, table
from checker.storage.school_list.kinds import device_class, version
from checker.storage.school_list.listed import Field, Listed, ListProblem, NotUnderstood, SchoolList
from checker.storage.school_list.text_rows import text_rows
from checker.typed_files import read_capped

LARGEST_LIST = 32 * 1024 * 1024
MOST_ROWS = 200_000
_LAST_ROW = 1_048_576  # of a spreadsheet
_MOST_COLUMNS = 500
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\ufffd]")
_TEXT_SAMPLE = 4096
_MOST_NO_TEXT = 0.02
_TOTAL = re.compile(
    r"(?:sub|eind)?(?:totaal|totalen|total|totals)\b|(?:aantal|som|sum|count)\b\s*[:=]?\s*[0-9]*$", re.IGNORECASE
)
_NO_FILLER = re.compile(r"\w")
_LONGEST_SHOWN = 40
_WORDS_OF_A_NOTE = 4
_MOST_CODES = 0.8


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
    """Give the list on the sheet that tells the most; the others on which there are other devices are named."""
    from checker.storage.school_list.workbook_rows import sheets  # noqa: PLC0415  only a workbook pays for it

    read = [(told(sheet), _list(name, _capped(rows, file))) for sheet, rows in sheets(data, file)]
    if len(read) <= 1:
        return read[0][1] if read else SchoolList(name=name, problem="not_a_table")
    best, found = max(read, key=lambda item: (_told_by(item[1]), item[1].problem != "empty"))
    known = _names(found)
    others = [sheet for sheet, other in read if sheet != best and not _names(other) <= known]
    return msgspec.structs.replace(found, sheet=best, other_sheets=others)


def _told_by(found: SchoolList) -> int:
    return len(found.columns) * (len(found.devices) + len(found.gone))


def _names(found: SchoolList) -> set[str]:
    return {squashed(item.label or item.name) for item in (*found.devices, *found.gone)}


def _is_text(text: str) -> bool:
    sample = text[:_TEXT_SAMPLE]
    is_page = sample.lstrip().casefold().startswith(("<!doctype", "<html", "<?xml", "<table"))
    return bool(sample) and not is_page and len(_NO_TEXT.findall(sample)) <= len(sample) * _MOST_NO_TEXT


def _capped(rows: Iterable[Row], file: str) -> Sequence[Row]:
    """Give the rows in which there is anything."""
    kept = []
    for number, cells in rows:
        if any(map(str.strip, cells)):
            kept.append(Row(number, cells[:_MOST_COLUMNS]))
        if len(kept) > MOST_ROWS or number > _LAST_ROW:
            raise BadInputError(file, f"row {number}", f"more than {MOST_ROWS:,} rows", "Split the list.")
    return kept


def _list(name: str, rows: Sequence[Row]) -> SchoolList:
    headings, below = table(rows)
    if not below:
        return SchoolList(name=name, problem="empty")
    chosen = choose(headings, below)
    if not chosen.names_devices:
        problem: ListProblem = "persons" if chosen.persons else "no_device_column"
        return SchoolList(name=name, columns=chosen.columns, persons=chosen.persons, problem=problem)
    return _Reader(name, headings, chosen).read(below)


class _Reader:
    """Reads the rows of a list of which the columns are known."""

    def __init__(self, name: str, headings: Sequence[str], chosen: Chosen) -> None:
        self._name, self._headings, self._chosen = name, headings, chosen
        self._devices: dict[Listed, Listed] = {}
        self._gone: dict[Listed, Listed] = {}
        self._rejected: list[RejectedFile] = []
        self._not_understood: list[NotUnderstood] = []
        self._has_codes = False

    def read(self, rows: Sequence[Row]) -> SchoolList:
        naming = [at for field, at in self._chosen.at.items() if field in {"label", "name", "asset_tag"}]
        named_rows = [(row, text) for row in rows for at in naming if (text := _cell(row, at))]
        self._has_codes = share([text for _, text in named_rows], _has_number) >= _MOST_CODES
        for row, until in zip(rows, self._days(rows), strict=True):
            self._take(row, until)
        problem: ListProblem = "" if self._devices or self._gone else "empty"
        return SchoolList(
            name=self._name,
            devices=list(self._devices.values()),
            gone=list(self._gone.values()),
            columns=self._chosen.columns,
            persons=self._chosen.persons,
            not_understood=self._not_understood,
            rejected=self._rejected,
            problem=problem,
        )

    def _days(self, rows: Sequence[Row]) -> Sequence[str]:
        """Give until when each is updated, "" where it is not told; what is told and not understood is kept apart."""
        at = self._chosen.at.get("updates_until")
        if at is None:
            return [""] * len(rows)
        texts = [_cell(row, at) for row in rows]
        found = days(texts)
        self._not_understood += [
            NotUnderstood(row=row.number, heading=self._headings[at], text=text[:_LONGEST_SHOWN])
            for row, text, day in zip(rows, texts, found, strict=True)
            if text and not day and not _is_no_device(row)
        ]
        return found

    def _take(self, row: Row, until: str) -> None:
        if _is_no_device(row):
            return
        told_of = {field: _cell(row, at) for field, at in self._chosen.at.items()}
        names = [told_of.get(field, "") for field in ("label", "asset_tag", "name")]
        if not any(names) or self._is_a_remark(row, names):
            self._rejected.append(RejectedFile(self._name, "inventory_row", str(row.number)))
            return
        device = self._listed(row, told_of, until)
        same = msgspec.structs.replace(device, row=0)
        (self._gone if device.gone else self._devices).setdefault(same, device)

    def _listed(self, row: Row, told_of: Mapping[Field, str], until: str) -> Listed:
        kinds = [_cell(row, at) for at in self._chosen.classes]
        model = told_of.get("model", "")
        return Listed(
            row=row.number,
            label=told_of.get("label", ""),
            asset_tag=told_of.get("asset_tag", ""),
            name=told_of.get("name", ""),
            location=told_of.get("location", ""),
            building=told_of.get("building", ""),
            model=model,
            device_class=device_class(kinds, [model, *(item.heading for item in self._chosen.columns[:1])]),
            os_version=version(told_of.get("os_version", "")),
            updates_until=until,
            gone=self._gone_by(row),
        )

    def _gone_by(self, row: Row) -> str:
        for at, kind, heading in self._chosen.status:
            cell = _cell(row, at)
            word = gone_word(cell)
            if kind == "gone_if_yes" and cell and not is_no(cell):
                return word or heading
            if kind == "gone_if_no" and is_no(cell):
                return f"{heading}: {cell}"
            if word:
                return word
        return ""

    def _is_a_remark(self, row: Row, names: Sequence[str]) -> bool:
        """Tell whether a sentence or a place is all that is in the row, between devices that have numbers."""
        if sum(1 for cell in row.cells if cell.strip()) > 1 or not self._has_codes or len(row.cells) == 1:
            return False
        text = next(filter(None, names))
        return is_room(text) or (not _has_number(text) and len(text.split()) >= _WORDS_OF_A_NOTE)


def _cell(row: Row, at: int) -> str:
    return named(row.cells[at]) if at < len(row.cells) else ""


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_no_device(row: Row) -> bool:
    """Tell whether the row is empty, a line of dashes, or a total."""
    filled = [text for cell in row.cells if (text := told(cell))]
    return not any(map(_NO_FILLER.search, filled)) or _TOTAL.match(filled[0]) is not None
