"""The sum behind a verdict: what was compared with what, in sentences, from the reason and its plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.conditions.at_least import AtLeast
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.browser_release import BrowserRelease, Recency
from checker.conditions.combined import leaf_that_spoke
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.single import Single
from checker.model.facts import reading_of
from checker.model.findings import Detail, Finding
from checker.model.verdicts import Verdict
from checker.reporting.language.words import Words, sentence
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.asked import amount, asked_by, size_word, value_word
from checker.reporting.words.browser_words import name_and_version
from checker.reporting.words.measured import measured, pixels, quantity_of, told_by
from checker.reporting.words.system_words import measured_build, threshold

_DATES = frozenset({"until", "released", "superseded", "snapshot", "told"})
_LONGEST = 80


def calculation(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> str:
    """Give the sentences that explain a finding."""
    finding, part = judged.finding, leaf_that_spoke(judged.requirement.condition, judged.finding)
    sentences = _browser(part, finding, context, words) if isinstance(part, BrowserRelease) else iter(())
    conclusion = _conclusion(judged, part, context, words)
    notes = [words.say(_note(part, finding))] if finding.derived else []
    return " ".join(sentence(text) for text in (*sentences, conclusion, *notes))


def _note(part: Single, finding: Finding) -> str:
    """Give the message that tells why a value that was not read itself may count."""
    is_within_margin = isinstance(part, AtLeast) and finding.verdict in {Verdict.PASS, Verdict.ADVICE}
    return "calculation.margin" if is_within_margin else "calculation.derived"


def _conclusion(judged: CheckedRequirement, part: Single, context: CheckedDevice, words: Words) -> str:
    finding = judged.finding
    values = _details(finding, context, words) | _thresholds(part, finding, context, words)
    values |= {"measured": _measured(judged, part, context, words), "table": _table(part, context, words)}
    if "until" in finding.details:
        values["days"] = words.count("days", abs(_days(finding.details["until"], context)))
    kinds = [f"reason.{finding.reason}.{kind}" for kind in _kinds(part, finding)]
    return words.first(*kinds, f"reason.{finding.reason}", **values)


def _measured(judged: CheckedRequirement, part: Single, context: CheckedDevice, words: Words) -> str:
    """Give the value that was compared, without what the table tells beside it."""
    fact = told_by(judged.finding, context.judgement.facts)
    if judged.finding.reason == "not_in_table" and context.situation.text("os.name") == "windows":
        return measured_build(context.situation, words)
    if isinstance(part, AtLeast) and fact != "memory.usable":
        return quantity_of(fact, reading_of(context.judgement.facts, fact), words)
    return measured(judged, context.situation, words)


def _kinds(part: Single, finding: Finding) -> Iterator[str]:
    """Give the special cases of a reason's message, the most special first."""
    if finding.reason == "not_measured":
        yield str(finding.details.get("why", ""))
    yield from _kinds_of_support(finding)
    if finding.reason == "recency_unknown" and "snapshot" not in finding.details:
        yield "no_age"
    if isinstance(part, BrowserRelease):
        yield "browser"
    if isinstance(part, DisplayAtLeast) and part.minimum_inches is not None:
        yield "inches"
    if isinstance(part, AtLeastVersion):
        yield "version"


def _kinds_of_support(finding: Finding) -> Iterator[str]:
    if "base" in finding.details and "until" in finding.details:
        yield "base"
    if "older_than" in finding.details:
        yield "older"
    if "until" not in finding.details and finding.reason == "supported":
        yield "no_end" if "os_version" in finding.details else "newer"


def _details(finding: Finding, context: CheckedDevice, words: Words) -> dict[str, str]:
    values = {name: _detail(name, value, words) for name, value in finding.details.items()}
    name, version = finding.details.get("browser"), finding.details.get("version", "")
    if name:
        values["browser"] = name_and_version(str(name), str(version), words)
    size = pixels(_number(finding.details.get("width")), _number(finding.details.get("height")))
    fact = str(finding.details.get("fact", ""))
    value = shortened(value_word(fact, str(finding.details.get("value", "")), context.situation, words), _LONGEST)
    return values | {"size": size, "value": value, "fact": words.first(f"fact.{fact}", "fact")}


def _detail(name: str, value: Detail, words: Words) -> str:
    if name in _DATES:
        return words.date(dt.date.fromisoformat(str(value)))
    return words.number(value) if isinstance(value, int | float) else shortened(value, _LONGEST)


def _number(value: Detail | None) -> int | None:
    return int(value) if isinstance(value, int | float) else None


def _thresholds(part: Single, finding: Finding, context: CheckedDevice, words: Words) -> dict[str, str]:
    expected = part.expected()
    texts = {
        name: _threshold(part, value, context, words)
        for name, value in (("minimum", expected.minimum), ("recommended", expected.recommended))
        if value is not None
    }
    in_doubt = "minimum" if finding.verdict is Verdict.UNKNOWN else "recommended"
    return texts | {"in_doubt": texts.get(in_doubt, "")}


def _threshold(part: Single, value: object, context: CheckedDevice, words: Words) -> str:
    match part, value:
        case AtLeast(fact=fact), int() | float():
            return amount(fact, value, words)
        case AtLeastVersion(fact=fact), str():
            return threshold(fact, value, context.situation, words)
        case DisplayAtLeast(minimum_inches=inches), _ if inches is not None:
            return asked_by(part, context.situation, words)
        case DisplayAtLeast(), str():
            return size_word(value)
        case _:
            return words.either([str(item) for item in value]) if isinstance(value, tuple) else str(value)


def _table(part: Single, context: CheckedDevice, words: Words) -> str:
    tables = context.releases
    table = tables.browsers if isinstance(part, BrowserRelease) else tables.operating_systems
    return words.date(table.snapshot)


def _days(until: Detail, context: CheckedDevice) -> int:
    return (dt.date.fromisoformat(str(until)) - context.judgement.on).days


def _browser(part: BrowserRelease, finding: Finding, context: CheckedDevice, words: Words) -> Iterator[str]:
    """Give when the version came out, when it was superseded, and what is allowed."""
    values: Mapping[str, str] = _details(finding, context, words)
    if "newest" in finding.details:
        yield words.say("calculation.newer_than_table", **_only(values, "browser", "newest", "snapshot"))
    if "released" in finding.details and finding.reason != "extended_support" and not _has_lapsed(finding):
        yield words.count("calculation.released", _plain(finding, "days"), **_only(values, "browser", "released"))
    if "superseded" in finding.details:
        message = "calculation.long_support_ended" if _has_lapsed(finding) else "calculation.superseded"
        wanted = _only(values, "browser", "superseded", "superseded_by")
        yield words.count(message, _plain(finding, "days_behind"), **wanted)
    if "snapshot" in finding.details:
        yield _allowed("minimum", part.minimum, words)
        if part.recommended:
            yield _allowed("recommended", part.recommended, words)


def _has_lapsed(finding: Finding) -> bool:
    """Tell whether longer updates ended: the day they did stands for the day it came out, which is another one."""
    return "superseded" in finding.details and "superseded_by" not in finding.details


def _allowed(which: str, recency: Recency, words: Words) -> str:
    if recency.released_within_days is not None:
        return words.count(f"calculation.{which}.released", recency.released_within_days)
    return words.count(f"calculation.{which}.superseded", recency.superseded_within_days or 0)


def _plain(finding: Finding, name: str) -> int:
    return _number(finding.details.get(name)) or 0


def _only(values: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: values[name] for name in names if name in values}
