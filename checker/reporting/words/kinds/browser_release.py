"""The words of `browser-release`: Chrome, Edge of Firefox, hoogstens een jaar oud."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency, asked_of
from checker.conditions.situation import Situation
from checker.model.findings import Details, Finding, Value
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.browser_words import browser_name, from_version, measured_browsers, name_and_version
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.values import LONGEST

_MOST_BROWSERS = 3
_ANY_AGE = 3650


class BrowserReleaseWords(KindWords[BrowserRelease]):
    """Words for a browser that is new enough."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give which browsers count, from which version where that is asked, and how old they may be."""
        condition = self.condition
        is_named = condition.which == "best"
        names = self._browsers(words) if is_named else ""
        recency = _age(condition.minimum, words) if is_named else _told(condition.minimum, words)
        if condition.recommended:
            rather = _told(condition.recommended, words)
            message = "asked.rather" if recency else "asked.rather.alone"
            recency = words.say(message, recommended=rather, **({"minimum": recency} if recency else {}))
        if not recency:
            return names
        if condition.which == "every" and condition.minimum.lowest:
            return words.say("asked.browser.every.lowest", recency=recency)
        return words.say(f"asked.browser.{condition.which}", browsers=names, recency=recency)

    def least(self, situation: Situation, words: Words) -> str:
        """Give which browsers count, and how old they may be at most."""
        return BrowserReleaseWords(msgspec.structs.replace(self.condition, recommended=None)).asked(situation, words)

    def rather(self, _situation: Situation, words: Words) -> str:
        """Give how old they may be rather."""
        return _told(self.condition.recommended, words) if self.condition.recommended else ""

    def value(self, field: str, situation: Situation, words: Words) -> str:
        """Give days with what they count from, and browsers by their names."""
        match field:
            case "minimum":
                return _told(self.condition.minimum, words)
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
        """Give why its number is not known, that no table tells its age, and that it is a browser."""
        if finding.reason == "extended_support" and finding.details.is_expected:
            yield "expected"
        if finding.reason == "recency_unknown" and finding.details.why:
            yield finding.details.why
        if finding.reason == "recency_unknown" and finding.details.snapshot is None:
            yield from _unknown_age(finding.details)
        yield "browser"

    def sentences(self, finding: Finding, device: CheckedDevice, words: Words) -> Iterator[str]:
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
        if details.version and not self.condition.asks_age:
            yield words.say("calculation.number", browser=browser)
        yield from self._lowest(finding, device.situation, words)

    def table(self, releases: Releases, words: Words) -> str:
        """Give the date of the table of browsers."""
        return words.date(releases.browsers.snapshot)

    def _browsers(self, words: Words) -> str:
        """Give the browsers that count, the first few of many."""
        names = self._names(words)
        more = len(names) - _MOST_BROWSERS
        if more <= 1:
            return words.either(names)
        return words.count("asked.browsers.more", more, browsers=", ".join(names[:_MOST_BROWSERS]))

    def _names(self, words: Words) -> list[str]:
        """Give the browsers that count, those with a version first."""
        lowest = self.condition.minimum.lowest
        names = sorted(self.condition.browsers, key=lambda name: name not in lowest) if lowest else ()
        return [from_version(name, lowest.get(name, ""), words) for name in names or self.condition.browsers]

    def all_asked(self, words: Words) -> str:
        """Give every browser that counts where `asked` names the first few only, "" elsewhere."""
        names = self._names(words)
        is_short = self.condition.which == "best" and len(names) > _MOST_BROWSERS + 1
        return words.either(names) if is_short else ""

    def _allowed(self, words: Words) -> Iterator[str]:
        for which, recency in self._thresholds():
            if recency.given:
                yield _allowed(which, recency, words)

    def _lowest(self, finding: Finding, situation: Situation, words: Words) -> Iterator[str]:
        """Give the version that was asked of the browser that spoke, or of the one it follows."""
        for which, recency in self._thresholds():
            name, version = asked_of(finding.details.browser, recency.lowest, situation)
            if name:
                yield words.say(f"calculation.{which}.lowest", lowest=from_version(name, version, words))

    def _thresholds(self) -> Iterator[tuple[str, Recency]]:
        yield "minimum", self.condition.minimum
        if self.condition.recommended:
            yield "recommended", self.condition.recommended


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


def _told(recency: Recency, words: Words) -> str:
    """Give what is asked of a browser: from which version, and how old it may be."""
    lowest = words.either([from_version(*pair, words) for pair in recency.lowest.items()])
    return ", ".join(text for text in (lowest, _age(recency, words)) if text)


def _age(recency: Recency, words: Words) -> str:
    """Give how old a browser may be; "" where only its number counts."""
    if not recency.given or (recency.lowest and _is_any_age(recency)):
        return ""
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
