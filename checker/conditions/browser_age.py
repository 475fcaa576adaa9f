"""How old an installed browser is on a day, from the release table. Honest about what a table cannot know.

- A version between two rows counts as the highest row at or below it; one above the last row is current.
- The last row may have been superseded on the table's own date at the earliest, so a table that is too old cannot say
  that a browser is current, unless the days allowed reach back to that date.
- ESR, Extended Stable and LTS have rows of their own and are current until those say otherwise; from then on the day
  their updates ended counts as the day they came out and as the day they were superseded.
- A browser that follows another is judged by the version of that one inside it; a number of its own is compared with
  nothing.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.model.devices import Browser
from checker.model.releases import BrowserHistory, BrowserTable
from checker.model.verdicts import Answer
from checker.versions import is_beyond, is_version, major, version_of

_LONG_SUPPORT = frozenset({"esr", "extended", "lts"})


class Age(msgspec.Struct, frozen=True, kw_only=True):
    """What the table says of one installed version on one day.

    `released`: the day it came out, or the last day of its long-support channel; None: older than the table, which
    starts on `oldest`, or newer than its last row `newest`, and then out on `released_since` or later. `superseded`:
    the day a newer one took its place; None: none did, by that day. `supported_until`: the last day of its long-support
    channel; `maybe_supported_until`: the same, where the channel is not known. `ended`: the maker gave the browser up.
    """

    day: dt.date
    table: BrowserTable
    released: dt.date | None = None
    released_since: dt.date | None = None
    newest: str = ""
    superseded: dt.date | None = None
    superseded_by: str = ""
    oldest: dt.date | None = None
    ended: dt.date | None = None
    supported_until: dt.date | None = None
    maybe_supported_until: dt.date | None = None
    derived: bool = False

    def released_within(self, days: int) -> Answer:
        """Tell whether this version came out at most so many days ago."""
        if self.released_since is not None:
            return Answer.YES if (self.day - self.released_since).days <= days else Answer.UNKNOWN
        if self.released is None:
            return Answer.NO if self.oldest and (self.day - self.oldest).days > days else Answer.UNKNOWN
        return Answer.of((self.day - self.released).days <= days)

    def superseded_within(self, days: int, table_valid_days: int) -> Answer:
        """Tell whether this version is current, or was superseded at most so many days ago."""
        if self.superseded is not None:
            return Answer.of((self.day - self.superseded).days <= days)
        table_age = (self.day - self.table.snapshot).days
        return Answer.YES if table_age <= max(days, table_valid_days) else Answer.UNKNOWN


def age_of(browser: Browser, table: BrowserTable, day: dt.date, os_name: str = "") -> Age | None:
    """Give the age of a browser; None when its version does not tell, or the table has nothing on it.

    A browser that counts differently on one system has a history named after both, such as `opera-android`.
    """
    history = table.browser.get(f"{browser.name}-{os_name}") or table.browser.get(browser.name)
    if history is None or not is_version(browser.version or browser.chromium or ""):
        return None
    if history.ended:
        return Age(day=day, table=table, ended=history.ended)
    if history.follows:
        return _followed_age(browser, history, table, day)
    return _aged(browser, history, table, day)


def _followed_age(browser: Browser, history: BrowserHistory, table: BrowserTable, day: dt.date) -> Age | None:
    inside = followed_version(browser, history)
    if inside is None:
        return None
    alike = msgspec.structs.replace(browser, version=inside)
    return msgspec.structs.replace(_aged(alike, table.browser[history.follows], table, day), derived=True)


def followed_version(browser: Browser, history: BrowserHistory) -> str | None:
    """Give the first number of the browser it follows; None where its own number hides that."""
    if browser.chromium and is_version(browser.chromium):
        return str(major(browser.chromium))
    version = browser.version or ""
    return str(major(version)) if is_version(version) and major(version) >= history.own_below else None


def _aged(browser: Browser, history: BrowserHistory, table: BrowserTable, day: dt.date) -> Age:
    until = _long_support(browser, history, frozenset({browser.channel}))
    maybe = _long_support(browser, history, _LONG_SUPPORT) if browser.channel == "unknown" else None
    age = msgspec.structs.replace(_normal_age(browser, history, table, day), maybe_supported_until=maybe)
    if until is None:
        return age
    lapsed = {"released": until, "superseded": until, "superseded_by": ""} if until < day else {}
    return msgspec.structs.replace(age, supported_until=until, **lapsed)


def _normal_age(browser: Browser, history: BrowserHistory, table: BrowserTable, day: dt.date) -> Age:
    version = version_of(browser.version or "")
    rows = [row for row in history.releases if row.channel == "stable"]
    row = newer = None
    for row in reversed(rows):  # the newest first: most browsers are, so most are found at once
        if version_of(row.version) <= version:
            break
        newer = row if row.released <= day else newer
    else:
        row = None
    if row and row is rows[-1] and is_beyond(browser.version or "", row.version):
        return Age(day=day, table=table, released_since=row.released, newest=row.version)
    return Age(
        day=day,
        table=table,
        released=row.released if row else None,
        superseded=newer.released if newer else None,
        superseded_by=newer.version if newer else "",
        oldest=rows[0].released if rows else None,
    )


def _long_support(browser: Browser, history: BrowserHistory, channels: frozenset[str]) -> dt.date | None:
    """Give until when the long-support row with the same first number is supported."""
    number = major(browser.version or "")
    ends = [
        row.supported_until
        for row in history.releases
        if row.supported_until and row.channel in channels & _LONG_SUPPORT and major(row.version) == number
    ]
    return max(ends, default=None)
