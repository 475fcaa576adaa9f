"""The table of requirements: asked, measured, where from, verdict. What needs attention stands first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.evaluation.judging import PartVerdict
from checker.model.facts import reading_of
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.device.evidence import EvidenceLine, evidence
from checker.reporting.language.words import Words, phrase
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.asked import asked, asked_in_full
from checker.reporting.words.device_words import class_words, device_kind
from checker.reporting.words.measured import measured
from checker.reporting.words.source_words import deciding_fact, source_words
from checker.reporting.words.spec_words import called, titled
from checker.reporting.words.verdict_look import Look, requirement_look
from checker.specification.document import Requirement

_LONGEST_QUOTE = 160
_CATEGORIES = ("system", "connection", "setup")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement. `asked_in_full`: all that counts, "" where `asked` leaves nothing out.

    `quote`: what the publisher's page says of it, "" where nobody noted that.
    """

    title: str
    asked: str
    asked_in_full: str
    quote: str
    measured: str
    source: str
    evidence: tuple[EvidenceLine, ...]
    look: Look


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The requirements of one category. The caption tells that a category does not count for the device."""

    id: str
    title: str
    caption: str
    rows: tuple[Row, ...]


def tables(context: CheckedDevice, words: Words) -> tuple[Table, ...]:
    """Give a table for each category that has requirements for this device, the system first; of each spec apart."""
    parts = context.judgement.parts
    found = (_table(part, category, context, words) for part in parts for category in _CATEGORIES)
    return tuple(table for table in found if table.rows)


def _table(part: PartVerdict, category: str, context: CheckedDevice, words: Words) -> Table:
    judged = [item for item in context.applicable_by(part) if item.requirement.category == category]
    name, title = f"requirements-{category}", words.say(f"table.{category}")
    if part.spec is not context.spec:
        name = f"{name}-{part.spec.id}"
        title = words.say("by_spec.named", name=called(part.spec, context.spec, words), text=phrase(title))
    return Table(
        id=name,
        title=title,
        caption=" ".join(_caption(category, judged, context, words)),
        rows=tuple(_row(item, context, words) for item in urgent_first(judged)),
    )


def _caption(
    category: str, judged: Sequence[CheckedRequirement], context: CheckedDevice, words: Words
) -> Iterator[str]:
    this = words.say(f"kind.this.{device_kind(context.judgement)}")
    yield words.count(f"table.caption.{category}", len(judged), this=this)
    if len(judged) > 1 and any(item.finding.verdict is not Verdict.PASS for item in judged):
        yield words.say("table.urgent_first")


def urgent_first(judged: Iterable[CheckedRequirement]) -> list[CheckedRequirement]:
    """Give what needs attention before what does not."""
    return sorted(judged, key=lambda item: MOST_URGENT_FIRST.index(item.finding.verdict))


def _row(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> Row:
    fact = deciding_fact(judged.finding, context.judgement.facts)
    reading = reading_of(context.judgement.facts, fact)
    return Row(
        title=judged.requirement.title.said(words.language),
        asked=asked(judged.requirement, context.situation, words),
        asked_in_full=asked_in_full(judged.requirement, words),
        quote=_quote(judged.requirement, words),
        measured=measured(judged, context.situation, words),
        source=source_words(fact, reading, context, words),
        evidence=evidence(judged, context, words),
        look=requirement_look(judged.finding.verdict, words),
    )


def _quote(requirement: Requirement, words: Words) -> str:
    return words.say("asked.quote", text=shortened(requirement.quote.text, _LONGEST_QUOTE)) if requirement.quote else ""


def others(context: CheckedDevice, words: Words) -> tuple[str, ...]:
    """Give what is asked of other kinds of device only: the title, and of which kinds."""
    return tuple(_other(context, words))


def _other(context: CheckedDevice, words: Words) -> Iterator[str]:
    for item in context.not_applicable:
        kinds = class_words(item.requirement.applies_to, words)
        yield words.say("other", title=titled(item.requirement, context.spec, words), kinds=kinds)
