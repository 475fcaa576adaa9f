"""What to do, cheapest first: the steps of the plan, how to get measured what was not, or the calm state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from checker.conditions.leaves import leaves
from checker.conditions.os_support import os_support
from checker.conditions.supported_on import SupportedOn
from checker.evaluation.planning import Step
from checker.model.verdicts import Answer, Verdict
from checker.reporting.device.clock_words import clocks, doubted
from checker.reporting.device.context import Judged, ReportContext
from checker.reporting.device.device_kind import device_kind
from checker.reporting.device.how_to_measure import how_to_measure
from checker.reporting.device.remedy_words import cost, cost_and_who, filled, title_of
from checker.reporting.device.system_words import name_and_version
from checker.reporting.device.verdict_look import Look, look_of
from checker.reporting.language.words import Words, phrase


class Tag(msgspec.Struct, frozen=True):
    """A requirement with the look of its verdict."""

    title: str
    look: Look


class Paragraph(msgspec.Struct, frozen=True):
    """A text, after what it is about where a step is about several things."""

    text: str
    about: str = ""


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `afterwards` is the verdict after it; without a look it says what to do then, or nothing."""

    title: str
    is_optional: bool
    paragraphs: tuple[Paragraph, ...]
    instead: str
    cost: str
    yields: str
    tags: tuple[Tag, ...]
    afterwards: str
    look: Look | None = None


class WhatToDo(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the page that says what to do; without steps only the sentence."""

    sentence: str
    steps: tuple[Advice, ...]


def what_to_do(context: ReportContext, words: Words) -> WhatToDo:
    """Give the steps, those that cost nothing first."""
    free = [step for step in context.steps if step.remedy.cost == "free" and not step.remedy.last_resort]
    rest = [step for step in context.steps if step not in free]
    steps = (
        *_looking_at_clocks(context, words),
        *(_advice(step, context, words) for step in free),
        *_measuring(context, words),
        *(_advice(step, context, words) for step in rest),
    )
    return WhatToDo(sentence=_sentence(len(steps), context, words), steps=steps)


def _sentence(steps: int, context: ReportContext, words: Words) -> str:
    if steps:
        return words.say("todo.cheapest_first") if steps > 1 else ""
    judgement = context.judgement
    if judgement.verdict is Verdict.PASS:
        ready = words.say("todo.nothing", this=words.say(f"kind.this.{device_kind(judgement)}"))
        return f"{ready} {_updates(context, words)}".strip()
    return words.say(f"todo.{judgement.reason or 'no_step'}")


def _updates(context: ReportContext, words: Words) -> str:
    """Give until when the system gets updates, as far as the table tells."""
    parts = (leaf for item in context.applicable for leaf in leaves(item.requirement.condition))
    condition = next((part for part in parts if isinstance(part, SupportedOn)), None)
    if condition is None:
        return ""
    support = os_support(context.situation, condition.table_valid_days)
    if support.until is None or support.supported is not Answer.YES:
        return ""
    return words.say("todo.updates", system=name_and_version(context.situation, words), date=words.date(support.until))


def _advice(step: Step, context: ReportContext, words: Words) -> Advice:
    steps = filled(step.remedy.steps.said(words.language), step.target, context.situation, words)
    findings = {item.finding.requirement: item for item in context.applicable}
    solved = [findings[name] for name in step.solves if name in findings]
    return Advice(
        title=title_of(step.remedy, step.target, context.situation, words),
        is_optional=_is_optional(solved),
        paragraphs=tuple(Paragraph(line.strip()) for line in steps.splitlines() if line.strip()),
        instead=_instead(step, context, words),
        cost=cost_and_who(step.remedy, words),
        yields=words.say("step.solves"),
        tags=_tags(solved, words),
        afterwards=_afterwards(step, words),
        look=look_of(step.judged.verdict, words) if step.judged else None,
    )


def _is_optional(solved: Sequence[Judged]) -> bool:
    """Tell whether the device may be used without this step."""
    return all(
        item.finding.verdict is Verdict.ADVICE or item.requirement.importance == "recommended" for item in solved
    )


def _tags(judged: Sequence[Judged], words: Words) -> tuple[Tag, ...]:
    return tuple(
        Tag(item.requirement.title.said(words.language), look_of(item.finding.verdict, words)) for item in judged
    )


def _instead(step: Step, context: ReportContext, words: Words) -> str:
    """Give the other ways to the same end."""
    ways = [
        words.say(
            "step.way", title=title_of(remedy, step.target, context.situation, words), cost=phrase(cost(remedy, words))
        )
        for remedy in step.instead
    ]
    return words.say("step.instead", ways=words.either(ways)) if ways else ""


def _afterwards(step: Step, words: Words) -> str:
    if step.judged:
        return words.say("step.then")
    return "" if step.remedy.last_resort else words.say("step.check_again")


def _looking_at_clocks(context: ReportContext, words: Words) -> Iterator[Advice]:
    """Give a step for each clock that is wrong, or may be; before all else, because much else follows from it."""
    waiting = doubted(context)
    for clock in clocks(context, words):
        yield Advice(
            title=clock.step,
            is_optional=False,
            paragraphs=tuple(map(Paragraph, clock.texts)),
            instead="",
            cost=words.say("cost.free"),
            yields=words.say("step.measures"),
            tags=_tags(waiting, words),
            afterwards=words.say("step.check_again") if context.told else "",
        )


def _measuring(context: ReportContext, words: Words) -> Iterator[Advice]:
    """Give one step for all that could not be measured, with the way for each."""
    waiting = doubted(context)
    unknown = [item for item in context.applicable if item.finding.verdict is Verdict.UNKNOWN and item not in waiting]
    if unknown:
        yield Advice(
            title=words.count("step.measure", len(unknown), titles=_titles(unknown, words)),
            is_optional=_is_optional(unknown),
            paragraphs=tuple(_ways(unknown, words)),
            instead="",
            cost=words.say("cost.free"),
            yields=words.say("step.measures"),
            tags=_tags(unknown, words),
            afterwards=words.say("step.check_again"),
        )


def _ways(unknown: Sequence[Judged], words: Words) -> Iterator[Paragraph]:
    """Give each way to measure, after what it measures where there are several."""
    ways: dict[str, list[Judged]] = {}
    for item in unknown:
        ways.setdefault(how_to_measure(item, words), []).append(item)
    for way, judged in ways.items():
        yield Paragraph(way, _titles(judged, words) if len(ways) > 1 else "")


def _titles(judged: Sequence[Judged], words: Words) -> str:
    return words.both([item.requirement.title.said(words.language) for item in judged])
