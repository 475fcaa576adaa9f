"""What the collector answers a page: the verdict so far, what was seen, what to do, and what is still asked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.model.readings import reading_of
from checker.model.verdicts import Verdict
from checker.reporting.check_page.questions import KIND, LABEL, open_questions
from checker.reporting.device.clock_words import clocks
from checker.reporting.device.context import Judged, ReportContext
from checker.reporting.device.device_kind import device_kind
from checker.reporting.device.measured import measured
from checker.reporting.device.notices import spec_notices
from checker.reporting.device.requirement_rows import urgent_first
from checker.reporting.device.source_words import ASKED, deciding_fact
from checker.reporting.device.verdict_band import verdict_band
from checker.reporting.device.verdict_look import Look, look_of
from checker.reporting.device.what_to_do import what_to_do
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown


class Seen(msgspec.Struct, frozen=True):
    """One requirement: what was seen, and its verdict."""

    text: str
    look: Look


class ToDo(msgspec.Struct, frozen=True):
    """One thing to do."""

    title: str
    texts: Sequence[str]


class Note(msgspec.Struct, frozen=True):
    """What to know before trusting the verdict; `address` may be ""."""

    text: str
    address: str


class PageAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All the page shows of a verdict; plain text everywhere, nothing is read as HTML.

    `clock`: what is wrong with a clock, "" where all is well.
    """

    look: Look
    device: str
    device_told: str
    kind: str
    title: str
    text: str
    why: str
    done_title: str
    done_text: str
    counts: Sequence[Seen]
    seen: Sequence[Seen]
    to_do: Sequence[ToDo]
    questions: Sequence[str]
    notices: Sequence[Note]
    clock: str
    state: str = "judged"


def page_answer(context: ReportContext, words: Words, state: str = "judged") -> PageAnswer:
    """Give the answer; `state` is `judged`, `stored` or `already`."""
    judgement = context.judgement
    band, questions = verdict_band(context, words), _questions(context)
    this = words.say(f"kind.this.{device_kind(judgement)}")
    is_open = bool(questions)
    verdict = judgement.verdict
    so_far = "open" if is_open and verdict is not Verdict.FAIL else verdict.value
    return PageAnswer(
        look=look_of(Verdict.UNKNOWN if so_far == "open" else verdict, words),
        device=shown(band.kind),
        device_told=words.say("check.device_told", kind=shown(band.kind)),
        kind=judgement.device_class,
        title=words.count("check.title.open", len(questions)) if so_far == "open" else band.look.title,
        text=words.say(f"check.text.{so_far}", this=this),
        why=shown(band.why),
        done_title=words.say("check.done.title", verdict=band.look.word),
        done_text=words.say(f"check.done.{verdict.value}", this=this),
        counts=[Seen(words.count(f"check.times.{count.look.name}", int(count.number)), count.look)
                for count in band.counts if count.look.name != "na"],
        seen=_seen(context, words),
        to_do=[ToDo(step.title, [part.text for part in step.paragraphs]) for step in what_to_do(context, words).steps],
        questions=questions,
        notices=_notes(context, words),
        clock=" ".join(text for clock in clocks(context, words) for text in (clock.title, *clock.texts)),
        state=state,
    )  # fmt: skip


def _questions(context: ReportContext) -> tuple[str, ...]:
    """Give what is asked: which device this is, where the link did not tell, and what can change a finding."""
    which = () if context.result.device.label else (LABEL,)
    asked = open_questions(context.judgement, context.spec)
    return (*asked, *which) if asked == (KIND,) else (*which, *asked)


def _notes(context: ReportContext, words: Words) -> list[Note]:
    found = spec_notices(context.spec, context.judgement.on, words)
    return [Note(f"{item.title} {item.text}", item.link.address if item.link else "") for item in found]


def _seen(context: ReportContext, words: Words) -> list[Seen]:
    return [_seen_of(item, context, words) for item in urgent_first(context.applicable)]


def _seen_of(judged: Judged, context: ReportContext, words: Words) -> Seen:
    facts = context.judgement.facts
    by_hand = reading_of(facts, deciding_fact(judged.finding, facts)).source == ASKED
    text = words.say(
        "check.seen_by_hand" if by_hand else "check.seen",
        title=judged.requirement.title.said(words.language),
        measured=shown(measured(judged, context.situation, words)),
    )
    return Seen(text, look_of(judged.finding.verdict, words))
