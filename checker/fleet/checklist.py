"""The checklist of the school year beside the devices: what people did about it, and what the devices show."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from checker.checklist.asked import AskedChecklist
from checker.checklist.of_schools import ChecklistOfSchool, ChecklistsOfSchools
from checker.checklist.standing import Devices, Standing
from checker.checklist.working_out import standing_of
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.school_year import SchoolYearEntry, year_of
from checker.storage.gathering import Gathered


def with_checklist(fleet: Fleet, gathered: Gathered, asked: AskedChecklist | None) -> Fleet:
    """Give the overview with how the checklist stands, of several schools at each of them.

    One that is past is shown to who used it.
    """
    told = [entry for entry in gathered.school_year if asked and entry.year == year_of(asked.checklist.name)]
    if asked is None or (asked.is_past and not told):
        return fleet
    if len(fleet.schools) > 1:
        schools = tuple(_each_school(fleet, gathered, asked))
        return msgspec.structs.replace(fleet, checklists=ChecklistsOfSchools(asked.checklist, schools))
    return msgspec.structs.replace(fleet, checklist=standing_beside(fleet, told, asked))


def standing_beside(fleet: Fleet, entries: Iterable[SchoolYearEntry], asked: AskedChecklist) -> Standing:
    """Give how the checklist stands with the devices of an overview."""
    return standing_of(asked, entries, devices_counted(fleet))


def devices_counted(fleet: Fleet) -> Devices:
    """Give the counts at the head of the overview: who is set aside is in none, who is missing in one of its own."""
    return _counted(fleet.rows, len(fleet.missing))


def _counted(rows: Sequence[DeviceRow], missing: int = 0) -> Devices:
    standings = Counter(row.judged.standing for row in rows)
    meets, unknown = standings["meets"], standings["unknown"]
    return Devices(
        meets=meets,
        fails=len(rows) - meets - unknown,
        unknown=unknown,
        missing=missing,
        oldest=min((row.measured for row in rows), default=None),
    )


def _each_school(fleet: Fleet, gathered: Gathered, asked: AskedChecklist) -> Iterator[ChecklistOfSchool]:
    """Give how it stands at each. A tick does not say of which school it is: the results beside it do.

    Where those are of several schools, nothing is said of any of them. Which devices a list misses is not known of one
    school either, so where there is a list the devices tell of what is measured alone.
    """
    rows = defaultdict(list)
    for row in fleet.rows:
        rows[row.identity.school].append(row)
    ticks, doubted = _told_at(fleet, gathered.school_year_by_file)
    for school in fleet.schools:
        if school in doubted:
            yield ChecklistOfSchool(school, None)
        else:
            yield ChecklistOfSchool(school, standing_of(asked, ticks.get(school, ()), _counted(rows[school])))


def _told_at(
    fleet: Fleet, by_file: Mapping[str, Sequence[SchoolYearEntry]]
) -> tuple[Mapping[str, Sequence[SchoolYearEntry]], set[str]]:
    """Give what was written down at each school, and the schools whose results lie together with those of others."""
    ticks: dict[str, list[SchoolYearEntry]] = defaultdict(list)
    doubted: set[str] = set()
    for path, entries in by_file.items():
        folder = os.path.join(os.path.dirname(path), "")  # noqa: PTH118, PTH120  a path of the walk, as it is
        schools = {row.identity.school for row in fleet.rows if row.newest.startswith(folder)} - {""}
        if len(schools) == 1:
            ticks[schools.pop()] += entries
        elif entries:
            doubted |= schools
    return ticks, doubted
