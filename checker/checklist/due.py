"""When a line of the checklist is due."""

from __future__ import annotations

import datetime as dt

from checker.checklist.document import Before, BeforeSchool, By, Checklist, During, Item
from checker.checklist.standing import Due


def due_of(item: Item, begins: dt.date | None, checklist: Checklist) -> Due:
    """Give the days of an item. `begins`: the first day of school, where the school told it.

    A first day of school outside the days of this checklist is that of another year, which settings keep until someone
    changes them: nothing is counted from it.
    """
    provisional = item.when is not None and item.when.provisional
    match item.when:
        case None:
            return Due(why_not="no_moment")
        case By(day=day):
            return Due(last=day, is_provisional=provisional)
        case Before(day=day):
            return Due(last=_earlier(day, 1), is_provisional=provisional)
        case During(first=first, last=last):
            return Due(first=first, last=last, is_provisional=provisional)
        case BeforeSchool(days=days):
            return _before_school(days, begins, checklist, is_provisional=provisional)


def _before_school(days: int, begins: dt.date | None, checklist: Checklist, *, is_provisional: bool) -> Due:
    if begins is None:
        return Due(why_not="no_first_school_day", is_provisional=is_provisional)
    if not checklist.holds_on(begins):
        return Due(why_not="first_school_day_of_another_year", is_provisional=is_provisional)
    return Due(last=_earlier(begins, days), is_provisional=is_provisional)


def _earlier(day: dt.date, days: int) -> dt.date:
    """Give the day so many days before; no calendar begins before its first day."""
    return dt.date.fromordinal(max(day.toordinal() - days, 1))
