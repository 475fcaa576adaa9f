"""Which checklist an overview shows: that of the publisher in use on the day, where there is one."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.checking.today import judged_today
from checker.checklist.asked import AskedChecklist
from checker.checklist.catalogue import Checklists, checklists_in_use
from checker.evaluation.clock import JudgedFor
from checker.fleet.survey import Question
from checker.overview.asking import School


def with_checklist_asked(asks: Question, school: School) -> Question:
    """Give the question with the checklist."""
    checklists = checklists_in_use(_day(asks).day, school.home)
    asked = checklist_asked(asks, checklists, school.settings.first_school_day)
    return msgspec.structs.replace(asks, checklist=asked)


def checklist_asked(asks: Question, checklists: Checklists, first_school_day: dt.date | None) -> AskedChecklist | None:
    """Give the checklist alone; None where no publisher in use has one."""
    day = _day(asks)
    chosen = checklists.in_use(asks.spec, day.day)
    return chosen.asked(day.day, first_school_day, day.told) if chosen else None


def _day(asks: Question) -> JudgedFor:
    return JudgedFor(asks.on) if asks.on else judged_today(asks.releases, asks.now)
