"""One line of the checklist as the tab shows it, with what its forms hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from checker.checklist.holding import Holding
from checker.checklist.standing import Devices, ItemStanding, State
from checker.model.school_year import Entry, Subject
from checker.reporting.checklist.lines import distance_of
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import (
    LOOKS,
    done_said,
    due_words,
    measured_said,
    state_said,
    who_said,
)

_MOST_IN_A_FORM = 60
"""Ids: a page shows no longer text than these."""


class LinkTo(msgspec.Struct, frozen=True):
    """A page with more."""

    title: str
    url: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line. `left`: how far off its last day is, "" where that says nothing.

    `who`: "" of a line of the school's own, of which nobody told who does it.
    `held`: the ids of the ticks, or of the leaving out, that its undoing takes away. `made`: of a line of the school's
    own, what takes the line itself away. `is_doubted`: it is ticked, and what was measured says otherwise.
    """

    id: str
    title: str
    text: str
    who: str
    state: State
    look: str
    word: str
    when: str
    when_more: str
    left: str
    evidence: str
    done: str
    note: str
    held: str
    made: str
    links: Sequence[LinkTo]
    is_to_do: bool
    may_be_left_out: bool
    is_doubted: bool
    shows_devices: bool
    takes_group_data: bool


class Seen:
    """The ids of all that holds, by what it is about: of many entries each is looked at once."""

    def __init__(self, held: Holding) -> None:
        """Look at what holds."""
        self._own = held.own
        self._ids: dict[Subject, list[str]] = {}
        for entry in held.entries:
            self._ids.setdefault(entry.about, []).append(entry.id)

    def of(self, line: ItemStanding) -> str:
        """Give the ids of all ticks and leavings out of a line, as its form has them: only what was seen goes."""
        return self._text(line.done or line.left_out)

    def made(self, line: ItemStanding) -> str:
        """Give the ids of what made a line of the school's own; "" for another line."""
        return self._text(self._own.get(line.item.id) if line.is_own else None)

    def _text(self, entry: Entry | None) -> str:
        return " ".join(self._ids.get(entry.about, [])[-_MOST_IN_A_FORM:]) if entry else ""


def line_of(line: ItemStanding, seen: Seen, today: dt.date, words: Words) -> Line:
    """Give a line as the tab shows it."""
    item, due = line.item, due_words(line, today, words)
    return Line(
        id=item.id,
        title=item.title.said(words.language),
        text=item.text.said(words.language),
        who="" if line.is_own else who_said(item, words),
        state=line.state,
        look=LOOKS[line.state],
        word=state_said(line.state, words),
        when=due.text,
        when_more=due.more,
        left=distance_of(line, today, words),
        evidence=measured_said(line, words),
        done=done_said(line.done, words) if line.done else "",
        note=line.note,
        held=seen.of(line),
        made=seen.made(line),
        links=[LinkTo(link.title.said(words.language), link.url) for link in item.links],
        is_to_do=line.is_to_do,
        may_be_left_out=(line.is_to_do or line.state == "to_know") and not line.is_own,
        is_doubted=line.is_doubted,
        shows_devices=item.verified_by == "devices" and isinstance(line.evidence, Devices),
        takes_group_data=item.verified_by == "group-data",
    )
