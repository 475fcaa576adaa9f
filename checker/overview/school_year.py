"""Which checklist an overview shows: that of the publisher in use on the day, where there is one."""

from __future__ import annotations

import msgspec

from checker.checking.today import judged_today
from checker.checklist.catalogue import checklists_in_use
from checker.fleet.school_year import SchoolYear
from checker.fleet.survey import Question
from checker.overview.asking import School


def with_school_year(asks: Question, school: School) -> Question:
    """Give the question with the checklist; the first publisher counts that has one."""
    day = asks.on or judged_today(asks.releases, asks.now).day
    checklists = checklists_in_use(day, school.home)
    publisher = checklists.publisher_of(asks.spec)
    if not publisher:
        return asks
    chosen = checklists.choose(publisher, day)
    begins = school.settings.first_school_day
    asked = SchoolYear(
        checklist=chosen.checklist, day=day, first_school_day=begins, is_past=chosen.is_past, is_own=chosen.is_own
    )
    return msgspec.structs.replace(asks, school_year=asked)
