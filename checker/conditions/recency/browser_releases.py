"""The releases of one browser: those its table knows, those that were announced, and those to expect after them.

A version between two rows counts as the lower one; one beyond the last row came later than that row.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import NamedTuple

from checker.conditions.recency.coming_releases import ComingReleases, coming_after
from checker.conditions.recency.forecast import Bounds, announced_on
from checker.conditions.recency.once import once
from checker.model.moments import later
from checker.model.releases import BELIEVED_DAYS, BrowserHistory, BrowserRelease, BrowserTable
from checker.versions import major, version_of


class Place(NamedTuple):
    """Where a version stands: on a row, beyond them all, or (without a row) before them all."""

    version: str
    row: int | None
    is_beyond: bool = False


@once
def releases_of(history: BrowserHistory, table: BrowserTable) -> BrowserReleases:
    """Give the releases of one browser in a table."""
    return BrowserReleases(history, table)


class BrowserReleases:
    """The normal releases of one browser, oldest first, and what to expect after them."""

    def __init__(self, history: BrowserHistory, table: BrowserTable) -> None:
        """Take them from the table; another browser that this one is built on comes before it."""
        self.rows = [row for row in history.releases if row.channel == "stable"]
        self._snapshot = table.snapshot
        self._scheduled = history.scheduled
        self._expected: dict[dt.date, tuple[str, str] | None] = {}
        base = table.browser.get(history.built_on)
        self._base = releases_of(base, table) if base else None

    def place(self, version: str) -> Place:
        """Give where a version stands."""
        number = version_of(version)
        for index in reversed(range(len(self.rows))):  # the newest first: most browsers are
            listed = self.rows[index].version
            if version_of(listed) <= number:
                is_last = index == len(self.rows) - 1
                return Place(version, index, is_beyond=is_last and self._coming.is_beyond(version))
        return Place(version, None)

    def released(self, place: Place) -> Bounds | None:
        """Give when that version came out; None where it is older than every row."""
        if place.is_beyond:
            return self._after_its_base(place.version, self._coming.released(place.version))
        return None if place.row is None else self._day_of(self.rows[place.row])

    def superseded(self, place: Place) -> Bounds:
        """Give when a newer one came out; without a rhythm not before the table's own day, if ever."""
        following = 0 if place.row is None else place.row + 1
        if following < len(self.rows):
            return self._day_of(self.rows[following])
        version = place.version if place.is_beyond else self.rows[-1].version
        return self._after_its_base(self._coming.following(version), self._coming.superseded(version))

    def outnumbered(self, place: Place, count: int) -> Bounds:
        """Give when so many newer first numbers are out that a version is not among the newest of so many."""
        newer = self._newer(place.version)
        if count > len(newer):
            since = place.version if place.is_beyond else self._last
            bounds = self._after_its_base(*self._coming.raised(since, count - len(newer)))
        else:
            bounds = self._day_of(newer[count - 1])
        return bounds._replace(earliest=dt.date.min) if self._is_before_all(place) else bounds

    def outnumbered_by_rows(self, place: Place, count: int) -> Bounds:
        """Give the same by what the table knows: what it does not came after its own day, if ever."""
        newer = [row for row in self._newer(place.version) if not row.planned]
        day = newer[count - 1].released if count <= len(newer) else None
        earliest = dt.date.min if self._is_before_all(place) else day or later(self._snapshot, 1)
        return Bounds(earliest, day)

    def _newer(self, version: str) -> list[BrowserRelease]:
        """Give the first release of each first number above that of a version, oldest first."""
        number = major(version)
        return [row for first, row in self._firsts if first > number]

    def _is_before_all(self, place: Place) -> bool:
        """Tell whether a version came before the table begins, so that there may be numbers in between."""
        return place.row is None and bool(self._firsts) and major(place.version) < self._firsts[0][0]

    def following(self, place: Place, day: dt.date) -> BrowserRelease | None:
        """Give the row that came after this version, if it is out on the day."""
        following = 0 if place.row is None else place.row + 1
        return next(
            (row for row in self.rows[following : following + 1] if row.released <= day and not row.planned), None
        )

    def newest_known(self) -> BrowserRelease | None:
        """Give the newest release that was out on the table's day."""
        return next((row for row in reversed(self.rows) if not row.planned), None)

    def is_after(self, place: Place, row: BrowserRelease) -> bool:
        """Tell whether a version came after this row: announced, or not known at all."""
        return place.is_beyond or (place.row is not None and place.row > self.rows.index(row))

    def expected_on(self, day: dt.date) -> tuple[str, str] | None:
        """Give the oldest and the newest version that may be the newest on a day; None where numbers tell nothing."""
        if (day - self._snapshot).days > BELIEVED_DAYS or not self._coming.tells_newest:
            return None
        if day not in self._expected:
            self._expected[day] = self._expected_on(day)
        return self._expected[day]

    def _expected_on(self, day: dt.date) -> tuple[str, str] | None:
        newest = self.newest_known()
        if newest is None:
            return None
        oldest = latest = newest.version
        for _ in range(BELIEVED_DAYS):  # one a day at most
            following = self._coming.following(latest)
            if following is None:
                break
            bounds = self.released(self.place(following))
            if bounds is None or bounds.earliest > day:
                return oldest, latest
            latest = following
            oldest = following if bounds.latest and bounds.latest <= day else oldest
        return None

    def newest_on(self, day: dt.date) -> str | None:
        """Give a version that no newer one has superseded by that day, whether or not it is in the table."""
        expected, newest = self.expected_on(day) if day > self._snapshot else None, self.newest_known()
        if expected or newest is None:
            return expected[1] if expected else None
        latest = self._coming.superseded(newest.version).latest
        return _raised(newest.version) if latest and latest <= day else newest.version

    def _day_of(self, row: BrowserRelease) -> Bounds:
        if not row.planned:
            return Bounds(row.released, row.released)
        announced = announced_on(row.released)
        return announced._replace(earliest=max(self._snapshot, announced.earliest))

    def _after_its_base(self, version: str | None, own: Bounds) -> Bounds:
        """Give the bounds of a version, but for the earliest day that is known better from what it is built on."""
        of_base = self._base.released(self._base.place(version)) if self._base and version else None
        return own._replace(earliest=max(self._snapshot, of_base.earliest)) if of_base else own

    @cached_property
    def _firsts(self) -> list[tuple[int, BrowserRelease]]:
        return list({major(row.version): row for row in reversed(self.rows)}.items())[::-1]

    @property
    def _last(self) -> str:
        return self.rows[-1].version if self.rows else ""

    @cached_property
    def _coming(self) -> ComingReleases:
        return coming_after(self.rows, self._snapshot, is_scheduled=self._scheduled)


def _raised(version: str) -> str:
    """Give the version with its last number one higher."""
    *numbers, last = version_of(version).release
    return ".".join(map(str, (*numbers, last + 1)))
