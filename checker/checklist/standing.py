"""How a checklist stands on a day: what is done, by whom or by which measurement, and what is due."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

import msgspec

from checker.checklist.asked import Origin
from checker.checklist.document import Checklist, Item
from checker.model.school_year import Done, GroupData, LeftOut

State: TypeAlias = Literal["open", "overdue", "done", "verified", "to_know", "left_out"]
"""`verified`: by measurement. `overdue`: its last day is past, and it is neither provisional nor of an earlier year."""


WhyNotVerified: TypeAlias = Literal[
    "", "not_all_meet", "measured_earlier",
    "problems", "nobody_in_it", "no_school_year", "other_school_year", "no_date", "other_date",
]  # fmt: skip
"""Why what was measured does not verify a line: of the devices, and of a file with group data."""


_NO_SCHOOL_DAY = frozenset({"no_first_school_day", "first_school_day_of_another_year"})


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """The days of an item. `last`: the last day on which it is in time; None with `why_not` where no day is known.

    `first`: where it begins, for a period; else None.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    is_provisional: bool = False
    why_not: Literal["", "no_moment", "no_first_school_day", "first_school_day_of_another_year"] = ""


class Devices(msgspec.Struct, frozen=True, kw_only=True):
    """The devices of the school as they were judged: `meets` also with advice."""

    meets: int
    fails: int
    unknown: int
    missing: int = 0
    """Devices on the school's list without a result."""
    oldest: dt.date | None = None
    """When the one that was not measured for the longest time was measured."""

    @property
    def measured(self) -> int:
        """Give how many have a result."""
        return self.meets + self.fails + self.unknown

    @property
    def all(self) -> int:
        """Give how many there are."""
        return self.measured + self.missing


Evidence: TypeAlias = Devices | GroupData


class ItemStanding(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `evidence`: what was measured about it, also where that is not enough. `is_own`: of the school's own.

    `done`: the newest tick that holds, and `left_out`, likewise. `why_not_verified`: why the evidence is not enough, ""
    where it is and where there is none. A line of the school's own is under no heading and has no text.
    """

    item: Item
    due: Due
    state: State
    done: Done | None = None
    left_out: LeftOut | None = None
    evidence: Evidence | None = None
    why_not_verified: WhyNotVerified = ""
    is_own: bool = False

    @property
    def is_to_do(self) -> bool:
        """Tell whether somebody still has to do it."""
        return self.state in {"open", "overdue"}

    @property
    def note(self) -> str:
        """Give what a person wrote with the tick, or why the school leaves it out; "" for nothing."""
        told = self.left_out if self.state == "left_out" else self.done
        return told.note if told else ""

    @property
    def is_doubted(self) -> bool:
        """Tell whether a person ticked it while the measurement says otherwise: who shows the tick says that too."""
        return self.state == "done" and bool(self.why_not_verified)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """All lines in the order of the file, the school's own last. `begins`: the first day of school, where told.

    The rest is as it was asked.
    """

    checklist: Checklist
    day: dt.date
    lines: tuple[ItemStanding, ...]
    begins: dt.date | None = None
    is_past: bool = False
    origin: Origin = "program"
    told: dt.date | None = None

    @property
    def first_day(self) -> dt.date | None:
        """Give the first day of school, None also where the one that is known is of another school year."""
        return self.begins if self.begins and self.checklist.holds_on(self.begins) else None

    @property
    def lacks_school_day(self) -> bool:
        """Tell whether a line waits for the first day of school: nobody told it, or that of another year."""
        return any(line.due.why_not in _NO_SCHOOL_DAY for line in self.lines)
