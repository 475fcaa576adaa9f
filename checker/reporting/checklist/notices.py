"""What to know before trusting the dates of a checklist: that they are a draft, of another year, or not all there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.checklist.document import Checklist
from checker.checklist.standing import Standing
from checker.reporting.device.notices import Notice, link_to
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import is_draft
from checker.reporting.words.spec_words import publisher_name


def checklist_notices(standing: Standing, words: Words) -> Iterator[Notice]:
    """Give what to know of this checklist on this day."""
    yield from notices_of_its_dates(standing, words)
    if standing.lacks_school_day:
        yield Notice(words.say("checklist.page.no_day.title"), words.say("checklist.page.no_day.text"))


def notices_of_its_dates(standing: Standing, words: Words) -> Iterator[Notice]:
    """Give what to know of the dates that stand in it: whose they are, of an earlier year, or still to be checked."""
    if standing.told:
        yield clock_notice(standing.told, standing.day, words)
    if standing.origin != "program":
        title = words.say(f"checklist.origin.{standing.origin}.title", name=standing.checklist.name)
        yield Notice(title, words.say(f"checklist.origin.{standing.origin}.text"))
    if standing.is_past:
        yield Notice(words.say("checklist.page.past.title"), words.say("checklist.page.past.text"))
    yield from _draft(standing.checklist, words)


def clock_notice(told: dt.date, day: dt.date, words: Words) -> Notice:
    """Give that the clock is not believed, and which day stands in for the one that it tells."""
    title = words.say(f"fleet.here.{'behind' if told < day else 'doubted'}.title")
    return Notice(title, words.say("checklist.page.clock.text", told=words.date(told), day=words.date(day)))


def _draft(checklist: Checklist, words: Words) -> Iterator[Notice]:
    """Give that dates are still to be checked: nobody may take a guess for the publisher's own."""
    link = link_to(checklist.source) if checklist.source else None
    if is_draft(checklist):
        text = words.say("checklist.page.draft.text", publisher=publisher_name(checklist.id))
        yield Notice(words.say("checklist.page.draft.title"), text, link)
    elif open_ones := sum(item.when is not None and item.when.provisional for item in checklist.item):
        title = words.count("checklist.page.partly.title", open_ones)
        yield Notice(title, words.say("checklist.page.partly.text"), link)
