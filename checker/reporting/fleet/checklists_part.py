"""The checklist of the school year in the overview of several schools: how it stands at each, a line a school."""

from __future__ import annotations

import msgspec

from checker.checklist.at_a_glance import glance_at
from checker.checklist.of_schools import ChecklistOfSchool, ChecklistsOfSchools
from checker.reporting.fleet.checklist_part import is_used
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import source_said


class SchoolRow(msgspec.Struct, frozen=True, kw_only=True):
    """A school. The counts are words, "" each where `remark` says why there are none."""

    school: str
    done: str = ""
    open: str = ""
    late: str = ""
    is_late: bool = False
    remark: str = ""


class ChecklistsPart(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    title: str
    rows: tuple[SchoolRow, ...]
    source: str


def checklists_part(found: ChecklistsOfSchools, words: Words) -> ChecklistsPart:
    """Give how the checklist stands at each school. Who never ticked anything is not told that things are late."""
    title, source = found.checklist.title.said(words.language), source_said(found.checklist, words)
    return ChecklistsPart(title=title, rows=tuple(_row(school, words) for school in found.schools), source=source)


def _row(school: ChecklistOfSchool, words: Words) -> SchoolRow:
    if school.standing is None:
        return SchoolRow(school=school.school, remark=words.say("checklist.schools.mixed"))
    counts = glance_at(school.standing).counts
    if not is_used(school.standing, counts):
        return SchoolRow(school=school.school, remark=words.say("checklist.schools.untouched"))
    return SchoolRow(
        school=school.school,
        done=words.say("checklist.schools.done", done=words.number(counts.ready), all=words.number(counts.to_do)),
        open=words.say("checklist.schools.open", number=words.number(counts.open)),
        late=words.say("checklist.schools.late", number=words.number(counts.overdue)),
        is_late=counts.overdue > 0,
    )
