"""The words of `browser-release`: Chrome, Edge of Firefox, hoogstens een jaar oud."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency
from checker.conditions.situation import Situation
from checker.model.findings import Details, Finding, Value
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.browser_words import browser_name, measured_browsers, name_and_version
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.values import LONGEST

_MOST_BROWSERS = 3
_ANY_AGE = 3650


class BrowserReleaseWords(KindWords[BrowserRelease]):
    """Words for a browser that is new enough."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give which browsers count, and how old they may be."""
        condition, recency = self.condition, _recency(self.condition.minimum, words)
        if condition.recommended:
            recency = words.say("asked.rather", minimum=recency, recommended=_recency(condition.recommended, words))
        names = self._browsers(words) if condition.which == "best" else ""
        return words.say(f"asked.browser.{condition.which}", browsers=names, recency=recency)

    def least(self, situation: Situation, words: Words) -> str:
        """Give which browsers count, and how old they may be at most."""
        return BrowserReleaseWords(msgspec.structs.replace(self.condition, recommended=None)).asked(situation, words)

    def rather(self, _situation: Situation, words: Words) -> str:
        """Give how old they may be rather."""
        return _recency(self.condition.recommended, words) if self.condition.recommended else ""

    def value(self, field: str, situation: Situation, words: Words) -> str:
        """Give days with what they count from, and browsers by their names."""
        match field:
            case "minimum":
                return _recency(self.condition.minimum, words)
            case "recommended":
                return self.rather(situation, words)
            case "which":
                return words.say(f"changes.which.{self.condition.which}")
            case "browsers":
                return words.either([browser_name(name, words) for name in self.condition.browsers])
            case _:
                return super().value(field, situation, words)

    def threshold(self, value: Value, _situation: Situation, _words: Words) -> str:
        """Give the value as it stands."""
        return str(value)

    def measured(self, _fact: str, finding: Finding, situation: Situation, words: Words) -> str:
        """Give the browsers that count, the one that was judged first."""
        return measured_browsers(self.condition, finding.details.browser, situation, words)

    def special(self, finding: Finding) -> Iterator[str]:
        """Give why no table tells its age, and that it is a browser."""
        if finding.reason == "extended_support" and finding.details.is_expected:
            yield "expected"
        if finding.reason == "recency_unknown" and finding.details.snapshot is None:
            yield from _unknown_age(finding.details)
        yield "browser"

    def sentences(self, finding: Finding, _device: CheckedDevice, words: Words) -> Iterator[str]:
        """Give when the version came out, when it was superseded, and what is allowed."""
        details, lapsed = finding.details, _has_lapsed(finding)
        browser = name_and_version(details.browser, details.version, words)
        if details.newest and details.snapshot:
            told = {"newest": shortened(details.newest, LONGEST), "snapshot": words.date(details.snapshot)}
            yield words.say("calculation.newer_than_table", browser=browser, **told)
        if details.released and finding.reason != "extended_support" and not lapsed:
            released = words.date(details.released)
            yield words.count("calculation.released", details.days or 0, browser=browser, released=released)
        if details.superseded:
            yield _superseded(finding, browser, words)
        if details.expected_to and not lapsed:
            yield expected_newest(details, words)
        if details.snapshot:
            yield from self._allowed(words)

    def table(self, releases: Releases, words: Words) -> str:
        """Give the date of the table of browsers."""
        return words.date(releases.browsers.snapshot)

    def _browsers(self, words: Words) -> str:
        """Give the browsers that count, the first few of many."""
        names = [browser_name(name, words) for name in self.condition.browsers]
        more = len(names) - _MOST_BROWSERS
        if more <= 1:
            return words.either(names)
        return words.count("asked.browsers.more", more, browsers=", ".join(names[:_MOST_BROWSERS]))

    def all_asked(self, words: Words) -> str:
        """Give every browser that counts where `asked` names the first few only, "" elsewhere."""
        names = [browser_name(name, words) for name in self.condition.browsers]
        is_short = self.condition.which == "best" and len(names) > _MOST_BROWSERS + 1
        return words.either(names) if is_short else ""

    def _allowed(self, words: Words) -> Iterator[str]:
        yield _allowed("minimum", self.condition.minimum, words)
        if self.condition.recommended:
            yield _allowed("recommended", self.condition.recommended, words)


def _unknown_age(details: Details) -> Iterator[str]:
    """Give why: which browser it is, or which version, is not known; else no table has it."""
    if details.browser == "other":
        yield "no_make"
    elif not details.version:
        yield "no_version"
    yield "no_age"


def _superseded(finding: Finding, browser: str, words: Words) -> str:
    details = finding.details
    message = "calculation.long_support_ended" if _has_lapsed(finding) else "calculation.superseded"
    message = "calculation.superseded_by_rhythm" if details.is_expected else message
    day = words.date(details.superseded) if details.superseded else ""
    by = {"superseded_by": shortened(details.superseded_by, LONGEST)} if details.superseded_by else {}
    return words.count(message, details.days_behind or 0, browser=browser, superseded=day, **by)


def expected_newest(details: Details, words: Words) -> str:
    """Give between which versions the newest one is expected, and what that rests on."""
    versions = dict.fromkeys(shortened(each, LONGEST) for each in (details.expected_from, details.expected_to))
    name, snapshot = browser_name(details.browser, words), words.date(details.snapshot) if details.snapshot else ""
    message = "calculation.expected" if len(versions) == 1 else "calculation.expected.between"
    return words.say(message, browser=name, oldest=next(iter(versions)), newest=list(versions)[-1], snapshot=snapshot)


def _recency(recency: Recency, words: Words) -> str:
    if _is_any_age(recency):
        return words.say("asked.any_age")
    if recency.newest_versions is not None:
        return words.count("asked.newest_versions", recency.newest_versions)
    if recency.released_within_days is not None:
        return words.count("asked.released", recency.released_within_days)
    return words.count("asked.superseded", recency.superseded_within_days or 0)


def _is_any_age(recency: Recency) -> bool:
    """Tell whether the days allowed are so many that age does not count."""
    return max(recency.released_within_days or 0, recency.superseded_within_days or 0) > _ANY_AGE


def _has_lapsed(finding: Finding) -> bool:
    """Tell whether longer updates ended: the day they did stands for the day it came out, which is another one."""
    details = finding.details
    return details.superseded is not None and not details.superseded_by and not details.is_expected


def _allowed(which: str, recency: Recency, words: Words) -> str:
    if _is_any_age(recency):
        return words.say("calculation.any_age")
    if recency.newest_versions is not None:
        return words.count(f"calculation.{which}.newest_versions", recency.newest_versions)
    if recency.released_within_days is not None:
        return words.count(f"calculation.{which}.released", recency.released_within_days)
    return words.count(f"calculation.{which}.superseded", recency.superseded_within_days or 0)
