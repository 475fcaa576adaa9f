"""What to expect after the last release of a browser that its table knows, by how its versions are numbered.

- Most raise the first number with each release, so the number tells how many releases came in between.
- Safari has the number of its system: a new first number each autumn, and 27.4 in the spring as 26.4 was.
- Where numbers tell neither, a version beyond the table came some time after it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import Protocol

from checker.conditions.recency.forecast import Bounds, Forecast, forecast
from checker.model.moments import later
from checker.model.releases import BrowserRelease
from checker.versions import is_beyond, major, version_of

_LAST_ROWS = 8
_YEAR, _ABOUT = 365, 65
"""A new first number each year comes so many days after the one before, give or take."""
YEARLY_RUSHED, YEARLY_DELAYED = 14, 21
"""How many days before the earliest of past years a release of this year may come, and how many after the latest."""
_YEARS_BACK = 4
_SHOWN, _MANY = 2, 4
"""How many years before this one must be known, and with how many releases each."""


class ComingReleases(Protocol):
    """The releases after the last row. A version is one beyond that row, or the row's own."""

    tells_newest: bool
    """Whether the versions to expect are few enough to be told: not where only gaps of all lengths are known."""

    def is_beyond(self, version: str) -> bool:
        """Tell whether a version came after the last row."""

    def following(self, version: str) -> str | None:
        """Give the version that comes next; None where numbers do not tell."""

    def released(self, version: str) -> Bounds:
        """Give when a version beyond the last row comes out."""

    def superseded(self, version: str) -> Bounds:
        """Give when a newer one than this version comes out."""

    def raised(self, version: str, count: int) -> tuple[str | None, Bounds]:
        """Give the version with the first number so many times higher, where numbers tell, and when it comes out.

        The version is the last row's, or beyond it.
        """


def coming_after(rows: list[BrowserRelease], snapshot: dt.date, *, is_scheduled: bool) -> ComingReleases:
    """Give what to expect after these rows, oldest first. Nothing that is not in them came before the snapshot."""
    if _counts(rows):
        firsts = {major(row.version): row for row in reversed(rows)}
        rhythm = _rhythm(list(firsts.values()), snapshot, is_scheduled=is_scheduled)
        return (
            Counted(rows[-1].version, rhythm, tells_newest=is_scheduled)
            if rhythm
            else Unnumbered(rows[-1].version, None, snapshot)
        )
    if _is_yearly(rows):
        return Yearly(rows, snapshot)
    last = rows[-1].version if rows else ""
    return Unnumbered(last, _rhythm(rows, snapshot, is_scheduled=False), snapshot)


def _rhythm(rows: list[BrowserRelease], snapshot: dt.date, *, is_scheduled: bool) -> Forecast | None:
    days = tuple(sorted({row.released for row in rows if not row.planned}))  # two of one day are no rhythm
    announced = tuple(sorted({row.released for row in rows if row.planned}))
    return forecast(days, announced, snapshot, is_scheduled=is_scheduled)


def _counts(rows: list[BrowserRelease]) -> bool:
    """Tell whether releases raise the first number by one, but for a few in between such as 19.1."""
    latest = rows[-_LAST_ROWS:]
    numbers = list(dict.fromkeys(major(row.version) for row in latest))
    return len(numbers) * 2 > len(latest) and all(after == before + 1 for before, after in pairwise(numbers))


def _is_yearly(rows: list[BrowserRelease]) -> bool:
    """Tell whether the first number is raised each year, and the two years before this one show how the second goes."""
    firsts = {major(row.version): row.released for row in reversed(rows)}
    gaps = [(after - before).days for before, after in pairwise(sorted(firsts.values()))]
    in_each = Counter(major(row.version) for row in rows)
    known = [in_each[year] for year in sorted(firsts)[-3:-1]]
    return len(known) == _SHOWN and min(known) >= _MANY and all(abs(gap - _YEAR) <= _ABOUT for gap in gaps[-_SHOWN:])


