"""Moments as clocks tell them; a clock may tell a day that no calendar shows."""

from __future__ import annotations

import datetime as dt


def local(moment: dt.datetime) -> dt.datetime:
    """Give a moment in this computer's own time zone; in UTC on a day for which the system has no local time.

    Windows has none before 1970 and after 3000, and 9999-12-31 has no next day.
    """
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return moment


def later(day: dt.date, days: int) -> dt.date:
    """Give the day some days later, or earlier where that is negative; at most the first or the last day there is."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
