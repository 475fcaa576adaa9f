"""When the update after the last one in the table is to be expected."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from checker.model.releases import OperatingSystemTable, UpdateHistory
from checker.versions import version_of

_TUESDAY = 1
_WEEK = 7


class Expected(NamedTuple):
    """The bounds of the day of the next update; None: not to be told, or perhaps there is none."""

    earliest: dt.date | None
    latest: dt.date | None


def next_update(history: UpdateHistory, table: OperatingSystemTable) -> Expected:
    """Give when the next update of this release of a system comes.

    A maker that keeps to a day has it then. Of others the gaps so far tell; and of a release that is not the newest of
    its system not by when, for whether it gets one more is up to the maker.
    """
    last = history.releases[-1].released
    if history.rhythm == "second-tuesday":
        day = second_tuesday_after(last)
        return Expected(day, day)
    return Expected(None, None)


def second_tuesday_after(day: dt.date) -> dt.date:
    """Give the first second Tuesday of a month that comes after this day."""
    this_month = _second_tuesday(day.replace(day=1))
    return this_month if this_month > day else _second_tuesday((day.replace(day=1) + dt.timedelta(31)).replace(day=1))


def _second_tuesday(first: dt.date) -> dt.date:
    return first + dt.timedelta((_TUESDAY - first.weekday()) % 7 + _WEEK)
