"""The dated lines of a checklist as a calendar file (RFC 5545), to import in Outlook, Google Calendar and Apple's.

Days of the calendar have no time zone: an all-day event is that day wherever it is read, and its alarm counts from that
day's midnight there, so no clock change moves it. X-WR-TIMEZONE says which days are meant: those of the Netherlands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vDatetime, vText

from checker.checklist.standing import ItemStanding, Standing
from checker.model.school_year import year_of
from checker.reporting.checklist.plain_text import helpers, lines_of, links, one_line, paragraphs, said, when_said
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import done_said, measured_said, state_said, who_said

_TIME_ZONE = "Europe/Amsterdam"
_PROGRAM = "-//Systeemcheck//Checklist//NL"
_OURS = UUID("6d2f0a57-58a5-4f0b-9c3e-5b0e6f3f6a11")
"""Only tells our ids from others' (RFC 4122, name-based); never change it, or every line comes in twice."""
_REVISIONS_FROM = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
_LARGEST = 2**31 - 1
_TO_DO, _TO_KNOW = (7, 1), (1,)
"""So many days before, the one that matters most first: Outlook takes over only one."""
_AT_NINE = dt.timedelta(hours=9)
_ALLOWED_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"


class _Text(vText):
    r"""A text in which a backslash stays one: the library takes `\N` for a line end, and `C:\Netwerk` has one."""

    def to_ical(self) -> bytes:
        """Give it escaped (RFC 5545, 3.3.11)."""
        escaped = str(self).replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
        return escaped.encode()


class _Making(NamedTuple):
    """What one making of the file has in common."""

    standing: Standing
    words: Words
    now: dt.datetime
    school: str

    @property
    def revision(self) -> int:
        """Give a number that is greater in each later making, so that an import replaces what an earlier one brought.

        The seconds since a fixed day: nothing has to be kept, and two people's files need not know of each other.
        """
        return max(0, min(_LARGEST, int((self.now - _REVISIONS_FROM).total_seconds())))


def calendar_bytes(standing: Standing, language: str, now: dt.datetime, school: str) -> bytes:
    """Give the calendar file: one event for each line with a day, also those that are done, so that an import tells.

    `school`: its name, or "". Two schools in one calendar have each their own events.
    """
    making = _Making(standing, Words(language), now.astimezone(dt.UTC), one_line(school))
    calendar = Calendar()
    for name, value in _of_the_calendar(making).items():
        calendar.add(name, _Text(value))
    for line in standing.lines:
        if line.due.last is not None:
            calendar.add_component(_event(line, line.due.last, making))
    content: bytes = calendar.to_ical()
    return content


def not_in_calendar(standing: Standing) -> tuple[ItemStanding, ...]:
    """Give the lines that have no event, as no day of them is known: `due.why_not` is the reason."""
    return tuple(line for line in standing.lines if line.due.last is None)


def _of_the_calendar(making: _Making) -> dict[str, str]:
    title = said(making.standing.checklist.title, making.words)
    name = f"{title} – {making.school}" if making.school else title
    return {
        "prodid": _PROGRAM,
        "version": "2.0",
        "calscale": "GREGORIAN",
        "name": name,
        "x-wr-calname": name,
        "x-wr-timezone": _TIME_ZONE,
    }


def _event(line: ItemStanding, last: dt.date, making: _Making) -> Event:
    first = min(line.due.first or last, last)
    event = Event()
    event.add("uid", _uid(line, making))
    event.add("sequence", making.revision)
    event.add("dtstamp", vDatetime(making.now))
    event.add("last-modified", vDatetime(making.now))
    event.add("dtstart", first)
    if (end := dt.date.fromordinal(min(last.toordinal() + 1, dt.date.max.toordinal()))) > first:
        event.add("dtend", end)
    event.add("status", "CANCELLED" if line.state == "left_out" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [making.words.say("calendar.category")])
    for name, value in _texts(line, making).items():
        if value:
            event.add(name, value if name == "url" else _Text(value))
    for alarm in _alarms(line, first, making):
        event.add_component(alarm)
    return event


def _uid(line: ItemStanding, making: _Making) -> str:
    """Give the same id for the same line of the same school year of the same school, on every computer.

    What is changed within the year (`2026-2027.1`) is about the same events.
    """
    year = year_of(making.standing.checklist.name)
    return str(uuid5(_OURS, f"{year}\n{line.item.id}\n{making.school.casefold()}"))


def _texts(line: ItemStanding, making: _Making) -> dict[str, str]:
    return {
        "summary": _title(line, making.words),
        "description": _description(line, making),
        "location": making.school,
        "url": quote(one_line(line.item.links[0].url), _ALLOWED_IN_ADDRESS) if line.item.links else "",
    }


def _title(line: ItemStanding, words: Words) -> str:
    title = said(line.item.title, words) or line.item.id
    if line.due.is_provisional:
        title = words.say("calendar.title.provisional", title=title)
    match line.state:
        case "done" | "verified":
            return words.say("calendar.title.done", title=title)
        case "left_out":
            return words.say("calendar.title.left_out", title=title)
        case "to_know":
            return title
        case "open" | "overdue":
            return title if line.due.first else words.say("calendar.title.last_day", title=title)


def _description(line: ItemStanding, making: _Making) -> str:
    words, item = making.words, line.item
    return paragraphs(
        _how_it_stands(line, making),
        lines_of(item.text.said(words.language)),
        _when_and_who(line, making),
        words.say("checklist.plain.provisional") if line.due.is_provisional else "",
        links(item, words),
        helpers(item, making.standing.checklist, words),
    )


def _when_and_who(line: ItemStanding, making: _Making) -> str:
    words = making.words
    when = words.say("checklist.plain.when", when=when_said(line, making.standing.day, words))
    who = words.say("checklist.plain.who", who=who_said(line.item, words))
    return when if line.is_own or line.item.verified_by == "nothing" else f"{when}\n{who}"


def _how_it_stands(line: ItemStanding, making: _Making) -> str:
    """Give how it stood when the file was made, "" where there is nothing to tell."""
    words = making.words
    told = [measured_said(line, words)]
    if line.state == "left_out":
        told = [state_said(line.state, words), one_line(line.note)]
    elif line.done:
        told = [done_said(line.done, words), one_line(line.note), *told]
    stands = "; ".join(part.rstrip(".") for part in told if part)
    return words.say("calendar.stands", day=words.date(making.standing.day), stands=stands) if stands else ""


def _alarms(line: ItemStanding, first: dt.date, making: _Making) -> Iterator[Alarm]:
    """Give the alarms that are still to come, at nine in the morning; what is done or left out needs none."""
    if not (line.is_to_do or line.state == "to_know"):
        return
    for days in _TO_KNOW if line.state == "to_know" else _TO_DO:
        if first.toordinal() - days >= making.now.date().toordinal():
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", _AT_NINE - dt.timedelta(days=days))
            alarm.add("description", _Text(_title(line, making.words)))
            yield alarm
