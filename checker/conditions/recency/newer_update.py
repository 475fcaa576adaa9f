"""When an update that is newer than the table was superseded at the latest, and which one is not yet on a day.

- The update part of Windows only grows. So the update of the k-th second Tuesday after the last row is at least as much
  above it as k updates in a row ever were, less some room. What is no further above the last row came by then.
- The newest release of an Apple system has the number of its Safari, which comes about the same day each year. Where
  what follows is of the next year, the system may go on with updates of its own: that tells nothing.
- An older release gets updates as long as its maker likes.
"""

from __future__ import annotations

import datetime as dt
from itertools import accumulate, combinations, pairwise
from math import ceil

from checker.conditions.recency.browser_releases import BrowserReleases, releases_of
from checker.conditions.recency.next_update import is_newest_release, second_tuesday_after
from checker.conditions.recency.once import once
from checker.model.releases import Releases, Update, UpdateHistory
from checker.versions import version_of

_ROOM = 0.8
"""Of how fast update parts ever grew: they may come to grow somewhat slower."""
_FARTHEST = 24
"""How many months after its last row a table tells anything of; no spec believes one for longer."""
_MONTHS = 12
_JUMP = 2
"""Times the usual growth of a month: more than that is no growth."""


def superseded_at_latest(numbers: tuple[int, ...], history: UpdateHistory, releases: Releases) -> dt.date | None:
    """Give the last day on which a newer update than one beyond the last row came; None where nothing tells.

    `numbers`: of Windows those after the build, of others those of the version.
    """
    if history.rhythm:
        return _by_growth(numbers[0] - _part(history.releases[-1]), history)
    safari = releases.browsers.browser.get("safari")
    if safari is None or not is_newest_release(history, releases.operating_systems):
        return None
    first, second = (*numbers, 0)[:2]
    return _by_safari(first, second, releases_of(safari, releases.browsers))


def newest_on(day: dt.date, newest: str, history: UpdateHistory, releases: Releases) -> str:
    """Give a version that may be the newest on a day after the table; `newest`: that of the table itself."""
    first, *rest = version_of(newest).release
    if history.rhythm:
        return f"{first}.{rest[0] + _most_growth(history) * _tuesdays_until(day, history)}"
    numbers = (first, *(rest or [0]))
    while (latest := superseded_at_latest(numbers, history, releases)) and latest <= day:
        numbers = (first, numbers[1] + 1)
    return ".".join(map(str, numbers))


def _by_growth(above: int, history: UpdateHistory) -> dt.date | None:
    """Give the second Tuesday after the one by which an update so far above the last row came."""
    growths = _least_growths(history)
    count = next((number for number, growth in enumerate(growths, 1) if growth >= above), None)
    return _tuesdays(history)[count] if count else None


def _by_safari(first: int, second: int, safari: BrowserReleases) -> dt.date | None:
    latest = safari.superseded(safari.place(f"{first}.{second}")).latest
    next_year = safari.released(safari.place(f"{first + 1}.0"))
    is_of_next_year = latest and next_year and next_year.latest and next_year.latest <= latest
    return None if is_of_next_year else latest


@once
def _least_growths(history: UpdateHistory) -> list[float]:
    """Give by how much the update part grew at least in one month, in two, and so on; nothing of too few rows."""
    windows = _windows(history)
    longest = max((months for months, _ in windows), default=0)
    per_month = [
        min(growth / months for months, growth in windows if months >= min(count, longest))
        for count in range(1, _FARTHEST + 1 if windows else 1)
    ]
    return [_ROOM * count * growth for count, growth in enumerate(per_month, 1)]


def _most_growth(history: UpdateHistory) -> int:
    return ceil(max((growth / months for months, growth in _windows(history)), default=1))


def _windows(history: UpdateHistory) -> list[tuple[int, float]]:
    """Give of each two rows how many months are between them, and by how much the update part grew.

    It once jumped by six months' worth. Such a jump tells nothing of the next one, so it counts as twice the usual.
    """
    steps = [_step(before, after) for before, after in pairwise(history.releases)]
    usual = sorted(growth / months for months, growth in steps)[len(steps) // 2] if steps else 0.0
    capped = [(months, min(growth, _JUMP * usual * months)) for months, growth in steps]
    totals = list(accumulate(capped, lambda total, step: (total[0] + step[0], total[1] + step[1]), initial=(0, 0.0)))
    return [(later - sooner, after - before) for (sooner, before), (later, after) in combinations(totals, 2)]


def _step(before: Update, after: Update) -> tuple[int, int]:
    months = (after.released.year - before.released.year) * _MONTHS + after.released.month - before.released.month
    return max(1, months), _part(after) - _part(before)


def _part(row: Update) -> int:
    return version_of(row.version).release[1]


@once
def _tuesdays(history: UpdateHistory) -> list[dt.date]:
    """Give the second Tuesdays after the last row, as many as a table tells of and one more."""
    return list(accumulate(range(_FARTHEST + 1), lambda day, _: second_tuesday_after(day), initial=_last(history)))[1:]


def _tuesdays_until(day: dt.date, history: UpdateHistory) -> int:
    """Give how many second Tuesdays came after the last row."""
    return sum(each <= day for each in _tuesdays(history)[:_FARTHEST])


def _last(history: UpdateHistory) -> dt.date:
    return history.releases[-1].released
