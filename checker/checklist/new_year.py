"""A draft of the checklist for the next school year: the lines of the one before, every date a year later.

Nobody read a page of that year, so every date is provisional and the note says what it is. What stands in the file for
who finishes it comes from `reports/drafts/checklist.toml`.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.checklist.document import Before, BeforeSchool, By, Checklist, During, When
from checker.checklist.loading import checklist_in
from checker.checklist.problems import school_year_in
from checker.errors import BadInputError
from checker.resources import reports_folder
from checker.specification.document import Text, Title
from checker.specification.toml_text import Remarks, Table, toml_of
from checker.typed_files import decode_toml

_LARGEST = 64 * 1024
_LEAP_DAY = (2, 29)


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a draft says of itself."""

    part: str
    contact: str
    provisional: str
    provisional_period: str
    provisional_in_school: str
    head: str
    note: Text


def next_year(checklist: Checklist) -> bytes:
    """Give the file of the draft. Raises `BadInputError` where it does not read back as what it should be."""
    words = decode_toml(reports_folder() / "drafts" / "checklist.toml", _Words, _LARGEST)
    draft = _draft_of(checklist, words)
    data = toml_of(draft, _Beside(checklist, draft, words).remarks())
    if checklist_in(data, draft.name) != draft:
        raise BadInputError(draft.name, "", "does not read back as it was written", "Write it by hand.")
    return data


def name_of_next(checklist: Checklist) -> str:
    """Give the name that its draft has."""
    return f"{checklist.id}/{_years(checklist.version, 1)}"


def _draft_of(checklist: Checklist, words: _Words) -> Checklist:
    years = {"old": _years(checklist.version), "new": _years(checklist.version, 1)}
    return msgspec.structs.replace(
        checklist,
        version=years["new"],
        title=Title(**{name: _of_year(text, years) for name, text in msgspec.structs.asdict(checklist.title).items()}),
        valid_from=_later(checklist.valid_from),
        valid_until=_later(checklist.valid_until),
        checked_on=None,
        note=Text(**{name: text.format(**years) for name, text in msgspec.structs.asdict(words.note).items()}),
        item=tuple(msgspec.structs.replace(item, when=_moved(item.when)) for item in checklist.item),
    )


def _years(version: str, later: int = 0) -> str:
    """Give the school year of a version, or a later one."""
    year = (school_year_in(version) or 0) + later
    return f"{year}-{year + 1}"


def _of_year(text: str, years: dict[str, str]) -> str:
    return text.replace(years["old"], years["new"])


def _moved(when: When | None) -> When | None:
    match when:
        case None:
            return None
        case BeforeSchool():
            return msgspec.structs.replace(when, provisional=True)
        case During(first=first, last=last):
            return msgspec.structs.replace(when, first=_later(first), last=_later(last), provisional=True)
        case _:
            return msgspec.structs.replace(when, day=_later(when.day), provisional=True)


def _later(day: dt.date) -> dt.date:
    """Give the same day a year later; of a leap day the one after it, so that no two days change their order."""
    is_leap_day = (day.month, day.day) == _LEAP_DAY
    return (day + dt.timedelta(days=is_leap_day)).replace(year=day.year + 1)


class _Beside:
    """What stands in a draft for who finishes it."""

    def __init__(self, old: Checklist, draft: Checklist, words: _Words) -> None:
        self._words = words
        self._years = {"old": _years(old.version), "new": _years(draft.version)}
        self._days = {item.id: item.when for item in old.item}
        self._parts = {part.id: part.title.nl for part in draft.part}
        self._last = ""

    def remarks(self) -> Remarks:
        """Give them."""
        return Remarks(head=self._words.head.format(**self._years), above=self._above, beside=self._beside)

    def _above(self, name: str, table: Table) -> str:
        """Give a heading above the first table of a kind, and of the lines above the first of each part."""
        headings = {
            "part": self._words.part,
            "contact": self._words.contact,
            "item": self._parts.get(table.get("part", ""), ""),
        }
        heading = headings.get(name, "")
        is_new, self._last = heading != self._last, heading or self._last
        return f"{'-' * 64} {heading}" if heading and is_new else ""

    def _beside(self, name: str, table: Table) -> str:
        if name != "item.when.provisional":
            return ""
        words = self._words
        match self._days[table["id"]]:
            case BeforeSchool(days=days):
                return words.provisional_in_school.format(days=days, **self._years)
            case During(first=first, last=last):
                return words.provisional.format(
                    when=words.provisional_period.format(first=first, last=last), **self._years
                )
            case By(day=day) | Before(day=day):
                return words.provisional.format(when=day, **self._years)
            case _:
                return ""
