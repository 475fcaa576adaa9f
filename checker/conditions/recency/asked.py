"""How recent a browser must be: what a spec says of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, get_args

import msgspec

from checker.conditions.kind import Asks, Days
from checker.conditions.recency.browser_age import Age
from checker.conditions.situation import Situation
from checker.model.devices import BrowserName
from checker.model.findings import ReasonCode
from checker.model.verdicts import Answer
from checker.versions import version_of

_OF_AN_AGE = ("released_within_days", "superseded_within_days", "newest_versions")


class LowestVersions(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """The lowest version of each browser, by its number as its maker writes it. One without may have any version."""

    chrome: str | None = None
    """The lowest Google Chrome, as `"120"`; on a Chromebook that is ChromeOS."""
    chromium: str | None = None
    """The lowest Chromium; without it that of `chrome` counts."""
    edge: str | None = None
    """The lowest Microsoft Edge."""
    edge_legacy: str | None = None
    """The lowest Edge of before 2020."""
    firefox: str | None = None
    """The lowest Firefox, ESR too."""
    safari: str | None = None
    """The lowest Safari, as `"16.4"`; on an iPad that is iPadOS."""
    brave: str | None = None
    """The lowest Brave, by its own number or that of its Chromium; without it that of `chrome` counts."""
    opera: str | None = None
    """The lowest Opera, by its own number on a computer."""
    vivaldi: str | None = None
    """The lowest Vivaldi, likewise as Brave."""
    samsung_internet: str | None = None
    """The lowest Samsung Internet, by its own number."""
    silk: str | None = None
    """The lowest Silk, likewise as Brave."""
    internet_explorer: str | None = None
    """The lowest Internet Explorer."""

    @property
    def given(self) -> Mapping[str, str]:
        """Give the version of each browser that has one."""
        names = zip(self.__struct_encode_fields__, self.__struct_fields__, strict=True)
        return {name: version for name, field in names if (version := getattr(self, field)) is not None}


class Recency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How recent: this version came out, or was superseded, at most so many days ago; or it is among the newest.

    At most one of the three; beside it, or instead of it, the lowest version by its number.
    """

    released_within_days: Days | None = None
    """This version came out at most so many days ago."""
    superseded_within_days: Days | None = None
    """A newer one took its place at most so many days ago."""
    newest_versions: Annotated[int, msgspec.Meta(ge=1, le=50)] | None = None
    """On the day fewer than so many newer ones are out; 26 and 26.6 are one version."""
    lowest_versions: LowestVersions | None = None
    """The lowest version of each browser, by its number: `{ chrome = "120", safari = "16.4" }`. A browser without one
    may have any; one that follows another (Brave, Vivaldi) is then judged by the number of that one inside it.
    """

    @property
    def given(self) -> tuple[tuple[str, int], ...]:
        """Give what is asked of its age: the key and its number, of each that is there."""
        pairs = ((name, getattr(self, name)) for name in _OF_AN_AGE)
        return tuple((name, number) for name, number in pairs if number is not None)

    @property
    def lowest(self) -> Mapping[str, str]:
        """Give the lowest versions; none where that is not asked."""
        return self.lowest_versions.given if self.lowest_versions else {}

    @property
    def unit(self) -> str:
        """Give what its number counts."""
        if not self.given:
            return "version"
        return "days" if self.newest_versions is None else "versions"

    def problems(self, browsers: Collection[str]) -> Iterator[str]:
        """Give what is wrong with it, for a condition that is about these browsers."""
        if len(self.given) > 1 or not (self.given or self.lowest):
            yield "expected one of released_within_days, superseded_within_days, newest_versions, or lowest_versions"
        for name, version in self.lowest.items():
            if name not in browsers:
                yield f'lowest_versions: "{name}" is not among browsers'
            if not re.fullmatch(r"\d{1,6}(?:\.\d{1,6}){0,3}", version, re.ASCII):
                yield f'lowest_versions: expected a version such as "120" or "16.4", not "{version[:40]}"'

    def asks(self) -> Asks:
        """Give the numbers that are allowed, by what they count: the fewer, the stricter; the higher, of a version."""
        lowest = {f"lowest {name}": version_of(self.lowest.get(name, "0")) for name in get_args(BrowserName)}
        return {**{name: -number for name, number in self.given}, **lowest}

    def answer(self, age: Age) -> Answer:
        """Judge an age; any will do where none is asked."""
        if not self.given:
            return Answer.YES
        if self.newest_versions is not None:
            return age.among_newest(self.newest_versions)
        if self.released_within_days is not None:
            return age.released_within(self.released_within_days)
        return age.superseded_within(self.superseded_within_days or 0)


def reason_of(minimum: Answer, recommended: Answer) -> ReasonCode:
    """Give why: too old, not known, new enough, or only for the minimum."""
    if minimum is Answer.NO:
        return "browser_too_old"
    if Answer.UNKNOWN in {minimum, recommended}:
        return "recency_unknown"
    return "browser_current" if recommended is Answer.YES else "browser_behind"


def asked_of(name: str, lowest: Mapping[str, str], situation: Situation) -> tuple[str, str]:
    """Give of which browser a number is asked that counts for this one, and the number; "" for none."""
    history = situation.releases.browsers.browser.get(name)
    by = name if name in lowest else history.follows if history else ""
    return (by, lowest[by]) if by in lowest else ("", "")
