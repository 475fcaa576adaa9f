"""The checklists in the program as schools leave them: untouched, half done, all done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from checker.checklist.document import Checklist
from checker.checklist.loading import load_checklist
from checker.checklist.standing import Devices, Standing
from checker.model.school_year import Done, Entry, GroupData, LeftOut, OwnItem, SchoolYearEntry
from checker.resources import built_in_specs_folder
from tests.checklist.made import GROUPS, made, stands

AnyEntry = TypeVar("AnyEntry", bound=Entry)
YEARS = ("2025-2026", "2026-2027")
BEGINS = {"2025-2026": dt.date(2025, 8, 25), "2026-2027": dt.date(2026, 8, 17)}
JUNE = {year: dt.date(int(year[:4]), 6, 20) for year in YEARS}
AUGUST = {year: dt.date(int(year[:4]), 8, 12) for year in YEARS}
SOME_FAIL = Devices(meets=184, fails=12, unknown=3, missing=1)
NOTE = "Rekenen groep 7 opgezegd, taal loopt nog een jaar door."


def of_year(year: str) -> Checklist:
    """Give one of the checklists in the program."""
    return load_checklist(built_in_specs_folder() / "checklists" / f"malmberg-{year}.toml")


def untouched(year: str) -> Standing:
    """Give it in June, with nothing told."""
    return stands(of_year(year), (), JUNE[year])


def half_done(year: str) -> Standing:
    """Give it in August: ticked, measured, left out, with a note, and with lines of the school's own."""
    day = AUGUST[year].isoformat()
    entries = (
        made(Done, 1, item="cancel-licences", on=f"{year[:4]}-06-12", role="coordinator", note=NOTE),
        made(Done, 2, item="ip-address", on=day, role="supplier"),
        made(LeftOut, 3, item="login-portal", note="Wij hebben geen portaal."),
        made(OwnItem, 4, item="digiborden-0001", title="Digiborden nakijken", by=f"{year[:4]}-08-21"),
        made(OwnItem, 5, item="accounts-0002", title="Nieuwe leerkrachten een account geven"),
        made(GroupData, 6, **GROUPS | {"dated": day, "looked_on": day, "school_year": year}),
    )
    return stands(of_year(year), _of(year, entries), AUGUST[year], BEGINS[year], SOME_FAIL)


def all_done(year: str) -> Standing:
    """Give it with every line ticked, each with a note, and three lines of the school's own."""
    checklist, day = of_year(year), AUGUST[year].isoformat()
    own = [
        made(OwnItem, 90 + number, item=f"eigen-{number}", title=f"Iets van onszelf, {number}") for number in (1, 2, 3)
    ]
    names = [item.id for item in checklist.item if item.verified_by != "nothing"] + [each.item for each in own]
    done = [
        made(Done, 1 + number, item=name, on=day, role="coordinator", note=NOTE) for number, name in enumerate(names)
    ]
    devices = Devices(meets=200, fails=0, unknown=0)
    return stands(checklist, _of(year, (*own, *done)), AUGUST[year], BEGINS[year], devices)


def _of(year: str, entries: Iterable[SchoolYearEntry]) -> tuple[SchoolYearEntry, ...]:
    """Give the entries as of this year's checklist."""
    return tuple(replace(entry, checklist=f"malmberg/{year}") for entry in entries)


WAYS = {"untouched": untouched, "half-done": half_done, "all-done": all_done}
