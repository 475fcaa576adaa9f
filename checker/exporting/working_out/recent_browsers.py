"""Which versions of each browser are recent enough on the day: every release of the table is judged as if installed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import asked_of
from checker.conditions.situation import Situation
from checker.exporting.plain_test import Browsers, Numbers, PlainTest, RecentBrowser
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice
from checker.model.devices import LONG_SUPPORT, Browser, BrowserName, Channel
from checker.model.releases import BrowserHistory
from checker.model.releases import BrowserRelease as Release
from checker.model.verdicts import Answer
from checker.versions import major, version_of

_OLDEST = "1"
_COMPARED = 2
"""How many numbers of a version the engines compare."""
_MOST_LATER = 60
"""How many first numbers after the table: more than come in two years."""
_SECONDS = 10
"""How many second numbers, of a browser that counts in those too."""
_ONLY_ON: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "safari": frozenset({"macos", "ipados", "ios"}),
        "samsung-internet": frozenset({"android"}),
        "silk": frozenset({"android"}),
        "internet-explorer": frozenset({"windows"}),
        "edge-legacy": frozenset({"windows"}),
    }
)
"""Safari for Windows ended in 2012, at a version that counts as too old anyway."""


def browser_release(condition: BrowserRelease, at: DayAndDevice) -> PlainTest:
    """Give from which version on. Which browser is the default is a setting of each person."""
    if condition.which == "default":
        raise CannotExpressError("person")
    alone = msgspec.structs.replace(condition, which="best")
    each = (_recent(name, alone, at) for name in condition.browsers if _is_made_for(name, at))
    return Browsers(which=condition.which, each=tuple(item for item in each if item))


def _is_made_for(name: BrowserName, at: DayAndDevice) -> bool:
    """Tell whether a browser that has a name is made for this system."""
    return name != "other" and at.os_name in _ONLY_ON.get(name, {at.os_name})


def _recent(name: BrowserName, condition: BrowserRelease, at: DayAndDevice) -> RecentBrowser | None:
    """Give which versions of a browser count; None where no table tells its age."""
    table = at.releases.browsers.browser
    history = table.get(f"{name}-{at.os_name}") or table.get(name)
    if history is None:
        return None
    if history.ended and condition.asks_age:
        return RecentBrowser(name=name, at_least=None)
    listed = _with_later(tuple(row.version for row in _rows(history, at) if row.channel == "stable"))
    # A number of its own tells nothing of what it follows, so only those that it shares with that are asked.
    versions = listed if history.own_below else (_OLDEST, *listed)
    asked = _asked(name, history, condition, at)
    at_least = _from(name, _from_asked(versions, asked), condition, at)
    also = () if history.follows else _also(name, history, condition, at)
    later = tuple(number for number in also if at_least is None or (number,) < at_least)
    whole = _without_part_of(asked, later, at_least)
    return RecentBrowser(name=name, at_least=at_least, also=whole, own_below=history.own_below)


def _asked(name: BrowserName, history: BrowserHistory, condition: BrowserRelease, at: DayAndDevice) -> str:
    """Give the version that is asked by its number; "" for none.

    Raises `CannotExpressError` for one that no engine compares: of more than two numbers, or in a fork's own ones.
    """
    recency = at.threshold(condition.minimum, condition.recommended)
    _, asked = asked_of(name, recency.lowest, Situation({}, at.day, at.releases))
    if asked and (any(version_of(asked).release[_COMPARED:]) or major(asked) < history.own_below):
        raise CannotExpressError("nothing_tells")
    return asked


def _from_asked(versions: tuple[str, ...], asked: str) -> tuple[str, ...]:
    """Give the versions from the one on that is asked by its number, which begins what is good, or all of them."""
    if not asked:
        return versions
    return (asked, *(version for version in versions if version_of(version) > version_of(asked)))


def _without_part_of(asked: str, also: tuple[int, ...], at_least: Numbers | None) -> tuple[int, ...]:
    """Give the first numbers of which every version counts: where 140.5 is asked, 140.0 does not.

    Raises `CannotExpressError` where only the later ones of those count, and that is not what is asked of the others.
    """
    if not asked or not any(version_of(asked).release[1:]) or major(asked) not in also:
        return also
    if at_least != version_of(asked).release:
        raise CannotExpressError("nothing_tells")
    return tuple(number for number in also if number != major(asked))


def _rows(history: BrowserHistory, at: DayAndDevice) -> tuple[Release, ...]:
    """Give its releases, or those of the browser it follows."""
    followed = at.releases.browsers.browser[history.follows] if history.follows else history
    return tuple(row for row in followed.releases if major(row.version) >= history.own_below)


def _with_later(versions: tuple[str, ...]) -> tuple[str, ...]:
    """Give the versions with those that may come after them: a day far on, what is newest now is too old."""
    if not versions:
        return ()
    first, *others = version_of(versions[-1]).release
    numbers = range(first + 1, first + _MOST_LATER)
    if not others:
        return (*versions, *map(str, numbers))
    own = (f"{first}.{second}" for second in range(others[0] + 1, _SECONDS))
    return (*versions, *own, *(f"{number}.{second}" for number in numbers for second in range(_SECONDS)))


def _from(name: BrowserName, versions: tuple[str, ...], condition: BrowserRelease, at: DayAndDevice) -> Numbers | None:
    """Give the oldest version that is not too old."""
    found = (version for version in versions if _may_be(name, version, "stable", condition, at))
    first = next(found, None)
    return None if first is None else (0,) if first == _OLDEST else version_of(first).release


def _also(name: BrowserName, history: BrowserHistory, condition: BrowserRelease, at: DayAndDevice) -> tuple[int, ...]:
    """Give the first numbers of versions that a long-support channel still updates: no engine tells the channel."""
    rows = [row for row in history.releases if _is_possible(row, at)]
    good = {major(row.version) for row in rows if _may_be(name, row.version, row.channel, condition, at)}
    return tuple(sorted(good))


def _is_possible(row: Release, at: DayAndDevice) -> bool:
    return row.channel in LONG_SUPPORT and (row.channel != "lts" or at.os_name == "chromeos")


def _may_be(name: BrowserName, version: str, channel: Channel, condition: BrowserRelease, at: DayAndDevice) -> bool:
    """Tell whether judging would not call it too old."""
    browser = Browser(name=name, version=version, channel=channel, scope="machine", default=True)
    return at.answer(condition, {"browsers": (browser,)}) is not Answer.NO
