"""What to do, cheapest first: the steps of the plan, how to get measured what was not, or the calm state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.conditions.combined import leaves
from checker.conditions.recency.os_support import os_support
from checker.conditions.supported_on import SupportedOn
from checker.evaluation.judging import Judgement
from checker.evaluation.planning import Step
from checker.model.verdicts import Answer, Verdict
from checker.reporting.device.advice import Advice, Paragraph, tags_of
from checker.reporting.device.measuring import is_for_free, measuring
from checker.reporting.language.words import Words, phrase
from checker.reporting.words.clock_words import clocks, doubted
from checker.reporting.words.device_words import device_kind
from checker.reporting.words.spec_words import cost, cost_and_who, filled, title_of, titles_of, update_title
from checker.reporting.words.system_words import measured_system
from checker.reporting.words.verdict_look import look_of


class WhatToDo(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the page that says what to do; without steps only the sentence.

    `otherwise`: what is left when the steps turn out not to help, "" where that is among them or not needed.
    """

    sentence: str
    steps: tuple[Advice, ...]
    otherwise: str


def what_to_do(context: CheckedDevice, words: Words) -> WhatToDo:
    """Give the steps, those that cost nothing first."""
    advised = [(step, _advice(step, before, context, words)) for step, before in _with_before(context)]
    free = [advice for step, advice in advised if is_for_free(step)]
    rest = [advice for step, advice in advised if not is_for_free(step)]
    steps = (*_looking_at_clocks(context, words), *free, *measuring(context, words), *rest)
    otherwise = _otherwise(context, words) if steps else ""
    return WhatToDo(sentence=_sentence(len(steps), context, words), steps=steps, otherwise=otherwise)


def _with_before(context: CheckedDevice) -> Iterator[tuple[Step, Judgement]]:
    """Give each step with how the device is judged just before it."""
    now = context.judgement
    for step in context.steps:
        yield step, now
        now = step.judged or now


def _sentence(steps: int, context: CheckedDevice, words: Words) -> str:
    if steps:
        return words.say("todo.cheapest_first") if steps > 1 else ""
    verdict, this = context.judgement.verdict, _this(context, words)
    if context.judgement.reason or context.is_of_another_kind:
        return words.say(f"todo.{context.judgement.called_reason or 'other_kind'}")
    if context.spec.historical and verdict is not Verdict.UNKNOWN:
        return words.first(f"todo.historical.{verdict.value}", "todo.historical", this=this)
    if verdict is not Verdict.PASS:
        return words.say(f"todo.no_step.{verdict.value}", this=this)
    return _all_met(context, words)


def _all_met(context: CheckedDevice, words: Words) -> str:
    this = _this(context, words)
    open_ = [item for item in context.applicable if item.finding.verdict is not Verdict.PASS]
    if open_:
        titles = words.both(titles_of(open_, words))
        return words.say("todo.besides", this=this, titles=titles)
    return f"{words.say('todo.nothing', this=this)} {_updates(context, words)}".strip()


def _otherwise(context: CheckedDevice, words: Words) -> str:
    """Give what is left of a device that fails where the steps may not help: no report ends in nothing."""
    mending = [step for step in context.steps if step.mends_a_fail]
    if context.judgement.verdict is not Verdict.FAIL or any(step.remedy.last_resort for step in mending):
        return ""
    is_sure = all(step.judged and step.remedy.cost == "free" for step in mending)
    last = mending[-1].judged if mending else None
    is_enough = last is not None and last.verdict is not Verdict.FAIL
    if is_sure and is_enough:
        return ""
    return words.say(
        "todo.historical.fail" if context.spec.historical else "todo.otherwise", this=_this(context, words)
    )


def _this(context: CheckedDevice, words: Words) -> str:
    return words.say(f"kind.this.{device_kind(context.judgement)}")


