"""The releases of one browser: those its table knows, those that were announced, and those its rhythm lets expect.

A version between two rows counts as the lower one. One beyond the last row came later than that row: how many releases
later tells its first number, where each release raises that by one; else it is one or more.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from itertools import count, pairwise
from typing import NamedTuple

from checker.conditions.forecast import Bounds, Forecast, announced_on, forecast
from checker.model.releases import BrowserHistory, BrowserRelease, BrowserTable
from checker.versions import is_beyond, major, version_of

_LAST_ROWS = 8
_FARTHEST = 2 * 366
"""How many days after its table anything is expected of a rhythm; no spec believes one for longer, and a clock may."""


class Place(NamedTuple):
    """Where a version stands: on a row, so many releases after the last one (`upto` None: or more), or before all."""

    row: int | None
    after: int = 0
    upto: int | None = 0


class BrowserReleases:
    """The normal releases of one browser, oldest first, and what to expect after them."""

    def __init__(self, history: BrowserHistory, table: BrowserTable) -> None:
        """Take them from the table; another browser that this one is built on comes before it."""
        self.rows = [row for row in history.releases if row.channel == "stable"]
        self._snapshot = table.snapshot
        self._scheduled = history.scheduled
        base = table.browser.get(history.built_on)
        self._base = BrowserReleases(base, table) if base else None

    def place(self, version: str) -> Place:
        """Give where a version stands."""
        number = version_of(version)
        for index in reversed(range(len(self.rows))):  # the newest first: most browsers are
            listed = self.rows[index].version
            if version_of(listed) <= number:
                return self._after(version) if self._is_last(index) and is_beyond(version, listed) else Place(index)
        return Place(None)

    def released(self, place: Place) -> Bounds | None:
        """Give when that version came out; None where it is older than every row."""
        if place.after:
            return self._coming(place.after, place.upto)
        return None if place.row is None else self._day_of(self.rows[place.row])

    def superseded(self, place: Place) -> Bounds:
        """Give when a newer one came out; without a rhythm not before the table's own day, if ever."""
        if place.after:
            return self._coming(place.after + 1, place.upto + 1 if place.upto else None)
        following = 0 if place.row is None else place.row + 1
        return self._day_of(self.rows[following]) if following < len(self.rows) else self._coming(1, 1)

    def following(self, place: Place, day: dt.date) -> BrowserRelease | None:
        """Give the row that came after this version, if it is out on the day."""
        following = 0 if place.row is None else place.row + 1
        rows = [] if place.after else self.rows[following : following + 1]
        return next((row for row in rows if row.released <= day and not row.planned), None)

    def newest_known(self) -> BrowserRelease | None:
        """Give the newest release that was out on the table's day."""
        return next((row for row in reversed(self.rows) if not row.planned), None)

    def is_beyond(self, place: Place, row: BrowserRelease) -> bool:
        """Tell whether a version came after this row: announced, or not known at all."""
        return bool(place.after) or (place.row is not None and place.row > self.rows.index(row))

    def expected_on(self, day: dt.date) -> tuple[str, str] | None:
        """Give the oldest and the newest version that may be the newest on a day; None where numbers tell nothing."""
        newest = self.newest_known()
        is_too_far = (day - self._snapshot).days > _FARTHEST
        if newest is None or is_too_far or not self._counts or self._rhythm is None:
            return None
        oldest = latest = major(newest.version)
        for number in count(latest + 1):
            bounds = self.released(self.place(str(number)))
            if bounds is None or bounds.earliest > day:
                return str(oldest), str(latest)
            latest = number
            oldest = number if bounds.latest and bounds.latest <= day else oldest
        return None

    def newest_on(self, day: dt.date) -> str | None:
        """Give a version that no newer one has superseded by that day, whether or not it is in the table."""
        expected, newest = self.expected_on(day) if day > self._snapshot else None, self.newest_known()
        if expected or newest is None:
            return expected[1] if expected else None
        latest = self._coming(1, 1).latest
        return _raised(newest.version) if latest and latest <= day else newest.version

    def _is_last(self, index: int) -> bool:
        return index == len(self.rows) - 1

    def _after(self, version: str) -> Place:
        steps = major(version) - major(self.rows[-1].version)
        return Place(None, steps, steps) if self._counts and steps > 0 else Place(None, 1, None)

    @cached_property
    def _counts(self) -> bool:
        """Tell whether releases raise the first number by one, but for a few in between such as 19.1."""
        rows = self.rows[-_LAST_ROWS:]
        numbers = list(dict.fromkeys(major(row.version) for row in rows))
        return len(numbers) * 2 > len(rows) and all(after == before + 1 for before, after in pairwise(numbers))

    def _day_of(self, row: BrowserRelease) -> Bounds:
        if not row.planned:
            return Bounds(row.released, row.released)
        announced = announced_on(row.released)
        return announced._replace(earliest=max(self._snapshot, announced.earliest))

    def _coming(self, steps: int, upto: int | None) -> Bounds:
        rhythm = self._rhythm
        if rhythm is None:
            return Bounds(self._snapshot, None)
        earliest = rhythm.coming(steps).earliest
        if self._base and self._counts:
            based_on = self._base.released(self._base.place(str(major(self.rows[-1].version) + steps)))
            earliest = max(self._snapshot, based_on.earliest) if based_on else earliest
        return Bounds(earliest, rhythm.coming(upto).latest if upto else None)

    @cached_property
    def _rhythm(self) -> Forecast | None:
        rows = {major(row.version): row for row in reversed(self.rows)}.values() if self._counts else self.rows
        days = tuple(sorted(row.released for row in rows if not row.planned))
        announced = tuple(sorted(row.released for row in rows if row.planned))
        return forecast(days, announced, self._snapshot, is_scheduled=self._scheduled)


def _raised(version: str) -> str:
    """Give the version with its last number one higher."""
    *numbers, last = version_of(version).release
    return ".".join(map(str, (*numbers, last + 1)))
