"""The step that gets measured what was not: one for all of it, with the way for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.evaluation.candidates import MEASURED_NOT_JUDGED
from checker.evaluation.planning import Step
from checker.model.verdicts import Verdict
from checker.reporting.device.advice import Advice, Paragraph, tags_of
from checker.reporting.language.words import Words
from checker.reporting.words.clock_words import doubted
from checker.reporting.words.how_to_measure import TRY_AGAIN, Seen, how_to_measure, seen
from checker.reporting.words.spec_words import titles_of

_PASSING = frozenset({"no_screen", "screen_remote", "screen_session_unknown"})


def measuring(context: CheckedDevice, words: Words) -> Iterator[Advice]:
    """Give the step; none where all is known, or where the steps for free settle it anyway."""
    open_ = _to_measure(context)
    where = seen(context)
    if open_:
        yield Advice(
            title=words.count("step.measure", len(titles_of(open_, words)), titles=_titles(open_, words)),
            is_optional=not any(_decides(item) for item in open_),
            paragraphs=tuple(_ways(open_, where, words)),
            instead="",
            cost=words.say("cost.free"),
            yields=words.say("step.measures"),
            tags=tags_of(open_, words),
            afterwards=_afterwards(open_, where, words),
        )


def _to_measure(context: CheckedDevice) -> list[CheckedRequirement]:
    """Give what is not known; not on a device that is past mending, whatever may be found."""
    if context.is_past_mending:
        return []
    settled = {name for step in context.steps if is_for_free(step) for name in _settled_by(step)}
    waiting = doubted(context)  # for the clock, which is a step of its own
    return [
        item
        for item in context.applicable
        if item not in waiting and (_decides(item) or (_is_not_sure(item) and item.finding.requirement not in settled))
    ]


def _is_not_sure(judged: CheckedRequirement) -> bool:
    """Tell whether it was not measured, or meets the minimum and perhaps what is recommended too."""
    verdict, reason = judged.finding.verdict, judged.finding.reason
    return verdict is Verdict.UNKNOWN or (verdict is Verdict.ADVICE and reason in MEASURED_NOT_JUDGED)


def _settled_by(step: Step) -> Sequence[str]:
    """Give the requirements that need no look-up beside this step."""
    judged = step.judged
    if judged is None:
        return step.solves
    return [item.requirement for item in judged.findings if item.verdict is Verdict.PASS]


def is_for_free(step: Step) -> bool:
    """Tell whether a step costs nothing and gives the device up for nothing else."""
    return step.remedy.cost == "free" and not step.remedy.last_resort


def _decides(judged: CheckedRequirement) -> bool:
    """Tell whether the device may not be used before this is known."""
    return judged.finding.verdict is Verdict.UNKNOWN and judged.requirement.importance == "required"


def _ways(open_: Sequence[CheckedRequirement], where: Seen, words: Words) -> Iterator[Paragraph]:
    """Give each way to measure, after what it measures where there are several; one for what two publishers ask."""
    ways: dict[tuple[str, ...], list[CheckedRequirement]] = {}
    one_of_each: dict[str, CheckedRequirement] = {}
    for item in open_:
        one_of_each.setdefault(item.requirement.title.said(words.language), item)
    for item in one_of_each.values():
        ways.setdefault(how_to_measure(item, where, words), []).append(item)
    for texts, judged in ways.items():
        about = _titles(judged, words) if len(ways) > 1 else ""
        yield from (Paragraph(text, about if text is texts[0] else "") for text in texts)


def _titles(judged: Sequence[CheckedRequirement], words: Words) -> str:
    return words.both(titles_of(judged, words))


def _afterwards(open_: Sequence[CheckedRequirement], where: Seen, words: Words) -> str:
    """Give what to do with what was found: the page asks for it, the program can only look again."""
    if where.is_from_a_page_on_a_computer or where.is_from_inside:
        return ""
    if where.is_asked:
        return words.say("step.fill_in")
    return words.say("step.check_again" if any(_may_read_otherwise(item) for item in open_) else "step.ask_help")


def _may_read_otherwise(judged: CheckedRequirement) -> bool:
    """Tell whether checking again can find what was not found now."""
    reason, why = judged.finding.reason, judged.finding.details.why
    return reason in _PASSING or why in TRY_AGAIN or judged.requirement.category == "connection"