def _updates(context: CheckedDevice, words: Words) -> str:
    """Give until when the system gets updates, as far as the table tells."""
    parts = (leaf for item in context.applicable for leaf in leaves(item.requirement.condition))
    condition = next((part for part in parts if isinstance(part, SupportedOn)), None)
    if condition is None:
        return ""
    support = os_support(context.situation, condition.table_valid_days)
    if support.until is None or support.supported is not Answer.YES:
        return ""
    date = words.date(support.until)
    if support.row is None:
        return words.say("todo.updates.device", this=_this(context, words), date=date)
    system = measured_system(context.situation, words, support.row.release)
    return words.say("todo.updates", system=system, date=date)


def _advice(step: Step, before: Judgement, context: CheckedDevice, words: Words) -> Advice:
    solved = _judged(step.solves, before, context)
    return Advice(
        title=update_title(step.remedy, step.target, solved, context.situation, words),
        is_optional=_is_optional(step, solved),
        paragraphs=tuple(_paragraphs(step, context, words)),
        instead=_instead(step, context, words),
        cost=cost_and_who(step.remedy, words),
        yields=words.say(f"step.{_hope(step, solved)}"),
        tags=tags_of(solved, words),
        afterwards=_afterwards(step, solved, words),
        leaves=_leaves(step, before, context, words),
        look=look_of(step.judged.verdict, words) if step.judged else None,
    )


def _judged(names: Sequence[str], judgement: Judgement, context: CheckedDevice) -> list[CheckedRequirement]:
    requirements = {item.requirement.id: item.requirement for item in context.applicable}
    return [CheckedRequirement(requirements[name], judgement.finding(name)) for name in names if name in requirements]


def _is_optional(step: Step, solved: Sequence[CheckedRequirement]) -> bool:
    """Tell whether the device may be used without this step."""
    if step.mends_a_fail or any(item.finding.is_about_the_kind for item in solved):
        return False
    return all(
        item.finding.verdict is Verdict.ADVICE or item.requirement.importance == "recommended" for item in solved
    )


def _hope(step: Step, solved: Sequence[CheckedRequirement]) -> str:
    """Give what a step promises for its requirements: to solve them, perhaps, or that they are why."""
    if step.remedy.last_resort or any(item.finding.is_about_the_kind for item in solved):
        return "because"
    return "solves" if step.judged else "may_solve"


def _paragraphs(step: Step, context: CheckedDevice, words: Words) -> Iterator[Paragraph]:
    if step.remedy.last_resort and not context.is_past_mending:
        yield Paragraph(words.say("step.only_then"))
    text = filled(step.remedy.steps.said(words.language), step.target, context.situation, words)
    yield from (Paragraph(line.strip()) for line in text.splitlines() if line.strip())


def _instead(step: Step, context: CheckedDevice, words: Words) -> str:
    """Give the other ways to the same end."""
    ways = [
        words.say(
            "step.way", title=title_of(remedy, step.target, context.situation, words), cost=phrase(cost(remedy, words))
        )
        for remedy in step.instead
    ]
    return words.say("step.instead", ways=words.either(ways)) if ways else ""


def _afterwards(step: Step, solved: Sequence[CheckedRequirement], words: Words) -> str:
    if step.judged:
        return words.say("step.then")
    is_the_end = step.remedy.last_resort or any(item.finding.is_about_the_kind for item in solved)
    return "" if is_the_end else words.say("step.check_again")


def _leaves(step: Step, before: Judgement, context: CheckedDevice, words: Words) -> str:
    """Give what still keeps the device from being used; what could only be better is in the steps that follow."""
    verdict = (step.judged or before).verdict
    if not step.leaves or verdict is Verdict.ADVICE:
        return ""
    how = "opens" if step.opens else verdict.value
    requirements = {item.requirement.id: item for item in context.applicable}
    titles = words.both(titles_of((requirements[name] for name in step.leaves), words))
    return words.say(f"step.leaves.{how}", this=_this(context, words), titles=titles)


def _looking_at_clocks(context: CheckedDevice, words: Words) -> Iterator[Advice]:
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
            tags=tags_of(waiting, words),
            afterwards=words.say("step.check_again") if context.told else "",
        )
