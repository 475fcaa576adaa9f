"""The tab "Checklist" of the desk for the picture: an invented school, a week before the summer holidays of 2025."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from checker.checklist.asked import AskedChecklist
from checker.checklist.loading import load_checklist
from checker.checklist.working_out import standing_of
from checker.desk.desk import Desk, Place, Voice
from checker.desk.newest import Made
from checker.desk.pages import tab_page
from checker.desk.tabs import checklist as checklist_tab
from checker.fleet.checklist import devices_counted
from checker.fleet.model import Fleet
from checker.fleet.survey import Question
from checker.model.school_year import Done, Entry, OwnItem, SchoolYearEntry
from checker.overview.asking import School
from checker.resources import built_in_specs_folder
from checker.specification.specs_folder import requirements_in_use
from checker.storage.gathering import Gathered
from checker.storage.settings import Settings

AnyEntry = TypeVar("AnyEntry", bound=Entry)
LIST = "malmberg-2025-2026.toml"
DAY = dt.date(2025, 7, 10)
BEGINS = dt.date(2025, 8, 25)


class Measured(NamedTuple):
    """The devices of a school: what was read, what was asked of it, and the overview."""

    gathered: Gathered
    question: Question
    fleet: Fleet


def checklist_on_desk(school: str, measured: Measured) -> str:
    """Give the page of the tab as that school saw it on the day."""
    checklist, entries = load_checklist(built_in_specs_folder() / "checklists" / LIST), list(_entries())
    standing = standing_of(
        AskedChecklist(checklist=checklist, day=DAY, first_school_day=BEGINS), entries, devices_counted(measured.fleet)
    )
    gathered = msgspec.structs.replace(measured.gathered, school_year=entries)
    made = Made(gathered, measured.question, measured.fleet, b"", is_whole=True, checklist=standing)
    with tempfile.TemporaryDirectory() as scratch:
        desk = _desk(school, Path(scratch), measured.question.now.date())
        desk.newest.made = made
        return tab_page(desk, checklist_tab.TAB, {}).text.replace(scratch, "")


def _desk(school: str, home: Path, day: dt.date) -> Desk:
    place = Place(folder=home / "resultaten", cache=home / "cache")
    settings = Settings(school=school, first_school_day=BEGINS)
    return Desk(School(home, settings), place, requirements_in_use(day, home), Voice(lambda _what, _why: None))


def _entries() -> tuple[SchoolYearEntry, ...]:
    return (
        _made(Done, 1, item="cancel-licences", on="2025-06-12", role="coordinator", note="Rekenen groep 7 opgezegd."),
        _made(OwnItem, 2, item="tablets-opladen", title="Tablets uit groep 3 ophalen", by="2025-07-08"),
    )


def _made(kind: type[AnyEntry], number: int, **told: str) -> AnyEntry:
    known = {"id": f"{number:032x}", "at": f"2025-06-12T10:0{number}:00Z", "checklist": "malmberg/2025-2026"}
    return kind(**known, **told)
