"""The choice of a school year at the top of the tab: each that there is, which one is of now, and which is shown."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import msgspec

from checker.desk.checklist.choosing import CHOICE, Now, checklists_on
from checker.desk.desk import Desk


class Year(msgspec.Struct, frozen=True):
    """A school year to choose. `query`: what its address has after the question mark, "" for the one of now."""

    said: str
    query: str
    is_shown: bool


class Choice(msgspec.Struct, frozen=True):
    """What there is to choose. `query`: that of the one that is shown; `shown`: its year where that is not now's."""

    years: Sequence[Year] = ()
    query: str = ""
    shown: str = ""


def choice_on(desk: Desk, shown: Now) -> Choice:
    """Give the choice; no years where there is only one."""
    made = desk.newest.made
    if made is None or made.checklist is None:
        return Choice()
    today = made.checklist.checklist.name
    years = []
    for checklist in checklists_on(desk, made):
        is_now = checklist.name == today
        said = (
            desk.words.say("desk.checklist.year_now", year=checklist.school_year) if is_now else checklist.school_year
        )
        query = "" if is_now else f"?{urlencode({CHOICE: checklist.name})}"
        years.append(Year(said, query, checklist.name == shown.name))
    is_other = shown.name != today
    query = next((year.query for year in years if year.is_shown), "")
    return Choice(years if len(years) > 1 else (), query, shown.standing.checklist.school_year if is_other else "")
