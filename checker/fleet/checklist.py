"""The checklist of the school year beside the devices: what people did about it, and what the devices show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from checker.checklist.asked import AskedChecklist
from checker.checklist.standing import Devices, Standing
from checker.checklist.working_out import standing_of
from checker.fleet.model import Fleet
from checker.model.school_year import SchoolYearEntry, year_of


def with_checklist(fleet: Fleet, entries: Iterable[SchoolYearEntry], asked: AskedChecklist | None) -> Fleet:
    """Give the overview with how the checklist stands.

    Of several schools none: what people did does not say at which of them. One that is past is shown to who used it.
    """
    told = [entry for entry in entries if asked and entry.year == year_of(asked.checklist.name)]
    if asked is None or len(fleet.schools) > 1 or (asked.is_past and not told):
        return fleet
    return msgspec.structs.replace(fleet, checklist=standing_beside(fleet, told, asked))


def standing_beside(fleet: Fleet, entries: Iterable[SchoolYearEntry], asked: AskedChecklist) -> Standing:
    """Give how the checklist stands with the devices of an overview."""
    return standing_of(asked, entries, devices_counted(fleet))


def devices_counted(fleet: Fleet) -> Devices:
    """Give the counts at the head of the overview: who is set aside is in none, who is missing in one of its own."""
    standings = Counter(row.judged.standing for row in fleet.rows)
    meets, unknown = standings["meets"], standings["unknown"]
    return Devices(
        meets=meets,
        fails=len(fleet.rows) - meets - unknown,
        unknown=unknown,
        missing=len(fleet.missing),
        oldest=min((row.measured for row in fleet.rows), default=None),
    )
