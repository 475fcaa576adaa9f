"""The step that gets measured what was not: one for all of it, with the way for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.evaluation.candidates import MEASURED_NOT_JUDGED
from checker.evaluation.planning import Step
from checker.model.verdicts import Verdict
from checker.reporting.device.advice import Advice, Paragraph, tags_of
from checker.reporting.device.context import Judged, ReportContext
from checker.reporting.device.how_to_measure import Seen, how_to_measure, seen
from checker.reporting.language.words import Words


def measuring(context: ReportContext, words: Words) -> Iterator[Advice]:
    """Give the step; none where all is known, or where the steps for free settle it anyway."""
    open_ = _to_measure(context)
    where = seen(context)
    if open_:
        yield Advice(
            title=words.count("step.measure", len(open_), titles=_titles(open_, words)),
            is_optional=not any(_decides(item) for item in open_),
            paragraphs=tuple(_ways(open_, where, words)),
            instead="",
            cost=words.say("cost.free"),
            yields=words.say("step.measures"),
            tags=tags_of(open_, words),
            afterwards=_afterwards(where, words),
        )


def _to_measure(context: ReportContext) -> list[Judged]:
    """Give what is not known; not on a device that is past mending, whatever may be found."""
    if context.is_past_mending:
        return []
    tried = {name for step in context.steps if is_for_free(step) for name in step.solves}
    return [
        item
        for item in context.applicable
        if (item.finding.verdict is Verdict.UNKNOWN and (_decides(item) or not _is_settled(item, context.steps)))
        or (_is_in_doubt(item) and item.finding.requirement not in tried)
    ]


def _is_in_doubt(judged: Judged) -> bool:
    """Tell whether the minimum is met, and what is recommended perhaps too."""
    return judged.finding.verdict is Verdict.ADVICE and judged.finding.reason in MEASURED_NOT_JUDGED


def _is_settled(judged: Judged, steps: Sequence[Step]) -> bool:
    """Tell whether a step for free is known to settle it."""
    name = judged.finding.requirement
    return any(
        step.judged is not None and is_for_free(step) and step.judged.finding(name).verdict is Verdict.PASS
        for step in steps
    )


def is_for_free(step: Step) -> bool:
    """Tell whether a step costs nothing and gives the device up for nothing else."""
    return step.remedy.cost == "free" and not step.remedy.last_resort


def _decides(judged: Judged) -> bool:
    """Tell whether the device may not be used before this is known."""
    return judged.finding.verdict is Verdict.UNKNOWN and judged.requirement.importance == "required"


def _ways(open_: Sequence[Judged], where: Seen, words: Words) -> Iterator[Paragraph]:
    """Give each way to measure, after what it measures where there are several."""
    ways: dict[tuple[str, ...], list[Judged]] = {}
    for item in open_:
        ways.setdefault(how_to_measure(item, where, words), []).append(item)
    for texts, judged in ways.items():
        about = _titles(judged, words) if len(ways) > 1 else ""
        yield from (Paragraph(text, about if text is texts[0] else "") for text in texts)


def _titles(judged: Sequence[Judged], words: Words) -> str:
    return words.both([item.requirement.title.said(words.language) for item in judged])


def _afterwards(where: Seen, words: Words) -> str:
    """Give what to do with what was found; the page asks for it, the program cannot."""
    if where.is_from_a_page_on_a_computer or where.is_from_inside_a_chromebook:
        return ""
    return words.say("step.fill_in" if where.origin == "page" else "step.ask_help")
