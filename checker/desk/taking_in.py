"""Files that are dropped on the desk, told apart by what is in them: a result, a list, a page, group data, a zip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from checker.checking.submissions import file_stem
from checker.desk.desk import Desk
from checker.desk.taking_in_journals import is_of_a_journal, take_in_journal
from checker.desk.told import How, Line
from checker.errors import BadInputError
from checker.model.results import DeviceResult
from checker.reporting.rendering.outside_text import shown
from checker.storage.bounded_zip import (
    DAMAGED_ZIP,
    BoundedZip,
    ZipTooLargeError,
    folders_and_name,
    is_in_hidden_folder,
)
from checker.storage.forms import as_utf8, is_group_file, is_handed_over, is_like_page, is_own_page
from checker.storage.journals.file import NewerJournalError
from checker.storage.names import STEM
from checker.storage.result_file import LARGEST_RESULT, NewerResultError, decode_result, read_result
from checker.storage.writing import write_new_beside

if TYPE_CHECKING:
    import zipfile

Kind = Literal["zip", "list", "result", "handed_over", "journal", "page", "own_page", "group_data"]
_ZIP = b"PK\x03\x04"
_WORKBOOK = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
MOST_IN_A_ZIP = 20_000
"""Files; what comes after them is not looked at, and that is told."""
_BEGINNING, _MOST_XML = 8192, 20
_HOW: dict[str, How] = {"taken": "done", "already": "note"}


def kind_of(name: str, data: bytes) -> Kind:
    """Give what a file is, by what is in it and only then by its name."""
    if data.startswith(_ZIP):
        return "list" if _is_workbook(data) else "zip"
    if is_group_file(data[:_BEGINNING]):
        return "group_data"
    text = as_utf8(data).lstrip()
    if is_of_a_journal(name, text):
        return "journal"
    if is_handed_over(text, name):
        return "handed_over"
    if is_like_page(text, name):
        return "own_page" if is_own_page(text) else "page"
    return "result" if text.startswith(b"{") or name.casefold().endswith(".json") else "list"


def take_in(desk: Desk, name: str, data: bytes, kind: Kind) -> Line:
    """Put one file of another kind than list, zip or page into the folder, and tell.

    Raises `OSError` when it cannot be written.
    """
    data = as_utf8(data)
    try:
        match kind:
            case "handed_over":
                return _handed_over(desk, name, data)
            case "journal":
                return take_in_journal(desk, name, data)
            case _:
                return _result(desk, name, data)
    except (NewerResultError, NewerJournalError):
        return _said(desk, "newer", name)
    except BadInputError:
        return _said(desk, "not_result", name)


def files_in(name: str, data: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Give what is in a zip, with None for what is larger than a result or cannot be unpacked. Believes no size in it.

    Folders, hidden files and what no result has as an ending are passed over.
    """
    try:
        with BoundedZip(data) as archive:
            for part in archive.parts[:MOST_IN_A_ZIP]:
                if _may_be_one(part):
                    yield folders_and_name(part)[1], _read(archive, part)
    except DAMAGED_ZIP:
        yield name, None


def holds_too_many(data: bytes) -> bool:
    """Tell whether a zip holds more than is looked at."""
    try:
        with BoundedZip(data) as archive:
            return len(archive.parts) > MOST_IN_A_ZIP
    except ZipTooLargeError:
        return True
    except DAMAGED_ZIP:
        return False


def holds_group_file(data: bytes) -> bool:
    """Tell whether a zip holds a file with group data, by how its first few XML files begin."""
    try:
        with BoundedZip(data) as archive:
            named = (part for part in archive.parts if part.filename.casefold().endswith(".xml"))
            return any(is_group_file(archive.beginning(part, _BEGINNING)) for part in islice(named, _MOST_XML))
    except DAMAGED_ZIP:
        return False


def _may_be_one(part: zipfile.ZipInfo) -> bool:
    _, name = folders_and_name(part)
    is_hidden = name.startswith(".") or is_in_hidden_folder(part)
    return not is_hidden and PurePath(name).suffix.casefold() in {".json", ".systeemcheck", ".txt", ""}


def _read(archive: BoundedZip, part: zipfile.ZipInfo) -> bytes | None:
    try:
        data = archive.beginning(part, LARGEST_RESULT + 1)
    except DAMAGED_ZIP:
        return None
    return data if len(data) <= LARGEST_RESULT else None


def _is_workbook(data: bytes) -> bool:
    try:
        with BoundedZip(data) as archive:
            return any(part.filename in _WORKBOOK for part in archive.parts)
    except DAMAGED_ZIP:
        return False


def _handed_over(desk: Desk, name: str, data: bytes) -> Line:
    answer = desk.collecting.collector.reception.taken_in(data, desk.words)
    message = "taken" if answer.state == "stored" else "already"
    return _said(desk, message, name, device=answer.device, verdict=answer.look.word)


def _result(desk: Desk, name: str, data: bytes) -> Line:
    result = decode_result(data, name)
    device = result.device.label or result.device.name or result.device.id[:8]
    if known := desk.known.file_of(result.result_id):
        is_same = _holds(known, result)
        return _said(desk, "already" if is_same else "other_content", name, device=device, verdict="")
    stem = _stem_for(name, result)
    place = desk.folder / f"{stem}.json"
    try:
        write_new_beside(place, data)
    except FileExistsError:  # somebody else put it there since the newest overview
        is_same = _holds(str(place), result)
        return _said(desk, "already" if is_same else "other_content", name, device=device, verdict="")
    desk.known.add(result.result_id, str(place))
    desk.collecting.collector.reports.add(stem)
    return _said(desk, "taken", name, device=device, verdict=desk.words.say(f"verdict.{result.verdict.value}"))


def _stem_for(name: str, result: DeviceResult) -> str:
    own = STEM.search(name)
    return own[0] if own else file_stem(result)


def _holds(path: str, result: DeviceResult) -> bool:
    try:
        return read_result(Path(path)) == result
    except BadInputError:
        return False


def _said(desk: Desk, message: str, name: str, **values: str) -> Line:
    how: How = _HOW.get(message, "wrong")
    told = {key: shown(value) for key, value in values.items()}
    return Line(desk.words.say(f"desk.add.{message}", file=shown(name), **told), how)
