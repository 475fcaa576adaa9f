"""What a checklist says, in words: when a line is due, how it stands, what shows that it is done, and who does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.checklist.at_a_glance import Counts
from checker.checklist.document import Before, BeforeSchool, By, Checklist, During, Item, Moment
from checker.checklist.standing import Devices, Due, Evidence, ItemStanding, State, WhyNotVerified
from checker.model.school_year import Done, GroupData
from checker.model.storable import Role
from checker.reporting.language.words import Words

_WEEK = 7
_IN_DAYS = 21
"""What is further away than this is told in weeks."""

LOOKS: Mapping[State, str] = MappingProxyType(
    {"done": "pass", "verified": "pass", "overdue": "advice", "open": "open", "to_know": "na", "left_out": "na"}
)
"""The colour of each state, of those in palette.css; `open` has none: an empty box. Late is no failing, so not red."""


class DueWords(NamedTuple):
    """When something is due, and what to know of that: `uiterlijk 30 juni`; `laatste dag: …`, `nog nakijken`."""

    text: str
    notes: tuple[str, ...] = ()

    @property
    def more(self) -> str:
        """Give all there is to know in one line."""
        return ", ".join(self.notes)

    def said(self, words: Words) -> str:
        """Give both in one line: voor 18 juli (laatste dag: donderdag 17 juli)."""
        return words.say("checklist.when.more", when=self.text, more=self.more) if self.notes else self.text


def due_words(line: ItemStanding, today: dt.date, words: Words) -> DueWords:
    """Give when a line is due, a day of another year with that year; "" where it is only to know, and at no time."""
    when, due = line.item.when, line.due
    match when:
        case By(day=day):
            return _due(words.say("checklist.when.by", day=words.day(day, today)), "", when, words)
        case Before(day=day):
            last = words.say("checklist.when.last", day=words.weekday(day - dt.timedelta(days=1), today))
            return _due(words.say("checklist.when.before", day=words.day(day, today)), last, when, words)
        case During(first=first, last=last_day):
            text = words.say("checklist.when.during", first=words.day(first, today), last=words.day(last_day, today))
            return _due(text, "", when, words)
        case BeforeSchool():
            return _before_school(when, due, today, words)
        case None:
            return DueWords(_at_no_time(line, words))


def due_said(line: ItemStanding, today: dt.date, words: Words) -> str:
    """Give when a line is due in one line of text: maandag 10 augustus (een week voor de eerste schooldag)."""
    return due_words(line, today, words).said(words)


def _due(text: str, more: str, when: Moment, words: Words) -> DueWords:
    provisional = words.say("checklist.when.provisional") if when.provisional else ""
    return DueWords(text, tuple(filter(None, (more, provisional))))


def _at_no_time(line: ItemStanding, words: Words) -> str:
    if line.is_own:
        return words.say("checklist.when.own")
    return "" if line.item.verified_by == "nothing" else words.say("checklist.when.start")


def _before_school(when: BeforeSchool, due: Due, today: dt.date, words: Words) -> DueWords:
    """Give the day with how it was reckoned; where no day is known, what to do about that."""
    how = before_school_said(when.days, words)
    if due.last is not None:
        return _due(words.weekday(due.last, today), how, when, words)
    another = due.why_not == "first_school_day_of_another_year"
    return _due(how, words.say("checklist.when.another_year" if another else "checklist.when.unknown"), when, words)


def before_school_said(days: int, words: Words) -> str:
    """Give how long before school: een week voor de eerste schooldag."""
    if days == 0:
        return words.say("checklist.school.day")
    if days % _WEEK == 0:
        return words.count("checklist.school.weeks", days // _WEEK)
    return words.count("checklist.school.days", days)


def distance_said(last: dt.date, today: dt.date, words: Words) -> str:
    """Give how far off the last day is: vandaag, morgen, over 5 dagen, over 6 weken, 3 dagen geleden."""
    days = (last - today).days
    if days in {-1, 0, 1}:
        return words.say(("checklist.left.today", "checklist.left.tomorrow", "checklist.left.yesterday")[days])
    way = "past" if days < 0 else "left"
    if abs(days) <= _IN_DAYS:
        return words.count(f"checklist.{way}.days", abs(days))
    return words.count(f"checklist.{way}.weeks", abs(days) // _WEEK)


def state_said(state: State, words: Words) -> str:
    """Give how a line stands: Gedaan, Gemeten, Te laat, Open, Goed om te weten, Doen jullie niet."""
    return words.say(f"checklist.state.{state}")


def done_said(done: Done, words: Words) -> str:
    """Give when a person did it, and in which role: gedaan op 12 juni 2026 door de ICT-coördinator."""
    day = day_said(done.on, words)
    if done.role is None:
        return words.say("checklist.done", day=day)
    return words.say("checklist.done.by", day=day, who=role_said(done.role, words))


def role_said(role: Role, words: Words) -> str:
    """Give in which role a person acted: de ICT-coördinator."""
    return words.say(f"confirmed.by.{role}")


def who_said(item: Item, words: Words) -> str:
    """Give who does it: ICT-coördinator, leerkrachten, leverancier."""
    return words.say(f"checklist.who.{item.who}")


def measured_said(line: ItemStanding, words: Words) -> str:
    """Give what was measured of a line, and why that is not enough where it is not; "" where nothing was."""
    return evidence_said(line.evidence, words, line.why_not_verified) if line.evidence else ""


def evidence_said(evidence: Evidence, words: Words, why_not: WhyNotVerified) -> str:
    """Give what was measured: 184 van 200 apparaten voldoen; geldig bestand van 12 augustus 2026: 9 groepen, ….

    `why_not`: why that is not enough, "" where it is; told where the counts do not tell it themselves.
    """
    match evidence:
        case Devices():
            said = _devices_said(evidence, words)
            if why_not == "measured_earlier" and evidence.oldest is not None:
                return words.say("checklist.devices.earlier", meet=said, day=words.date(evidence.oldest))
            return said
        case GroupData():
            return _group_data_said(evidence, words, why_not)


def _devices_said(devices: Devices, words: Words) -> str:
    """Give the counts as the head of the overview has them: of what is measured, and what is missing apart from it."""
    if not devices.measured:
        return words.say("checklist.devices.none")
    said = words.count("checklist.devices.meet", devices.measured, meets=words.number(devices.meets))
    for counts in ({"fail": devices.fails, "unknown": devices.unknown}, {"missing": devices.missing}):
        if rest := [words.count(f"checklist.devices.{name}", count) for name, count in counts.items() if count]:
            said = words.say("checklist.devices.rest", meet=said, rest=words.both(rest))
    return said


def _group_data_said(data: GroupData, words: Words, why_not: WhyNotVerified) -> str:
    """Give of which day the file is; where it does not tell, when it was looked at."""
    groups, pupils = words.count("checklist.groups", data.groups), words.count("checklist.pupils", data.pupils)
    counted = words.say("checklist.groups.pupils", groups=groups, pupils=pupils)
    day = day_said(data.dated or data.looked_on, words)
    of = words.say("checklist.file.dated" if data.dated else "checklist.file.looked", day=day)
    if not data.problems:
        said = words.say("checklist.file.good" if not why_not else "checklist.file.not", of=of, counted=counted)
        return words.say(f"checklist.why_not.{why_not}", said=said) if why_not else said
    return words.say("checklist.file.bad", of=of, counted=counted, problems=_problems(data.problems, words))


def _problems(count: int, words: Words) -> str:
    return words.count("checklist.problems", count)


def progress_said(counts: Counts, words: Words) -> str:
    """Give how far it is: 5 van de 14 gedaan, waarvan 2 gemeten; 1 te laat."""
    done = words.count("checklist.progress", counts.ready, all=words.number(counts.to_do))
    if counts.verified:
        done = words.count("checklist.progress.verified", counts.verified, progress=done)
    if not counts.overdue:
        return done
    return words.count("checklist.progress.overdue", counts.overdue, progress=done)


def is_draft(checklist: Checklist) -> bool:
    """Tell whether nobody read any of its dates on the publisher's page yet."""
    moments = [item.when for item in checklist.item if item.when is not None]
    return bool(moments) and all(when.provisional for when in moments)


def source_said(checklist: Checklist, words: Words) -> str:
    """Give where the checklist was read, and when a person laid it beside that."""
    title = checklist.source_title.said(words.language)
    if checklist.checked_on is None:
        return words.say("checklist.source", title=title)
    return words.say("checklist.source.checked", title=title, day=words.date(checklist.checked_on))


def day_said(text: str, words: Words) -> str:
    """Give a day as an entry holds it; one that no calendar has, as it stands there."""
    try:
        return words.date(dt.date.fromisoformat(text))
    except ValueError:
        return text