class Counted:
    """Releases that each raise the first number by one."""

    def __init__(self, last: str, rhythm: Forecast, *, tells_newest: bool) -> None:
        """Count from the last row."""
        self.tells_newest = tells_newest
        self._version = last
        self._last = major(last)
        self._rhythm = rhythm

    def is_beyond(self, version: str) -> bool:
        """Tell by as many numbers as the last row has: 158.0.8 is still 158, and 19.1 is not 19.0."""
        return is_beyond(version, self._version)

    def following(self, version: str) -> str | None:
        """Give the next number."""
        return str(major(version) + 1)

    def released(self, version: str) -> Bounds:
        """Give when so many releases have come."""
        steps = major(version) - self._last
        return self._rhythm.coming(steps) if steps > 0 else Bounds(self._rhythm.since, None)

    def superseded(self, version: str) -> Bounds:
        """Give when the next number comes."""
        return self.released(str(major(version) + 1))

    def raised(self, version: str, count: int) -> tuple[str, Bounds]:
        """Give so many numbers further; without a schedule no last day, as no days are allowed for one that is late."""
        raised = str(major(version) + count)
        bounds = self.released(raised)
        return raised, bounds if self.tells_newest else bounds._replace(latest=None)


class Yearly:
    """Releases with a first number for a year and a second one that comes about the same day each year."""

    tells_newest = True

    def __init__(self, rows: list[BrowserRelease], snapshot: dt.date) -> None:
        """Take the days of past years."""
        self._snapshot = snapshot
        self._days = {_two(row.version): row.released for row in reversed(rows)}
        self._years = sorted({first for first, _ in self._days})
        self._last = max(self._days)

    def is_beyond(self, version: str) -> bool:
        """Tell by the first two numbers."""
        return _two(version) > self._last

    def following(self, version: str) -> str | None:
        """Give the next second number, where past years had it; else the next year's."""
        first, second = _two(version)
        has_more = any((year, second + 1) in self._days for year in self._years[-_YEARS_BACK:])
        return f"{first}.{second + 1}" if has_more else f"{first + 1}.0"

    def released(self, version: str) -> Bounds:
        """Give the day of past years in this one, with some room."""
        first, second = _two(version)
        last = len(self._years) - 1
        ahead = first - self._years[-1]
        found = [
            later(self._days[year, second], _YEAR * (last - number + ahead))
            for number, year in enumerate(self._years)
            if (year, second) in self._days and 0 < last - number + ahead <= _YEARS_BACK
        ]
        if not found:
            return Bounds(self._snapshot, None)
        earliest = max(self._snapshot, later(min(found), -YEARLY_RUSHED))
        return Bounds(earliest, max(earliest, later(max(found), YEARLY_DELAYED)))

    def superseded(self, version: str) -> Bounds:
        """Give when the next one comes."""
        return self.released(self.following(version) or version)

    def raised(self, version: str, count: int) -> tuple[str, Bounds]:
        """Give the first of so many years later: never before that of a year between, however far ahead it is."""
        *between, raised = (f"{major(version) + step}.0" for step in range(1, count + 1))
        bounds = self.released(raised)
        earliest = max((self.released(each).earliest for each in between), default=bounds.earliest)
        return raised, bounds._replace(earliest=max(bounds.earliest, earliest))


class Unnumbered:
    """Releases whose numbers tell nothing of how many there are."""

    tells_newest = False

    def __init__(self, last: str, rhythm: Forecast | None, snapshot: dt.date) -> None:
        """Expect them from the last row on."""
        self._last = last
        self._rhythm = rhythm
        self._snapshot = snapshot

    def is_beyond(self, version: str) -> bool:
        """Tell by the first two numbers: 158.0.8 is still 158, and 16.6 is not 16."""
        return _two(version) > _two(self._last)

    def following(self, _version: str) -> str | None:
        """Give that it is not known."""
        return None

    def released(self, _version: str) -> Bounds:
        """Give that it is the next one or a later one."""
        return Bounds(self._rhythm.coming(1).earliest if self._rhythm else self._snapshot, None)

    def superseded(self, version: str) -> Bounds:
        """Give when the next one comes; of a version beyond the last row no sooner than the second."""
        if self._rhythm is None:
            return Bounds(self._snapshot, None)
        return self._rhythm.coming(1) if version == self._last else Bounds(self._rhythm.coming(2).earliest, None)

    def raised(self, version: str, count: int) -> tuple[None, Bounds]:
        """Give that it takes as many releases at least."""
        steps = count if version == self._last else count + 1
        return None, Bounds(self._rhythm.coming(steps).earliest if self._rhythm else self._snapshot, None)


def _two(version: str) -> tuple[int, int]:
    number = version_of(version)
    return number.major, number.minor
