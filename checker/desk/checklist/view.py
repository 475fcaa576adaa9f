"""All the tab "Checklist" shows: what is late and what comes next, then every line under its heading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from checker.checklist.at_a_glance import Glance, glance_at
from checker.checklist.document import Contact
from checker.checklist.holding import Holding
from checker.checklist.standing import ItemStanding, Standing
from checker.desk.checklist.line import Line, line_of
from checker.model.roles import Role
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import due_said, distance_said, is_draft, progress_said, source_said


class Pointer(msgspec.Struct, frozen=True):
    """A line that asks for attention, and when: `left` is how far off."""

    id: str
    title: str
    when: str
    left: str


class Heading(msgspec.Struct, frozen=True):
    """A heading with its lines, and who helps with them."""

    id: str
    title: str
    lines: Sequence[Line]
    contacts: Sequence[Contact]


class FirstDay(msgspec.Struct, frozen=True):
    """The first day of school: in words and as a field holds it, "" where nobody told it; `is_asked`: a date needs it.

    `is_other_year`: the one that was told is of another school year than this checklist.
    """

    said: str
    value: str
    is_asked: bool
    is_other_year: bool


class ChecklistView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `is_there`: False while nothing could be read."""

    is_there: bool = True
    name: str = ""
    title: str = ""
    is_past: bool = False
    is_draft: bool = False
    note: str = ""
    source: str = ""
    source_url: str = ""
    progress: str = ""
    ready: int = 0
    to_do: int = 0
    late: Sequence[Pointer] = ()
    now: Sequence[Pointer] = ()
    first_day: FirstDay | None = None
    headings: Sequence[Heading] = ()
    own: Sequence[Line] = ()
    roles: Sequence[tuple[str, str]] = ()
    today: str = ""


def view_of(standing: Standing, held: Holding, words: Words) -> ChecklistView:
    """Give the tab."""
    listed, glance = standing.checklist, glance_at(standing)
    return ChecklistView(
        name=listed.name,
        title=listed.title.said(words.language),
        is_past=standing.is_past,
        is_draft=is_draft(listed),
        note=listed.note.said(words.language) if listed.note else "",
        source=source_said(listed, words),
        source_url=listed.source or "",
        progress=progress_said(glance.counts, words),
        ready=glance.counts.ready,
        to_do=glance.counts.to_do,
        late=[_pointer(line, standing.day, words) for line in glance.overdue],
        now=list(_now(glance, standing.day, words)),
        first_day=_first_day(standing, words),
        headings=list(_headings(standing, held, words)),
        own=[line_of(line, held, standing.day, words) for line in standing.lines if line.is_own],
        roles=[(name, words.say(f"confirmed.by.{name}")) for name in get_args(Role)],
        today=str(standing.day),
    )


def _now(glance: Glance, today: dt.date, words: Words) -> Iterator[Pointer]:
    """Give what goes on and what comes first, each once."""
    seen: set[str] = set()
    for line in (*glance.going_on, *glance.first):
        if line.item.id not in seen:
            seen.add(line.item.id)
            yield _pointer(line, today, words)


def _pointer(line: ItemStanding, today: dt.date, words: Words) -> Pointer:
    left = distance_said(line.due.last, today, words) if line.due.last else ""
    return Pointer(line.item.id, line.item.title.said(words.language), due_said(line, words), left)


def _headings(standing: Standing, held: Holding, words: Words) -> Iterator[Heading]:
    contacts = {contact.id: contact for contact in standing.checklist.contact}
    for part in standing.checklist.part:
        lines = [line for line in standing.lines if not line.is_own and line.item.part == part.id]
        yield Heading(
            part.id,
            part.title.said(words.language),
            [line_of(line, held, standing.day, words) for line in lines],
            [contacts[name] for name in part.contacts if name in contacts],
        )


def _first_day(standing: Standing, words: Words) -> FirstDay:
    why_not = {line.due.why_not for line in standing.lines}
    is_other_year = "first_school_day_of_another_year" in why_not
    return FirstDay(
        words.weekday(standing.begins) if standing.begins else "",
        str(standing.begins or ""),
        is_other_year or "no_first_school_day" in why_not,
        is_other_year,
    )
