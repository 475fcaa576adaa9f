"""What rows about a browser share: "laatste 2", "hoogstens 400 dagen oud", "60 dagen achter", "Chrome 120 of hoger"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

import msgspec

from checker.conditions import Condition
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency
from checker.confirming.rows import lowest_versions
from checker.confirming.rows.browser_names import BROWSERS
from checker.confirming.rows.lowest_versions import Lowest
from checker.confirming.rows.row import Columns, NotUnderstoodError
from checker.confirming.rows.written import (
    NUMBER_WORDS,
    counted,
    plain_text,
    says_nothing,
    short,
    these,
    values_of,
)
from checker.model.devices import BrowserName

TABLE_VALID_DAYS = 365
"""How long a table holds where nothing like it tells: as long as the clock of a device is believed by itself."""
ANY_AGE = 36_500
"""A hundred years in days: so the old table of Malmberg asks for a browser of any age. More days nobody means."""
_MOST_VERSIONS = 50
_OLD = r"oud|old|geleden uitgekomen|geleden verschenen|since release"
_BEHIND = r"achter|behind|achterlopen|achterloopt|verouderd|outdated"
_DAYS = re.compile(rf"(?<![\w.,])(\d{{1,5}})\s*(?:dagen|dag|days|day)\s+(?:({_OLD})|({_BEHIND}))\b")
_NEWEST = r"(?:aller)?(?:laatste|nieuwste|recentste)|meest recente|newest|latest|most recent|last"
_VERSIONS = re.compile(
    rf"\b(?:{_NEWEST})\b(?:\s+(\d{{1,2}}|{NUMBER_WORDS})(?![\w.,]*\d)(?![^\W\d_]))?(?:\s+(?:stabiele|stable))?"
    r"(?:\s+(?:hoofdversies|versies|versie|major versions|versions|version))?"
)
_COUNT_FIRST = re.compile(
    rf"(?<![\w.,])(\d{{1,2}}|{NUMBER_WORDS})\s+(?:{_NEWEST})(?:\s+(?:versies|versie|versions|version))?\b"
)
_MOST = re.compile(r"\b(?:hoogstens|maximaal|max|maximum|at most|up to)\b")
_WORDS = these("van browser browsers internetbrowser webbrowser google microsoft mozilla apple")
_USUAL: tuple[BrowserName, ...] = (
    "chrome", "edge", "firefox", "safari", "samsung-internet", "chromium", "brave", "opera", "vivaldi", "silk",
)  # fmt: skip
_ORDER: tuple[str, ...] = get_args(BrowserName)
_How = Literal["old", "behind", "newest", "from"]


class Told(NamedTuple):
    """How recent a browser must be. `number`: of days, or of versions. `browsers`: which count; none: not told.

    `lowest`: the version of each, where it is told by its number.
    """

    how: _How
    number: int
    browsers: tuple[BrowserName, ...] = ()
    lowest: Lowest = ()

    def shown(self) -> str:
        """Give it as it is stored with an answer."""
        if self.how == "from":
            return lowest_versions.shown(self.lowest)
        what = f"newest {self.number}" if self.how == "newest" else f"{self.number} days {self.how}"
        return f"{what} of {', '.join(self.browsers)}" if self.browsers else what

    def recency(self) -> Recency:
        """Give it as a condition has it."""
        match self.how:
            case "old":
                return Recency(released_within_days=self.number)
            case "behind":
                return Recency(superseded_within_days=self.number)
            case "newest":
                return Recency(newest_versions=self.number)
            case "from":
                return Recency(lowest_versions=lowest_versions.as_asked(self.lowest))


class BrowserAge(msgspec.Struct, frozen=True):
    """How recent one of the browsers must be: the best, or the one that opens links. `usual`: which count of old.

    `own`: the browser that a number without a name is of, where all that count share its numbers.
    """

    which: Literal["best", "default"]
    usual: tuple[BrowserName, ...] = _USUAL
    names: frozenset[str] = frozenset()
    own: BrowserName | None = None

    def canonical(self, text: str) -> str:
        """Give how recent, and of which browsers where it tells."""
        return self._told(text).shown()

    def plain(self, condition: Condition) -> Columns | None:
        """Give what a condition asks."""
        if not isinstance(condition, BrowserRelease) or condition.which != self.which:
            return None
        if not set(condition.browsers) <= {name for _, name in BROWSERS}:
            return None
        thresholds = (condition.minimum, condition.recommended)
        if not all(each is None or self._is_sayable(each, condition.browsers) for each in thresholds):
            return None
        minimum, rather = (_told_by(each, condition.browsers).shown() if each else "" for each in thresholds)
        return Columns(minimum=minimum, recommended=rather)

    def _is_sayable(self, recency: Recency, browsers: Iterable[str]) -> bool:
        """Tell whether a row can say it: an age or numbers, and of all browsers that count or of one they share."""
        lowest = set(recency.lowest)
        return not lowest or (not recency.given and lowest == ({self.own} if self.own else set(browsers)))

    def condition(self, asked: Columns, like: Condition | None) -> BrowserRelease:
        """Give the condition; browsers that nobody named are those of now."""
        minimum, recommended = values_of(asked, self._told, _is_lower)
        named = {frozenset(told.browsers) for told in (minimum, recommended) if told and told.browsers}
        if len(named) > 1:
            raise NotUnderstoodError("the two columns name other browsers")
        now = like if isinstance(like, BrowserRelease) and like.which == self.which else None
        return BrowserRelease(
            which=self.which,
            browsers=self._browsers(next(iter(named), frozenset()), now.browsers if now else self.usual),
            minimum=minimum.recency(),
            recommended=recommended.recency() if recommended else None,
            table_valid_days=table_valid_days(like),
        )

    def _browsers(self, named: Iterable[BrowserName], now: tuple[BrowserName, ...]) -> tuple[BrowserName, ...]:
        chosen = set(named)
        return now if not chosen or chosen == set(now) else tuple(sorted(chosen, key=_ORDER.index))

    def _told(self, text: str) -> Told:
        """Give what a text tells. Raises `NotUnderstoodError`."""
        flat, browsers = _without_browsers(plain_text(text))
        found = _days(flat) or _versions(flat)
        if found and says_nothing(found[1], _WORDS | self.names):
            return found[0]._replace(browsers=browsers)
        by_number = self._by_number(plain_text(text))
        if by_number and says_nothing(by_number[1], _WORDS | lowest_versions.WORDS | self.names):
            return Told("from", 0, () if self.own else tuple(name for name, _ in by_number[0]), by_number[0])
        raise NotUnderstoodError(
            f'expected "newest 2", "400 days old", "60 days behind" or "Chrome 120 or newer", not "{short(text)}"'
        )

    def _by_number(self, flat: str) -> tuple[Lowest, str] | None:
        """Give the versions that a text tells by their numbers, and what else is in it."""
        named = lowest_versions.lowest_in(flat)
        if self.own is None:
            return named
        is_own = named is not None and [name for name, _ in named[0]] == [self.own]
        return named if is_own else lowest_versions.lowest_of(self.own, re.sub(r"\bchrome os\b", "chromeos", flat))


def _days(flat: str) -> tuple[Told, str] | None:
    """Give the days that a text tells, and what else is in it."""
    found = list(_DAYS.finditer(flat))
    if len(found) != 1 or int(found[0][1]) > ANY_AGE:
        return None
    how: _How = "old" if found[0][2] else "behind"
    return Told(how, int(found[0][1])), _MOST.sub(" ", _DAYS.sub(" ", flat))


def _versions(flat: str) -> tuple[Told, str] | None:
    """Give the number of newest versions that a text tells, and what else is in it."""
    pattern = _COUNT_FIRST if _COUNT_FIRST.search(flat) else _VERSIONS
    found = list(pattern.finditer(flat))
    number = counted(found[0][1] or "1") if len(found) == 1 else None
    return (Told("newest", number), pattern.sub(" ", flat)) if number and number <= _MOST_VERSIONS else None


def _without_browsers(flat: str) -> tuple[str, tuple[BrowserName, ...]]:
    """Give a text without the names of browsers, and those browsers."""
    browsers: set[BrowserName] = set()
    for words, name in BROWSERS:
        without = re.sub(rf"\b{words}\b", " ", flat)
        browsers |= {name} if without != flat else set()
        flat = without
    return flat, tuple(sorted(browsers, key=_ORDER.index))


def _told_by(recency: Recency, browsers: Iterable[BrowserName]) -> Told:
    named = tuple(sorted(set(browsers), key=_ORDER.index))
    if recency.lowest:
        return Told("from", 0, named, lowest_versions.told_by(recency.lowest))
    if recency.released_within_days is not None:
        return Told("old", recency.released_within_days, named)
    if recency.newest_versions is not None:
        return Told("newest", recency.newest_versions, named)
    return Told("behind", recency.superseded_within_days or 0, named)


def _is_lower(told: Told, than: Told) -> bool:
    """Tell whether it asks less, where the two can be compared at all."""
    is_fewer = told.how == than.how and told.number > than.number
    return is_fewer or lowest_versions.is_lower(told.lowest, than.lowest)


def table_valid_days(like: Condition | None) -> int:
    """Give how long a table holds, as the condition that is like it says."""
    own = getattr(like, "table_valid_days", None)
    return own if isinstance(own, int) else TABLE_VALID_DAYS
