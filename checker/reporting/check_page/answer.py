"""What the collector answers a page: the verdict so far, what was seen, what to do, and what is still asked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.model.facts import reading_of
from checker.model.verdicts import Verdict
from checker.reporting.check_page.questions import KIND, LABEL, open_questions
from checker.reporting.device.by_spec import by_spec
from checker.reporting.device.elsewhere import better_browser
from checker.reporting.device.notices import spec_notices
from checker.reporting.device.requirement_rows import urgent_first
from checker.reporting.device.verdict_band import verdict_band
from checker.reporting.device.what_to_do import what_to_do
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.words.clock_words import clocks
from checker.reporting.words.device_words import device_kind
from checker.reporting.words.measured import measured
from checker.reporting.words.source_words import ASKED, deciding_fact
from checker.reporting.words.spec_words import titled
from checker.reporting.words.verdict_look import Look, look_of, requirement_look

_MAY_BE_ASKED = frozenset({Verdict.PASS.value, Verdict.ADVICE.value, Verdict.UNKNOWN.value})


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

    `elsewhere`: in which browser the link should be opened instead; "" where it is in one.
    `clock`: what is wrong with a clock; "" where all is well. `specs`: the verdict by each of several specs.
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
    specs: Sequence[Seen]
    counts: Sequence[Seen]
    seen: Sequence[Seen]
    to_do: Sequence[ToDo]
    questions: Sequence[str]
    notices: Sequence[Note]
    elsewhere: str
    clock: str
    state: str = "judged"


def page_answer(context: CheckedDevice, words: Words, state: str = "judged") -> PageAnswer:
    """Give the answer; `state` is `judged`, `stored` or `already`."""
    judgement = context.judgement
    band, questions = verdict_band(context, words), _questions(context)
    this = words.say(f"kind.this.{device_kind(judgement)}")
    verdict, ending = judgement.verdict, _ending(context)
    so_far = "open" if questions and ending in _MAY_BE_ASKED else ending
    return PageAnswer(
        look=look_of(Verdict.UNKNOWN if so_far == "open" else verdict, words),
        device=shown(band.kind),
        device_told=words.say("check.device_told", kind=shown(band.kind)),
        kind=judgement.device_class,
        title=_title(so_far, len(questions), context, words),
        text=words.say(f"check.text.{so_far}", this=this),
        why=shown(band.why),
        done_title=words.first(f"check.done.title.{ending}", "check.done.title", verdict=band.look.word),
        done_text=words.say(f"check.done.{ending}", this=this),
        specs=_by_spec(context, words),
        counts=[Seen(count.text, count.look) for count in band.counts],
        seen=_seen(context, words),
        to_do=_to_do(context, words),
        questions=questions,
        notices=_notes(context, words),
        elsewhere=better_browser(judgement, words),
        clock=" ".join(text for clock in clocks(context, words) for text in (clock.title, *clock.texts)),
        state=state,
    )  # fmt: skip


def _ending(context: CheckedDevice) -> str:
    """Give what the page ends with: the verdict, or why nothing a verdict says would help."""
    if context.judgement.reason == "no_requirements":
        return context.judgement.called_reason
    return "other_kind" if context.is_of_another_kind else context.judgement.verdict.value


def _title(so_far: str, questions: int, context: CheckedDevice, words: Words) -> str:
    """Give the verdict, or how much is still asked; "so far so good" only of a device that is known."""
    if so_far != "open":
        return look_of(context.judgement.verdict, words).title
    return words.count("check.title.asks" if context.judgement.reason else "check.title.open", questions)


def _to_do(context: CheckedDevice, words: Words) -> list[ToDo]:
    found = what_to_do(context, words)
    texts = [[*(part.text for part in step.paragraphs), step.leaves] for step in found.steps]
    if texts:
        texts[-1].append(found.otherwise)
    pairs = zip(found.steps, texts, strict=True)
    return [ToDo(step.title, [text for text in said if text]) for step, said in pairs]


def _questions(context: CheckedDevice) -> tuple[str, ...]:
    """Give what is asked: which device this is, where the link did not tell, and what can change a finding."""
    which = () if context.result.device.label else (LABEL,)
    asked = open_questions(context.judgement, context.spec)
    return (*asked, *which) if asked == (KIND,) else (*which, *asked)


def _notes(context: CheckedDevice, words: Words) -> list[Note]:
    found = spec_notices(context.spec, words)
    return [Note(f"{item.title} {item.text}", item.link.address if item.link else "") for item in found]


def _by_spec(context: CheckedDevice, words: Words) -> list[Seen]:
    if len(context.spec.parts) == 1:
        return []
    rows = by_spec(context, words).rows
    return [Seen(words.say("by_spec.named", name=row.name, text=row.verdict), row.look) for row in rows]


def _seen(context: CheckedDevice, words: Words) -> list[Seen]:
    return [_seen_of(item, context, words) for item in urgent_first(context.applicable)]


def _seen_of(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> Seen:
    facts = context.judgement.facts
    by_hand = reading_of(facts, deciding_fact(judged.finding, facts)).source == ASKED
    text = words.say(
        "check.seen_by_hand" if by_hand else "check.seen",
        title=titled(judged.requirement, context.spec, words),
        measured=shown(measured(judged, context.situation, words)),
    )
    return Seen(text, requirement_look(judged.finding.verdict, words))
