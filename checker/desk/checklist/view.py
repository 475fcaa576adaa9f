"""All the tab "Checklist" shows: what is late and what comes next, then every line under its heading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from checker.checklist.at_a_glance import Glance, glance_at
from checker.checklist.document import Contact
from checker.checklist.standing import ItemStanding, Standing
from checker.desk.checklist.choosing import Now
from checker.desk.checklist.line import Line, Seen, line_of
from checker.desk.checklist.years import Choice
from checker.model.storable import Role
from checker.reporting.checklist.lines import distance_of
from checker.reporting.checklist.mails import mails_of
from checker.reporting.checklist.notices import notices_of_its_dates
from checker.reporting.device.notices import Notice
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import distance_said, due_said, progress_said, source_said

_MOST_AHEAD, _MOST_OWN = 4, 100


class Pointer(msgspec.Struct, frozen=True):
    """A line that asks for attention, and when: `left` is how far off."""

    id: str
    title: str
    when: str
    left: str


class Ahead(msgspec.Struct, frozen=True):
    """The first of the lines that ask for attention; `more`: how many there are besides, "" for none."""

    lines: Sequence[Pointer]
    more: str


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


class MailText(msgspec.Struct, frozen=True, kw_only=True):
    """A mail for the teachers: `paragraphs` of lines; `link` opens it in a mail program, with as much as fits."""

    id: str
    subject: str
    when: str
    paragraphs: Sequence[Sequence[str]]
    link: str


class ChecklistView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `is_there`: False where there is no checklist, as the folder was not read or nobody has one.

    `doubts`: files of the school's own that were left out.
    """

    is_there: bool = True
    is_read: bool = True
    name: str = ""
    title: str = ""
    notices: Sequence[Notice] = ()
    doubts: Sequence[str] = ()
    note: str = ""
    source: str = ""
    source_url: str = ""
    progress: str = ""
    ready: int = 0
    to_do: int = 0
    late: Ahead | None = None
    now: Ahead | None = None
    first_day: FirstDay | None = None
    headings: Sequence[Heading] = ()
    own: Sequence[Line] = ()
    more_own: str = ""
    mails: Sequence[MailText] = ()
    contacts: Sequence[Contact] = ()
    roles: Sequence[tuple[str, str]] = ()
    today: str = ""
    choice: Choice = Choice()


def view_of(now: Now, words: Words, school: str) -> ChecklistView:
    """Give the tab. `school`: its name, "" where nobody told it."""
    standing, seen = now.standing, Seen(now.held)
    listed, glance = standing.checklist, glance_at(standing)
    own = [line for line in standing.lines if line.is_own]
    return ChecklistView(
        name=listed.name,
        title=listed.title.said(words.language),
        notices=list(notices_of_its_dates(standing, words)),
        note=listed.note.said(words.language) if listed.note else "",
        source=source_said(listed, words),
        source_url=listed.source or "",
        progress=progress_said(glance.counts, words),
        ready=glance.counts.ready,
        to_do=glance.counts.to_do,
        late=_ahead(glance.overdue, standing.day, words),
        now=_ahead(_now(glance), standing.day, words),
        first_day=_first_day(standing, words),
        headings=list(_headings(standing, seen, words)),
        own=[line_of(line, seen, standing.day, words) for line in own[:_MOST_OWN]],
        more_own=_more(len(own) - _MOST_OWN, words),
        mails=list(_mails(standing, words, school)),
        contacts=listed.contact,
        roles=[(name, words.say(f"confirmed.by.{name}")) for name in get_args(Role)],
        today=str(standing.day),
    )


def _now(glance: Glance) -> Sequence[ItemStanding]:
    """Give what goes on and what comes first, each once; where no date comes, what can be done at any time."""
    lines = {line.item.id: line for line in (*glance.going_on, *glance.first)}
    return list(lines.values())


def _ahead(lines: Sequence[ItemStanding], today: dt.date, words: Words) -> Ahead | None:
    if not lines:
        return None
    shown = [_pointer(line, today, words) for line in lines[:_MOST_AHEAD]]
    return Ahead(shown, _more(len(lines) - len(shown), words))


def _more(left: int, words: Words) -> str:
    return words.count("checklist.page.more", left) if left > 0 else ""


def _pointer(line: ItemStanding, today: dt.date, words: Words) -> Pointer:
    left = distance_of(line, today, words)
    return Pointer(line.item.id, line.item.title.said(words.language), due_said(line, today, words), left)


def _headings(standing: Standing, seen: Seen, words: Words) -> Iterator[Heading]:
    for part in standing.checklist.part:
        lines = [line for line in standing.lines if not line.is_own and line.item.part == part.id]
        yield Heading(
            part.id,
            part.title.said(words.language),
            [line_of(line, seen, standing.day, words) for line in lines],
            standing.checklist.helpers(part.id),
        )


def _first_day(standing: Standing, words: Words) -> FirstDay:
    return FirstDay(
        words.weekday(standing.begins, standing.day) if standing.begins else "",
        str(standing.begins or ""),
        standing.lacks_school_day,
        standing.lacks_school_day and standing.begins is not None,
    )


def _mails(standing: Standing, words: Words, school: str) -> Iterator[MailText]:
    for letter in mails_of(standing, words.language, school):
        when = distance_said(letter.when, standing.day, words) if letter.when else ""
        paragraphs = [text.split("\n") for text in letter.text.split("\n\n")]
        yield MailText(id=letter.item.id, subject=letter.subject, when=when, paragraphs=paragraphs, link=letter.mailto)
