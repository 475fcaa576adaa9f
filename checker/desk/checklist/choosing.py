"""Which school year's checklist is looked at: that of now, or another one that a person chose on the tab.

The choice stands in the address of the page and in its forms, so that two windows may look at two years.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.checklist.document import Checklist
from checker.checklist.holding import Holding, holding
from checker.checklist.standing import Standing
from checker.desk.desk import Desk
from checker.desk.newest import Made
from checker.desk.tabs.tab import Query
from checker.fleet.checklist import standing_beside

CHOICE = "list"
"""What stands before the name of the chosen one in the address."""


class Now(NamedTuple):
    """How a checklist stands in the newest overview, and what people wrote down about it that holds."""

    standing: Standing
    held: Holding

    @property
    def name(self) -> str:
        """Give the name of the checklist."""
        return self.standing.checklist.name

    def has(self, item: str) -> bool:
        """Tell whether there is a line with this id."""
        return any(line.item.id == item for line in self.standing.lines)


def now_on(desk: Desk, name: str = "") -> Now | None:
    """Give how the one with this name stands, else that of today; None while nothing could be read yet.

    None too for one that is not there, or is of another publisher than those whose requirements are in use.
    """
    made = desk.newest.made
    if made is None or made.checklist is None:
        return None
    standing = made.checklist
    if name and name != standing.checklist.name:
        chosen = [checklist for checklist in checklists_on(desk, made) if checklist.name == name]
        if not chosen:
            return None
        standing = _standing(desk, made, chosen[0])
    return Now(standing, holding(made.gathered.school_year, standing.checklist.name))


def chosen_on(desk: Desk, asked: Query) -> Now | None:
    """Give the one that an address asks for; one that is not there any more is that of today."""
    return now_on(desk, "".join(asked.get(CHOICE, ())[:1])) or now_on(desk)


def checklists_on(desk: Desk, made: Made) -> Iterator[Checklist]:
    """Give those to choose from, the oldest first: the newest of each school year, of the publisher of today's."""
    if made.checklist:
        today = made.checklist.checklist
        for checklist in desk.checklists.of_years(today.id):
            yield today if checklist.school_year == today.school_year else checklist


def _standing(desk: Desk, made: Made, checklist: Checklist) -> Standing:
    assert made.asked is not None  # noqa: S101  where a checklist stands, one was asked for
    day = made.asked.day
    asked = desk.checklists.as_chosen(checklist, day).asked(day, made.asked.first_school_day, made.asked.told)
    return standing_beside(made.fleet, made.gathered.school_year, asked)
