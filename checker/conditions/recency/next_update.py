"""When the update after the last one in the table is to be expected."""

from __future__ import annotations

import datetime as dt

from checker.conditions.recency.forecast import Bounds, forecast
from checker.model.releases import OperatingSystemTable, UpdateHistory

_TUESDAY = 1
_WEEK = 7


def next_update(history: UpdateHistory, table: OperatingSystemTable) -> Bounds:
    """Give the first and the last day on which the next update of this release of a system comes.

    For a maker that keeps to no day: by the gaps so far, also those of the release before this one. No last day for a
    release that is not the newest of its system, for whether it gets another one is up to the maker; nor where the
    rhythm had been lost by the date of the table.
    """
    own = _days(history)
    older = [each for each in table.update if each.os == history.os and _number(each) < _number(history)]
    before = [day for day in _days(max(older, key=_number)) if day < own[0]] if older else []
    rhythm = forecast((*before, *own), (), table.snapshot, is_scheduled=False)
    if rhythm is None:
        return Bounds(table.snapshot, None)
    earliest, latest = rhythm.coming(1)
    is_in_time = latest is not None and latest > table.snapshot
    return Bounds(earliest, latest if is_in_time and is_newest_release(history, table) else None)


def is_newest_release(history: UpdateHistory, table: OperatingSystemTable) -> bool:
    """Tell whether a history is that of the newest release of its system."""
    return all(_number(each) <= _number(history) for each in table.update if each.os == history.os)


def second_tuesday_after(day: dt.date) -> dt.date:
    """Give the first second Tuesday of a month that comes after this day."""
    first = day.replace(day=1)
    this_month = _second_tuesday(first)
    return this_month if this_month > day else _second_tuesday((first + dt.timedelta(31)).replace(day=1))


def _second_tuesday(first: dt.date) -> dt.date:
    return first + dt.timedelta((_TUESDAY - first.weekday()) % _WEEK + _WEEK)


def _days(history: UpdateHistory) -> tuple[dt.date, ...]:
    """Give the days on which an update for all models came."""
    return tuple(dict.fromkeys(row.released for row in history.releases if not row.some_models))


def _number(history: UpdateHistory) -> int:
    return max(map(int, history.series))
