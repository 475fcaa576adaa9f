"""The sum behind a verdict: what was compared with what, in sentences, from the reason and its plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.conditions.combined import leaf_that_spoke
from checker.model.findings import Details, Finding, Value
from checker.model.verdicts import Verdict
from checker.reporting.language.words import Words, sentence
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.browser_words import name_and_version
from checker.reporting.words.kinds import words_of
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.measured import measured, told_by
from checker.reporting.words.system_words import measured_build
from checker.reporting.words.values import LONGEST, pixels, value_word


def calculation(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> str:
    """Give the sentences that explain a finding."""
    finding = judged.finding
    kind = words_of(leaf_that_spoke(judged.requirement.condition, finding))
    notes = [words.say(kind.derived(finding))] if finding.derived else []
    texts = (*kind.sentences(finding, context, words), _conclusion(judged, kind, context, words), *notes)
    return " ".join(sentence(text) for text in texts)


def _conclusion(judged: CheckedRequirement, kind: KindWords[Any], context: CheckedDevice, words: Words) -> str:
    finding, details = judged.finding, judged.finding.details
    values = _plain_values(details, context, words) | _thresholds(kind, finding, context, words)
    values |= {"measured": _measured(judged, kind, context, words), "table": kind.table(context.releases, words)}
    if details.until:
        values["days"] = words.count("days", abs((details.until - context.judgement.on).days))
    special = [f"reason.{finding.reason}.{name}" for name in _special(kind, finding)]
    return words.first(*special, f"reason.{finding.reason}", **values)


def _measured(judged: CheckedRequirement, kind: KindWords[Any], context: CheckedDevice, words: Words) -> str:
    """Give the value that was compared, without what the table tells beside it."""
    finding, situation = judged.finding, context.situation
    if finding.reason == "not_in_table" and situation.text("os.name") == "windows":
        return measured_build(situation, words)
    fact = told_by(finding, situation.facts)
    in_short = kind.amount_of(fact, situation, words)
    return measured(judged, situation, words) if in_short is None else in_short


def _special(kind: KindWords[Any], finding: Finding) -> Iterator[str]:
    """Give the special cases of a reason's message, the most special first."""
    if finding.reason == "not_measured":
        yield finding.details.why
    yield from kind.special(finding)


def _plain_values(details: Details, context: CheckedDevice, words: Words) -> dict[str, str]:
    values = {name: _in_words(value, words) for name, value in msgspec.structs.asdict(details).items() if value != ""}
    if details.browser:
        values["browser"] = name_and_version(details.browser, details.version, words)
    value = shortened(value_word(details.fact, details.value, context.situation, words), LONGEST)
    fact = words.first(f"fact.{details.fact}", "fact")
    return values | {"size": pixels(details.width, details.height), "value": value, "fact": fact}


def _in_words(value: object, words: Words) -> str:
    match value:
        case dt.date():
            return words.date(value)
        case int() | float():
            return words.number(value)
        case _:
            return shortened(str(value or ""), LONGEST)


def _thresholds(kind: KindWords[Any], finding: Finding, context: CheckedDevice, words: Words) -> dict[str, str]:
    expected = kind.condition.expected()
    texts = {
        name: _threshold(kind, value, context, words)
        for name, value in (("minimum", expected.minimum), ("recommended", expected.recommended))
        if value is not None
    }
    in_doubt = "minimum" if finding.verdict is Verdict.UNKNOWN else "recommended"
    return texts | {"in_doubt": texts.get(in_doubt, "")}


def _threshold(kind: KindWords[Any], value: Value | tuple[Value, ...], context: CheckedDevice, words: Words) -> str:
    several = value if isinstance(value, tuple) else (value,)
    return words.either([kind.threshold(each, context.situation, words) for each in several])
