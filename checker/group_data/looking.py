"""A file with group data, looked at: what it counts, what may be wrong in it, and on which lines."""

from __future__ import annotations

import datetime as dt
import re
from traceback import clear_frames

from checker.errors import place_of
from checker.group_data.checking import check
from checker.group_data.content import Content
from checker.group_data.encodings import Opened, opened
from checker.group_data.group_file import GroupFile
from checker.group_data.refused import GroupFileError, Refused
from checker.group_data.told_days import day_told, school_year_told, version_told
from checker.storage.forms import is_like_page

LARGEST = 64 * 1024 * 1024
_BLANK = b"\0 \t\r\n\f\xef\xbb\xbf\xff\xfe"
_PACKED = re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ")
_BEGINNING = 4096


def looked_at(data: bytes, name: str, day: dt.date) -> GroupFile:
    """Give what a file holds, as it is on this day. Raises `GroupFileError`, which holds nothing of the file.

    An error of anything below this may hold a child's name, so it ends here: only its kind and its place go on.
    """
    try:
        outcome = _looked_at(data, day)
    except MemoryError:
        outcome = Refused("no_memory")
    except Exception as error:  # noqa: BLE001  see above
        outcome = Refused("our_fault", detail=f"{type(error).__name__} in {place_of(error)}")
        clear_frames(error.__traceback__)  # they hold the file, and the error holds them
    if isinstance(outcome, Refused):  # raised out here, where no error stands behind it
        raise GroupFileError(name, outcome)
    return outcome


def _looked_at(data: bytes, day: dt.date) -> GroupFile | Refused:
    if refused := _no_xml(data):
        return refused
    text = opened(data)
    if isinstance(text, Refused):
        return text
    if not text.text.lstrip().startswith("<"):
        return Refused("no_xml")
    from checker.group_data.xml_reading import content_of  # noqa: PLC0415  30 ms, and what is no XML needs no reader

    content = content_of(text.text)
    if isinstance(content, Refused):
        return content
    return _group_file(text, content, day) if content.sections else Refused("no_group_data")


def _no_xml(data: bytes) -> Refused | None:
    if len(data) > LARGEST:
        return Refused("too_large")
    if not data.strip(_BLANK):
        return Refused("empty")
    if data.startswith(b"PK"):
        return Refused("zip")
    if _PACKED.match(data):
        return Refused("packed")
    return Refused("page") if is_like_page(data[:_BEGINNING].replace(b"\0", b""), "") else None


def _group_file(text: Opened, content: Content, day: dt.date) -> GroupFile:
    made = check(content, day)
    dated = day_told(content.reference_date or "")
    return GroupFile(
        encoding=text.encoding,
        version=version_told(content.version or ""),
        school_year=school_year_told(content.school_year or ""),
        dated=dated.isoformat() if dated else "",
        groups=content.counts["group"],
        combined_groups=content.counts["combined_group"],
        pupils=content.counts["pupil"],
        teachers=content.counts["teacher"],
        branches=content.counts["branch"],
        found=content.found.in_order(),
        made=made,
    )
