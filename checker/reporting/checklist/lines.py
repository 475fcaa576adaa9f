"""One line of the checklist as the page shows it."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.checklist.standing import ItemStanding
from checker.reporting.checklist.addresses import Addresses, Reference
from checker.reporting.language.words import Words, sentence
from checker.reporting.words.checklist import (
    LOOKS,
    DueWords,
    distance_said,
    done_said,
    due_words,
    measured_said,
    state_said,
    who_said,
)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `stands`: how it stands, "" where the empty box says enough; `measured`: besides, what was measured."""

    id: str
    state: str
    look: str
    word: str
    title: str
    text: str
    when: str
    is_dated: bool
    notes: tuple[str, ...]
    distance: str
    who: str
    stands: str
    note: str
    measured: str
    links: tuple[Reference, ...]


def line_of(line: ItemStanding, day: dt.date, addresses: Addresses, words: Words) -> Line:
    """Give a line; of one that the school leaves out no more than its title and why."""
    item, is_left_out = line.item, line.state == "left_out"
    due = DueWords("") if is_left_out or _is_past_caring(line) else due_words(line, day, words)
    return Line(
        id=id_of(line),
        state=line.state.replace("_", "-"),
        look=LOOKS[line.state],
        word=state_said(line.state, words),
        title=item.title.said(words.language),
        text="" if is_left_out or line.is_own else item.text.said(words.language),
        when=due.text,
        is_dated=item.when is not None,
        notes=due.notes if line.is_to_do or line.state == "to_know" else (),
        distance=distance_of(line, day, words),
        who=who_said(item, words) if line.is_to_do and not line.is_own else "",
        stands=stands_of(line, words),
        note=line.note,
        measured=measured_of(line, words),
        links=() if is_left_out else addresses.references(item.links, words),
    )


def id_of(line: ItemStanding) -> str:
    """Give what a link to the line on the page names."""
    return f"own-{line.item.id}" if line.is_own else f"line-{line.item.id}"


def distance_of(line: ItemStanding, day: dt.date, words: Words) -> str:
    """Give how far off its last day is, where it is still to be done in time, or is late."""
    last = line.due.last
    is_waited_for = line.state == "overdue" or (line.state == "open" and last is not None and last >= day)
    return distance_said(last, day, words) if last and is_waited_for else ""


def _is_past_caring(line: ItemStanding) -> bool:
    """Tell whether it is done and has no day: that it suited at any time is no matter then."""
    return line.item.when is None and line.state in {"done", "verified"}


def stands_of(line: ItemStanding, words: Words) -> str:
    """Give how it stands, and what tells so; "" where it is open."""
    if line.state == "done" and line.done:
        return sentence(done_said(line.done, words))
    if line.state == "verified" and line.evidence:
        return words.say("checklist.measured", evidence=measured_said(line, words))
    return "" if line.state == "open" else state_said(line.state, words)


def measured_of(line: ItemStanding, words: Words) -> str:
    """Give what was measured of a line that does not hold by it: it is not enough, or says otherwise than a person."""
    if line.evidence is None or line.state in {"verified", "left_out"}:
        return ""
    return words.say("checklist.measured", evidence=measured_said(line, words))
