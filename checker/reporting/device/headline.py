"""The one sentence under the verdict: why, and the cheapest way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.evaluation.planning import Step
from checker.model.findings import Finding
from checker.model.verdicts import Verdict
from checker.reporting.device.what_to_do import what_to_do
from checker.reporting.language.words import Words, phrase, sentence
from checker.reporting.words import system_words
from checker.reporting.words.browser_words import name_and_version
from checker.reporting.words.clock_words import doubted
from checker.reporting.words.device_words import device_kind
from checker.reporting.words.measured import measured
from checker.reporting.words.spec_words import cost, title_of, titles_of
from checker.reporting.words.values import amount


def headline(context: CheckedDevice, words: Words) -> str:
    """Give why the verdict is what it is, and what to do first."""
    return f"{why(context, words)} {way_out(context, words)}".strip()


def why(context: CheckedDevice, words: Words) -> str:
    """Give why the verdict is what it is."""
    if context.judgement.reason:
        return _no_verdict(context.judgement.called_reason, context, words)
    match context.judgement.verdict:
        case Verdict.FAIL:
            return _because("fail", context.system(Verdict.FAIL), context, words)
        case Verdict.ADVICE:
            return _advice(context, words)
        case Verdict.UNKNOWN:
            return _because("unknown", context.system(Verdict.UNKNOWN), context, words)
        case Verdict.PASS | Verdict.NOT_APPLICABLE:
            count = len(context.system(Verdict.PASS))
            return sentence(words.count("headline.pass", count, this=_this(context, words)))


def _no_verdict(reason: str, context: CheckedDevice, words: Words) -> str:
    spec = words.either([part.title.said(words.language) for part in context.spec.parts])
    return sentence(words.say(f"headline.{reason}", this=_this(context, words), spec=spec))


def _advice(context: CheckedDevice, words: Words) -> str:
    """Give what could be better, or else what could not be measured and is not mandatory."""
    advice = context.system(Verdict.ADVICE)
    if advice:
        return _because("advice", advice, context, words)
    return _because("unmeasured", context.system(Verdict.UNKNOWN), context, words)


def _because(kind: str, judged: Sequence[CheckedRequirement], context: CheckedDevice, words: Words) -> str:
    titles = titles_of(judged, words)
    values = {"this": _this(context, words), "titles": words.both(titles)}
    if len(titles) != 1:
        return sentence(words.count(f"headline.{kind}.many", len(titles), **values))
    special = [f"headline.{kind}.{name}" for name in _special(judged[0].finding)] + [f"headline.{kind}"]
    return sentence(words.first(*special, **values, **_values(judged[0], context, words)))


def _special(finding: Finding) -> Iterator[str]:
    """Give what a sentence of its own may be about, the most special first."""
    if finding.is_about_its_own_date:
        yield f"{finding.reason}.device"
    yield f"{finding.reason}.{finding.details.fact}"
    yield finding.reason


def _values(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> dict[str, str]:
    details, recommended = judged.finding.details, judged.finding.expected.recommended
    return {
        "measured": measured(judged, context.situation, words),
        "system": system_words.name_and_version(context.situation, words),
        "release": system_words.measured_system(context.situation, words, details.os_release),
        "browser": name_and_version(details.browser, details.version, words),
        "recommended": amount(details.fact, recommended, words)
        if details.fact and isinstance(recommended, int | float)
        else "",
    }


def _this(context: CheckedDevice, words: Words) -> str:
    return words.say(f"kind.this.{device_kind(context.judgement)}")


def way_out(context: CheckedDevice, words: Words) -> str:
    """Give the cheapest way to a better verdict; "" where nothing needs to be done."""
    verdict = context.judgement.verdict
    if context.judgement.reason or verdict is Verdict.PASS:
        return ""
    if verdict is not Verdict.FAIL and doubted(context):
        return words.say("way.clock")
    if verdict is Verdict.FAIL:
        return _out_of_fail(context, words)
    steps = what_to_do(context, words).steps
    if verdict is Verdict.UNKNOWN or (steps and not context.steps):
        return words.say("way.measure")
    if not steps:
        return ""
    return words.say("way.first", title=steps[0].title, cost=phrase(steps[0].cost))


def _out_of_fail(context: CheckedDevice, words: Words) -> str:
    mending = [step for step in context.steps if step.mends_a_fail]
    if not mending:
        return "" if context.spec.historical else words.say("way.ask")
    if context.is_past_mending:
        return words.say("way.none")
    needed = _until_no_fail(mending)
    if not needed:
        return _may_help(mending[0], context, words)
    return _how(needed, context, words)


def _until_no_fail(steps: Iterable[Step]) -> list[Step]:
    """Give the steps up to the one after which nothing fails; none when that cannot be foretold."""
    needed: list[Step] = []
    for step in steps:
        needed.append(step)
        if step.judged is None:
            return []
        if step.judged.verdict is not Verdict.FAIL:
            return needed
    return []


def _how(steps: Sequence[Step], context: CheckedDevice, words: Words) -> str:
    price = "money" if any(step.remedy.cost == "money" for step in steps) else "free"
    time = words.duration(sum(step.remedy.minutes or 0 for step in steps))
    if len(steps) > 1:
        return words.count(f"way.more.{price}", len(steps), time=time)
    return words.say(f"way.one.{price}", title=_title(steps[0], context, words), time=time)


def _may_help(step: Step, context: CheckedDevice, words: Words) -> str:
    price = phrase(cost(step.remedy, words))
    return words.say("way.may_help", title=_title(step, context, words), cost=price)


def _title(step: Step, context: CheckedDevice, words: Words) -> str:
    return title_of(step.remedy, step.target, context.situation, words)
