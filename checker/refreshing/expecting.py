"""Which version of a browser is expected to be the newest on a day: at least this one, at most that one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from checker.conditions.forecast import Bounds, announced_on, forecast
from checker.model.releases import BrowserHistory, BrowserRelease

_FURTHEST = 100
"""Releases ahead; by then the table is years old."""


class Expected(msgspec.Struct, frozen=True):
    """How many releases came since the table, and the versions that are then the newest; "" for one without a name."""

    newer_at_least: int
    newer_at_most: int
    lowest: str
    highest: str


def expected(history: BrowserHistory, snapshot: dt.date, day: dt.date) -> Expected | None:
    """Give the bounds of the newest version on a day; None of a browser with too few releases to have a rhythm."""
    normal = [row for row in history.releases if row.channel == "stable"]
    out, announced = [row for row in normal if not row.planned], [row for row in normal if row.planned]
    bounds = _bounds(history, out, announced, snapshot)
    at_least = at_most = 0
    for number, one in enumerate(bounds, 1):
        if one.earliest > day:
            break
        at_most = number
        at_least = number if one.latest and one.latest <= day else at_least
    else:
        return None
    known = [*out[-1:], *announced]
    return Expected(at_least, at_most, _name(known, at_least), _name(known, at_most))


def _bounds(
    history: BrowserHistory, out: Sequence[BrowserRelease], announced: Sequence[BrowserRelease], snapshot: dt.date
) -> Iterator[Bounds]:
    """Give when the next releases come, one by one; they end where there is no rhythm to count on with."""
    yield from (announced_on(row.released) for row in announced)
    days = tuple(row.released for row in out), tuple(row.released for row in announced)
    if rhythm := forecast(*days, snapshot, is_scheduled=history.scheduled):
        yield from (rhythm.coming(number) for number in range(1, _FURTHEST))


def _name(known: Sequence[BrowserRelease], number: int) -> str:
    """Give the version of the release so many after the newest one out: as it was told, or counted on."""
    if number < len(known):
        return known[number].version
    last = known[-1].version
    return str(int(last) + number - len(known) + 1) if last.isdecimal() else ""
