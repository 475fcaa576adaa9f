"""What stands behind one click: the sum, the exact values, where they come from, and who asks it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.checking.checked_device import CheckedDevice, CheckedRequirement
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import AnyOf, leaf_that_spoke
from checker.conditions.single import Single
from checker.conditions.supported_on import SupportedOn
from checker.conditions.updates_arriving import UpdatesArriving
from checker.model.facts import reading_of
from checker.model.readings import Facts
from checker.model.verdicts import Verdict
from checker.reporting.device.exact_values import exact_value
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.asked import asked_by
from checker.reporting.words.browser_words import browser_name, newest, short_version, that_count
from checker.reporting.words.calculation import calculation
from checker.reporting.words.how_to_measure import how_to_measure, seen
from checker.reporting.words.spec_words import publisher_of
from checker.specification.document import Requirement

_LONGEST = 160


class Piece(msgspec.Struct, frozen=True):
    """A text, after the technical name it is about where there is one."""

    text: str
    code: str = ""


class EvidenceLine(msgspec.Struct, frozen=True):
    """One line of evidence: what it is, and its pieces."""

    term: str
    pieces: tuple[Piece, ...]


def evidence(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> tuple[EvidenceLine, ...]:
    """Give all lines for one requirement."""
    return tuple(line for line in _lines(judged, context, words) if line.pieces)


def _lines(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> Iterator[EvidenceLine]:
    part = leaf_that_spoke(judged.requirement.condition, judged.finding)
    is_unknown = judged.finding.verdict is Verdict.UNKNOWN
    yield _line(words, "why_unknown" if is_unknown else "calculation", calculation(judged, context, words))
    yield EvidenceLine(words.say("evidence.measured"), tuple(_exact(judged, context, words)))
    yield _line(words, "where", _sources(judged, context.judgement.facts))
    yield _line(words, "newest", _newest(part, context, words))
    yield _line(words, "also_enough", _alternatives(judged.requirement, context, words))
    yield _line(words, "how_to_measure", " ".join(how_to_measure(judged, seen(context), words)) if is_unknown else "")
    yield EvidenceLine(words.say("evidence.quote"), tuple(_quoted(judged.requirement)))
    yield _line(words, "basis", basis(judged.requirement, context, words))


def _line(words: Words, message: str, text: str) -> EvidenceLine:
    return EvidenceLine(words.say(f"evidence.{message}"), (Piece(text),) if text else ())


def _exact(judged: CheckedRequirement, context: CheckedDevice, words: Words) -> Iterator[Piece]:
    for fact in judged.finding.evidence:
        reading = reading_of(context.judgement.facts, fact)
        yield Piece(exact_value(fact, reading, context, words), fact)


def _sources(judged: CheckedRequirement, facts: Facts) -> str:
    sources = [reading_of(facts, fact).source for fact in judged.finding.evidence]
    return "; ".join(shortened(source, _LONGEST) for source in dict.fromkeys(sources) if source)


def _newest(part: Single, context: CheckedDevice, words: Words) -> str:
    """Give the newest versions the table knows of the browsers found, or just the date of the table that was used."""
    tables = context.releases
    if isinstance(part, SupportedOn | UpdatesArriving):
        return words.say("evidence.table", date=words.date(tables.operating_systems.snapshot))
    if not isinstance(part, BrowserRelease):
        return ""
    names = dict.fromkeys(item.name for item in that_count(part, context.situation))
    texts = [
        f"{browser_name(name, words)} {short_version(name, version)}"
        for name in names
        if (version := newest(name, context.situation))
    ]
    table = words.say("evidence.table", date=words.date(tables.browsers.snapshot))
    return f"{words.both(texts)}. {table}" if texts else table


def _alternatives(requirement: Requirement, context: CheckedDevice, words: Words) -> str:
    condition = requirement.condition
    if not isinstance(condition, AnyOf):
        return ""
    return words.either([asked_by(part, context.situation, words) for part in condition.conditions[1:]])


def _quoted(requirement: Requirement) -> Iterator[Piece]:
    """Give the text on the publisher's page, whole, and where that is."""
    if requirement.quote:
        yield Piece(requirement.quote.text)
        if requirement.quote.source:
            yield Piece(requirement.quote.source)


def basis(requirement: Requirement, context: CheckedDevice, words: Words) -> str:
    """Give who says so: a guess with its reason, or the publisher on the day a person read it."""
    note, name = requirement.basis_note.said(words.language), publisher_of(requirement, context.spec)
    if requirement.is_provisional or requirement.checked_on is None:
        return words.say("basis.provisional", publisher=name, note=note)
    day = words.date(requirement.checked_on)
    return words.say("basis.published", publisher=name, day=day, note=note)
