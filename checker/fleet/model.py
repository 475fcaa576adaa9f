"""The overview as data. Every number on the page, in print and in an export is counted from these rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from checker.checklist.of_schools import ChecklistsOfSchools
from checker.checklist.standing import Standing
from checker.fleet.actions import Action
from checker.fleet.changes import Change
from checker.fleet.days import ClockOfOverview
from checker.fleet.decisions.in_force import Decisions
from checker.fleet.decisions.outcome import Aside
from checker.fleet.duplicates import Duplicate
from checker.fleet.matching.listing import Listing
from checker.fleet.matching.missing import Missing
from checker.fleet.outlook import Ending
from checker.fleet.rows import DeviceRow
from checker.model.releases import Releases
from checker.specification.confirmed import ConfirmedBefore
from checker.specification.document import RequirementsSpec
from checker.storage.gathering import OtherFiles
from checker.storage.results_folder import RejectedFile


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The same readings under another spec: which devices change verdict."""

    spec: RequirementsSpec
    changes: Sequence[Change]


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """What changed after a day: devices with another verdict, and how many were not measured before."""

    day: dt.date
    changes: Sequence[Change]
    new: int
    compared: int


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """What was read: results that count, earlier ones of the same devices, copies, and files that do not count.

    `aside`: results of devices that do not count because a person said so. `corrections`: files with what people
    decided; `school_year`: with what they did about the checklist. `others` are none of these, and are told of without
    alarm.
    """

    counted: int
    earlier: int
    copies: int
    rejected: Sequence[RejectedFile]
    aside: int = 0
    corrections: int = 0
    school_year: int = 0
    others: OtherFiles = OtherFiles()

    @property
    def read(self) -> int:
        """Give how many there are in all."""
        results = self.counted + self.earlier + self.copies + self.aside
        return results + len(self.rejected) + self.corrections + self.school_year


class Fleet(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. Rows stand in walking order.

    `clock`: what is known of that of this computer. `on`: the one day all were judged for, None for each device's own.
    `aside`: devices that are in none of the counts.
    `listing`: the school's own list beside them, None where there is none.
    `confirmed_before`: whose requirements of an earlier school year a person confirmed, and not those in use.
    `checklist`: how that of the school year stands, None where there is none or this is of several schools; then
    `checklists` has that of each.
    """

    today: dt.date
    clock: ClockOfOverview
    on: dt.date | None
    stale_after: int
    spec: RequirementsSpec
    releases: Releases
    rows: Sequence[DeviceRow]
    actions: Sequence[Action]
    endings: Sequence[Ending]
    duplicates: Sequence[Duplicate]
    files: Files
    listing: Listing | None
    comparison: Comparison | None
    since: Since | None
    schools: tuple[str, ...]
    decisions: Decisions = Decisions()
    aside: Sequence[Aside] = ()
    confirmed_before: tuple[ConfirmedBefore, ...] = ()
    checklist: Standing | None = None
    checklists: ChecklistsOfSchools | None = None

    @property
    def missing(self) -> Sequence[Missing]:
        """Give what is on the school's list and was not measured."""
        return self.listing.missing if self.listing else ()
