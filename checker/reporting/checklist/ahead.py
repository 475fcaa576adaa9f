"""What a person needs in five seconds: what is late, what comes first, what goes on today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from checker.checklist.at_a_glance import Glance
from checker.checklist.standing import ItemStanding, Standing
from checker.reporting.checklist.lines import distance_of, id_of
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import due_words

MOST_AHEAD = 3
"""How many lines stand under one heading; who has more finds them in the list below."""


class Soon(msgspec.Struct, frozen=True, kw_only=True):
    """A line as the top of the page names it."""

    id: str
    title: str
    when: str
    notes: tuple[str, ...]


class Ahead(msgspec.Struct, frozen=True, kw_only=True):
    """What is late, what comes first, or what goes on today."""

    name: str
    title: str
    lines: tuple[Soon, ...]
    more: str


def ahead(standing: Standing, glance: Glance, words: Words) -> Iterator[Ahead]:
    """Give those that have lines; what is open at any time comes first where nothing with a day is left."""
    for name, lines in (
        ("late", glance.overdue),
        ("first", glance.next),
        ("now", glance.going_on),
    ):
        if lines:
            yield _part(name, lines, standing, words)


def _part(name: str, lines: Sequence[ItemStanding], standing: Standing, words: Words) -> Ahead:
    more = len(lines) - MOST_AHEAD
    return Ahead(
        name=name,
        title=words.say(f"checklist.page.{name}"),
        lines=tuple(_soon(line, standing, words) for line in lines[:MOST_AHEAD]),
        more=words.count("checklist.page.more", more) if more > 0 else "",
    )


def _soon(line: ItemStanding, standing: Standing, words: Words) -> Soon:
    distance = distance_of(line, standing.day, words)
    doubt = words.say("checklist.when.provisional") if line.due.is_provisional else ""
    return Soon(
        id=id_of(line),
        title=line.item.title.said(words.language),
        when=due_words(line, standing.day, words).text,
        notes=tuple(filter(None, (distance, doubt))),
    )
