"""When the releases come that a table does not know yet: from the rhythm of those it knows, the first day and the last.

Nobody can say offline which version is the newest today, but a maker that keeps to a rhythm leaves little room: the
k-th release after the table cannot have come sooner than k cycles allow, nor later than k cycles, the holidays and
some weeks of delay. What holds on both days is certain enough to judge by; where they differ, it is not known.

- A maker that announces its releases ahead (`is_scheduled`) keeps to whole weeks. Its cycle is the median of the last
  five gaps without a holiday, or of the last three where that differs: it was just changed, and either may be true.
- No release comes around Christmas, in the American summer holiday or around Thanksgiving, so a gap over one of those
  is longer. How much at least is what the last three were; how much at most is `Holiday.longest`.
- Others come when they are ready: between the shortest and the longest of their last eight gaps; with some
  room on both sides, and much where those differ much.

The figures were chosen on the releases since 2019 and are held by benchmarks/forecast_backtest.py: looking back from
every month since 2022 they gave no false "too old".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from checker.model.moments import later

RUSHED = 2
"""How many days sooner than its rhythm a release may come: the last one may itself have been that much late."""
DELAYED = 21
"""How many days later than its rhythm: Firefox put one off by two weeks in 2026, a week after the one before."""
ANNOUNCED_RUSHED, ANNOUNCED_DELAYED = 7, 14
"""The same of a release whose day was announced: Chrome's may begin a week before, and were put off by two."""
_WEEK = 7
_SEEN = 3
"""Over how many of the last years a holiday is looked at."""
_STEADY = 1.5
"""How many times their shortest gap the longest may be of releases that come regularly."""
_ROOM, _MUCH_ROOM = (1.1, 1.1), (1.25, 1.5)
"""How many times shorter than all so far, and how many times longer, the next gap may be: of those, and of others."""


class Holiday(NamedTuple):
    """A day over which no release comes: from `days_before` on the next one is after it, up to `longest` days late."""

    month: int
    day: int
    days_before: int
    longest: int

    def in_year(self, year: int) -> dt.date:
        """Give the day."""
        return dt.date(year, self.month, self.day)


HOLIDAYS = (Holiday(7, 4, 6, 14), Holiday(11, 26, 0, 0), Holiday(12, 25, 10, 35))


class Bounds(NamedTuple):
    """The first and the last day on which something can have happened; no last day: it cannot be told."""

    earliest: dt.date
    latest: dt.date | None


class Forecast:
    """The releases to come of one rhythm, counted from the last one that is known or announced."""

    def __init__(
        self, days: tuple[dt.date, ...], announced: tuple[dt.date, ...], since: dt.date, *, is_scheduled: bool
    ) -> None:
        """Hold the rhythm of `days`, oldest first; nothing that is not in them came before `since`."""
        known = (*days, *announced)
        self._known: dict[int, Bounds] = {}
        self.since = since
        self._last = Bounds(known[-1], known[-1])
        if announced:
            self._last = announced_on(announced[-1])
        self._shortest, self._longest = _scheduled_cycle(known) if is_scheduled else _free_cycle(known)
        self._holidays = _holidays_of(known) if is_scheduled else ()

    def coming(self, count: int) -> Bounds:
        """Give when the `count`-th release after the last known one comes."""
        if count not in self._known:
            earliest = max(self.since, self._earliest(count))
            self._known[count] = Bounds(earliest, max(earliest, self._latest(count)))
        return self._known[count]

    def _earliest(self, count: int) -> dt.date:
        start = self._last.earliest
        day = later(start, round(count * self._shortest) - RUSHED)
        for holiday, at_least in self._days_off(start):
            if start < holiday < day:
                day = later(day, round(at_least * self._shortest))
        return day

    def _latest(self, count: int) -> dt.date:
        start = self._last.latest or self._last.earliest
        day = later(start, round(count * self._longest) + DELAYED)
        for year, (holiday, _) in self._yearly(start):
            free = holiday.in_year(year)
            if start < free <= later(day, holiday.days_before):
                day = later(day, holiday.longest)
        return day

    def _days_off(self, start: dt.date) -> Iterator[tuple[dt.date, float]]:
        return ((holiday.in_year(year), at_least) for year, (holiday, at_least) in self._yearly(start))

    def _yearly(self, start: dt.date) -> Iterator[tuple[int, tuple[Holiday, float]]]:
        years = range(start.year, start.year + _SEEN)
        return ((year, holiday) for year in years for holiday in self._holidays)


def announced_on(day: dt.date) -> Bounds:
    """Give when a release comes that was announced for a day."""
    return Bounds(later(day, -ANNOUNCED_RUSHED), later(day, ANNOUNCED_DELAYED))


@lru_cache(maxsize=64)
def forecast(
    days: tuple[dt.date, ...], announced: tuple[dt.date, ...], since: dt.date, *, is_scheduled: bool
) -> Forecast | None:
    """Give the releases to come after those of `days` and `announced`; None where too few are known for a rhythm."""
    return Forecast(days, announced, since, is_scheduled=is_scheduled) if len(days) > _SEEN else None


def _gaps(days: tuple[dt.date, ...]) -> list[int]:
    return [(after - before).days for before, after in pairwise(days)]


def _middle(gaps: list[int]) -> int:
    """Give the median of an odd number of gaps; `statistics` would load a dozen modules for it."""
    return sorted(gaps)[len(gaps) // 2]


def _scheduled_cycle(days: tuple[dt.date, ...]) -> tuple[float, float]:
    """Give the shortest and the longest the cycle may be, in days: whole weeks. Gaps over holidays do not count."""
    ordinary = [(after - before).days for before, after in pairwise(days) if not _inside(before, after)]
    gaps = ordinary or _gaps(days)
    cycles = sorted(max(1, round(_middle(gaps[-count:]) / _WEEK)) * _WEEK for count in (5, 3))
    return cycles[0], cycles[-1]


def _free_cycle(days: tuple[dt.date, ...]) -> tuple[float, float]:
    gaps = _gaps(days)[-8:]
    shortest, longest = min(gaps), max(gaps)
    sooner, later_still = _ROOM if longest <= _STEADY * shortest else _MUCH_ROOM
    return shortest / sooner, longest * later_still


def _holidays_of(days: tuple[dt.date, ...]) -> tuple[tuple[Holiday, float], ...]:
    """Give each holiday with how much of a cycle it costs at least: the least of the last years, if two are known."""
    lost: dict[Holiday, list[float]] = {holiday: [] for holiday in HOLIDAYS}
    gaps = _gaps(days)
    for number in range(5, len(gaps)):
        if inside := _inside(days[number], days[number + 1]):
            lost[inside[-1]].append(gaps[number] / _middle(gaps[number - 5 : number]) - 1)
    recent = {holiday: shares[-_SEEN:] for holiday, shares in lost.items()}
    return tuple((each, max(0.0, min(seen)) if len(seen) > 1 else 0.0) for each, seen in recent.items())


def _inside(before: dt.date, after: dt.date) -> list[Holiday]:
    """Give the holidays in a gap between two releases."""
    years = {before.year, after.year}
    return [each for each in HOLIDAYS if any(before < each.in_year(year) <= after for year in years)]
