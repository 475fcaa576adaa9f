"""What people do about the checklist of a school year, beside the results, so that it goes where they go.

An entry is only ever added. What takes one away names the ids it takes away, so that of two people at once nothing is
lost: a tick that who undid another had not seen stays. Who writes about what others wrote about before takes away what
he has seen of that, so that no clock decides between what was known; see `about`.
"""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias, TypedDict

import msgspec

from checker.model.storable import Day, Id, Moment, Role

SCHEMA_VERSION = 1
MOST_UNDONE = 100
LONGEST_NOTE, LONGEST_TITLE = 500, 200
ItemId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z")]
ListName = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}/[A-Za-z0-9][A-Za-z0-9.+-]{0,39}\Z")]
Note = Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)]
Subject: TypeAlias = tuple[str, ...]
"""What an entry is about, as it is compared."""
_YEAR = re.compile(r"(.+/[0-9]{4}-[0-9]{4})(?![0-9])")
_Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


def year_of(name: str) -> str:
    """Give what all versions of a year's checklist have in common: `malmberg/2025-2026` of `malmberg/2025-2026.1`.

    What is written down about one holds for another: a draft becomes a list, and a list is corrected.
    """
    found = _YEAR.match(name)
    return found[1] if found else name


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all entries have: an id of their own, when it was written, and of which checklist ("malmberg/2025-2026")."""

    id: Id
    at: Moment
    checklist: ListName

    @property
    def year(self) -> str:
        """Give the year's checklist that it is written about, whatever its version."""
        return year_of(self.checklist)

    @property
    def about(self) -> Subject:
        """Give what it is about: a new entry takes the place of those about the same that its writer has seen."""
        return ()


class NewEntry(TypedDict):
    """What every entry has that is written now, whatever it tells."""

    id: str
    at: str
    checklist: str


class Done(Entry, frozen=True, kw_only=True, tag="done"):
    """A person did this item on that day."""

    item: ItemId
    on: Day
    role: Role | None = None
    note: Note = ""

    @property
    def about(self) -> Subject:
        """Give the item: who ticks it no longer leaves it out."""
        return "item", self.year, self.item


class LeftOut(Entry, frozen=True, kw_only=True, tag="left_out"):
    """The school leaves this item out, and why."""

    item: ItemId
    note: Note = ""

    @property
    def about(self) -> Subject:
        """Give the item: who leaves it out no longer has it ticked."""
        return "item", self.year, self.item


class OwnItem(Entry, frozen=True, kw_only=True, tag="own_item"):
    """An item of the school's own; `by`: its last day, "" for none."""

    item: ItemId
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TITLE)]
    by: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")] = ""

    @property
    def about(self) -> Subject:
        """Give the item itself."""
        return "own", self.year, self.item


class SchoolBegins(Entry, frozen=True, kw_only=True, tag="school_begins"):
    """The first day of school; the newest of these counts, and goes before the settings."""

    day: Day

    @property
    def about(self) -> Subject:
        """Give the first day of this school year."""
        return "begins", self.year


class GroupData(Entry, frozen=True, kw_only=True, tag="group_data"):
    """That a file with group data was looked at: how many there were, and nothing of anyone.

    `dated`: the reference date (peildatum) in the file, "" where it tells none. `version`: of EDEXML. `problems`: how
    many things Basispoort's reader may stumble over.
    """

    dated: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")] = ""
    looked_on: Day
    version: Annotated[str, msgspec.Meta(max_length=20)] = ""
    school_year: Annotated[str, msgspec.Meta(max_length=20)] = ""
    groups: _Count = 0
    pupils: _Count = 0
    teachers: _Count = 0
    problems: _Count = 0

    @property
    def about(self) -> Subject:
        """Give the group data of this school year."""
        return "group_data", self.year


class Undone(Entry, frozen=True, kw_only=True, tag="undo"):
    """These earlier entries no longer hold."""

    of: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=MOST_UNDONE)]


SchoolYearEntry: TypeAlias = Done | LeftOut | OwnItem | SchoolBegins | GroupData | Undone
