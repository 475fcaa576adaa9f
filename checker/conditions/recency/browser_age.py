"""How old an installed browser is on a day, from the release table. Honest about what a table cannot know.

- What the table knows is certain. The last row may have been superseded on the table's own day at the earliest.
- What came after the table is expected in bounds (checker/conditions/recency/browser_releases.py).
- ESR, Extended Stable and LTS have rows of their own and are current until those say otherwise; from then on the day
  their updates ended counts as the day they came out and as the day they were superseded. One that came after the
  table is taken to be updated at least as long as the shortest of those before it.
- A browser that follows another is judged by the version of that one inside it; a number of its own is compared with
  nothing.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.conditions.recency.browser_releases import BrowserReleases, Place, releases_of
from checker.conditions.recency.forecast import Bounds
from checker.model.devices import LONG_SUPPORT, Browser, Channel
from checker.model.findings import Details
from checker.model.moments import later
from checker.model.releases import BrowserHistory, BrowserTable
from checker.model.verdicts import Answer
from checker.versions import is_version, major

_IN_NO_TABLE = frozenset({("opera", "ipados"), ("opera", "ios")})
"""Opera on an iPad is at 6 while that of a computer is at 130; nobody who lists releases has it."""


class Age(msgspec.Struct, frozen=True, kw_only=True):
    """What the table says of one installed version on one day.

    `released`: when it came out, or the last day of its long-support channel; None: before the table, which starts on
    `oldest`. `superseded`: when a newer one took its place, if one did: `superseded_by`. `newest`: the last row, where
    the version is beyond it. `expected_...`: both as its rhythm lets expect, and between which versions the newest one
    is on the day. `supported_until`: the last day of its long-support channel; where that `is_support_expected`, the
    first that it can be. `ended`: the maker gave the browser up. `place`: where it stands among the `releases`.
    """

    day: dt.date
    table: BrowserTable
    released: Bounds | None = None
    superseded: Bounds | None = None
    superseded_by: str = ""
    newest: str = ""
    oldest: dt.date | None = None
    expected_release: Bounds | None = None
    expected_successor: Bounds | None = None
    expected_newest: tuple[str, str] | None = None
    ended: dt.date | None = None
    supported_until: dt.date | None = None
    is_support_expected: bool = False
    derived: bool = False
    releases: BrowserReleases | None = None
    place: Place | None = None
    is_expected: bool = False

    @property
    def released_on(self) -> dt.date | None:
        """Give the day it came out, where the table has that."""
        return self.released.earliest if self.released and self.released.earliest == self.released.latest else None

    @property
    def superseded_on(self) -> dt.date | None:
        """Give the last day on which a newer one can have taken its place, once that has come."""
        latest = self.superseded.latest if self.superseded else None
        return latest if latest and latest <= self.day else None

    def released_within(self, days: int) -> Answer:
        """Tell whether this version came out at most so many days ago, by what the table knows."""
        if self.released is None:
            return Answer.NO if self.oldest and (self.day - self.oldest).days > days else Answer.UNKNOWN
        return _within(self.released, days, self.day)

    def superseded_within(self, days: int) -> Answer:
        """Tell whether this version is current, or was superseded at most so many days ago, by what the table knows."""
        return _within(self.superseded, days, self.day) if self.superseded else Answer.UNKNOWN

    def among_newest(self, count: int) -> Answer:
        """Tell whether fewer than so many newer first numbers are out, by what the table knows."""
        if self.releases is None or self.place is None:
            return Answer.UNKNOWN
        by = self.releases.outnumbered if self.is_expected else self.releases.outnumbered_by_rows
        earliest, latest = by(self.place, count)
        if self.day < earliest:
            return Answer.YES
        return Answer.NO if latest and latest <= self.day else Answer.UNKNOWN

    def expected(self) -> Age:
        """Give the same by what the rhythm lets expect."""
        return msgspec.structs.replace(
            self,
            is_expected=True,
            released=self.expected_release or self.released,
            superseded=self.expected_successor or self.superseded,
        )


def _within(bounds: Bounds, days: int, day: dt.date) -> Answer:
    if (day - bounds.earliest).days <= days:
        return Answer.YES
    return Answer.NO if bounds.latest and (day - bounds.latest).days > days else Answer.UNKNOWN


def age_of(browser: Browser, table: BrowserTable, day: dt.date, os_name: str = "") -> Age | None:
    """Give the age of a browser; None when its version does not tell, or the table has nothing on it.

    A browser that counts differently on one system has a history named after both, such as `opera-android`.
    """
    apart = table.browser.get(f"{browser.name}-{os_name}")
    if apart is None and counts_apart(browser.name, os_name, table):
        return None
    history = apart or table.browser.get(browser.name)
    if history is None or not is_version(browser.version or browser.chromium or ""):
        return None
    if history.ended:
        return Age(day=day, table=table, ended=history.ended)
    if history.follows:
        return _followed_age(browser, history, table, day)
    return _aged(browser, history, table, day)


def counts_apart(name: str, os_name: str, table: BrowserTable) -> bool:
    """Tell whether a browser has other numbers on this system than elsewhere, in the table or in none.

    On a system that is not known ("") it may have.
    """
    if not os_name:
        return any(apart == name for apart, _ in _IN_NO_TABLE)
    return f"{name}-{os_name}" in table.browser or (name, os_name) in _IN_NO_TABLE


def _followed_age(browser: Browser, history: BrowserHistory, table: BrowserTable, day: dt.date) -> Age | None:
    inside = followed_version(browser, history)
    if inside is None:
        return None
    alike = msgspec.structs.replace(browser, version=inside)
    return msgspec.structs.replace(_aged(alike, table.browser[history.follows], table, day), derived=True)


def followed_version(browser: Browser, history: BrowserHistory) -> str | None:
    """Give the first number of the browser it follows; None where its own number hides that."""
    inside = inside_version(browser, history)
    return None if inside is None else str(major(inside))


def inside_version(browser: Browser, history: BrowserHistory) -> str | None:
    """Give the whole version of the browser it follows; None where its own number hides that."""
    if browser.chromium and is_version(browser.chromium):
        return browser.chromium
    version = browser.version or ""
    return version if is_version(version) and major(version) >= history.own_below else None


def _aged(browser: Browser, history: BrowserHistory, table: BrowserTable, day: dt.date) -> Age:
    releases = releases_of(history, table)
    place = releases.place(browser.version or "")
    age = _normal_age(releases, place, table, day)
    if place.is_beyond and browser.channel in LONG_SUPPORT:
        return _expected_support(age, browser, history)
    until = _long_support(browser, history)
    age = msgspec.structs.replace(age, supported_until=until)
    return _lapsed(age, until) if until and until < day else age


def _normal_age(releases: BrowserReleases, place: Place, table: BrowserTable, day: dt.date) -> Age:
    following, newest = releases.following(place, day), releases.newest_known()
    expected, successor = releases.released(place), releases.superseded(place)
    is_beyond = newest is not None and releases.is_after(place, newest)
    return Age(
        day=day,
        table=table,
        released=_since(newest.released) if is_beyond and newest else expected,
        superseded=successor if following else _since(table.snapshot),
        superseded_by=following.version if following else "",
        newest=newest.version if is_beyond and newest else "",
        oldest=releases.rows[0].released if releases.rows else None,
        expected_release=expected,
        expected_successor=successor,
        expected_newest=releases.expected_on(day) if day > table.snapshot else None,
        releases=releases,
        place=place,
    )


def _since(day: dt.date) -> Bounds:
    return Bounds(day, None)


def _lapsed(age: Age, until: dt.date) -> Age:
    """Give the age of one whose longer updates ended: that day counts as both."""
    ended = Bounds(until, until)
    return msgspec.structs.replace(
        age, released=ended, superseded=ended, superseded_by="", expected_release=None, expected_successor=None
    )


def _long_support(browser: Browser, history: BrowserHistory) -> dt.date | None:
    """Give until when the long-support row with the same first number is supported."""
    number = major(browser.version or "")
    return max((end for _, version, end in _long_rows(history, browser.channel) if version == number), default=None)


def _long_rows(history: BrowserHistory, channel: str) -> list[tuple[dt.date, int, dt.date]]:
    """Give the day, first number and last day of each long-support release on a channel."""
    rows = (row for row in history.releases if channel in LONG_SUPPORT and row.channel == channel)
    return [(row.released, major(row.version), row.supported_until) for row in rows if row.supported_until]


def possible_channels(browser: Browser, table: BrowserTable, os_name: str = "") -> tuple[Browser, ...]:
    """Give the browser on each channel that it can be on: a page is not told, and LTS is only there on ChromeOS."""
    history = table.browser.get(browser.name)
    if browser.channel != "unknown" or history is None or not is_version(browser.version or ""):
        return (browser,)
    followed = table.browser.get(history.follows, history)
    place, number = releases_of(followed, table).place(browser.version or ""), major(browser.version or "")
    channels: list[Channel] = [
        channel
        for channel in LONG_SUPPORT
        if (channel != "lts" or os_name in {"", "chromeos"})
        and any(place.is_beyond or version == number for _, version, _ in _long_rows(followed, channel))
    ]
    return (browser, *(msgspec.structs.replace(browser, channel=channel) for channel in channels))


def _expected_support(age: Age, browser: Browser, history: BrowserHistory) -> Age:
    """Give the age of a long-support version that came after the table: how long those before it were updated tells."""
    lives = [(end - released).days for released, _, end in _long_rows(history, browser.channel)]
    expected = age.expected_release
    if not lives or expected is None:
        return age
    first = later(expected.earliest, min(lives))
    if age.day <= first:
        return msgspec.structs.replace(age, supported_until=first, is_support_expected=True, derived=True)
    ended = Bounds(first, later(expected.latest or age.day, max(lives)))
    return msgspec.structs.replace(
        age, expected_release=ended, expected_successor=ended, superseded_by="", derived=True
    )


def dated(details: Details, age: Age, *, is_expected: bool) -> Details:
    """Give the days it came out and was superseded, and the versions that are newest or expected to be."""
    expected = age.expected_newest or ("", "")
    released = age.released_on if age.released_on and age.released_on <= age.day else None
    return msgspec.structs.replace(
        details,
        snapshot=age.table.snapshot,
        released=released,
        days=_days_since(released, age.day),
        newest=age.newest,
        superseded=age.superseded_on,
        superseded_by=age.superseded_by,
        days_behind=_days_since(age.superseded_on, age.day),
        is_expected=is_expected,
        expected_from=expected[0],
        expected_to=expected[1],
    )


def _days_since(since: dt.date | None, until: dt.date) -> int | None:
    return (until - since).days if since else None
