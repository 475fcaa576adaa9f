"""The checklist of the school year in the overview: a few lines, and all of it folded away."""

from __future__ import annotations

import msgspec

from checker.checklist.at_a_glance import Counts, glance_at
from checker.checklist.standing import ItemStanding, Standing
from checker.reporting.checklist.ahead import Ahead, ahead
from checker.reporting.checklist.lines import measured_of, stands_of
from checker.reporting.checklist.notices import checklist_notices
from checker.reporting.device.notices import Notice
from checker.reporting.language.words import Words
from checker.reporting.words.checklist import LOOKS, due_said, measured_said, progress_said, source_said, state_said


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of a line, and whether that is enough."""

    text: str
    is_enough: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the list. `more`: what was measured, where it does not hold by that."""

    title: str
    when: str
    look: str
    stands: str
    more: str


class ChecklistPart(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    title: str
    progress: str
    ahead: tuple[Ahead, ...]
    measured: tuple[Shown, ...]
    notices: tuple[Notice, ...]
    rows: tuple[Row, ...]
    source: str


def checklist_part(standing: Standing, words: Words) -> ChecklistPart:
    """Give how the checklist stands. Who never ticked anything is not told that things are late."""
    glance = glance_at(standing)
    is_taken_up = is_used(standing, glance.counts)
    return ChecklistPart(
        title=standing.checklist.title.said(words.language),
        progress=progress_said(glance.counts, words) if is_taken_up else words.say("checklist.fleet.untouched"),
        ahead=tuple(part for part in ahead(standing, glance, words) if is_taken_up or part.name != "late"),
        measured=tuple(_shown(line, words) for line in standing.lines if line.evidence),
        notices=tuple(checklist_notices(standing, words)),
        rows=tuple(_row(line, standing, words) for line in standing.lines),
        source=source_said(standing.checklist, words),
    )


def is_used(standing: Standing, counts: Counts) -> bool:
    """Tell whether anybody did anything with it; what was measured alone says nothing of that."""
    return bool(counts.done or counts.left_out or any(line.is_own for line in standing.lines))


def _shown(line: ItemStanding, words: Words) -> Shown:
    title, said = line.item.title.said(words.language), measured_said(line, words)
    text = words.say("checklist.fleet.evidence", title=title, evidence=said)
    return Shown(text=text, is_enough=not line.why_not_verified)


def _row(line: ItemStanding, standing: Standing, words: Words) -> Row:
    return Row(
        title=line.item.title.said(words.language),
        when="" if line.state == "left_out" else due_said(line, standing.day, words),
        look=LOOKS[line.state],
        stands=stands_of(line, words) or state_said(line.state, words),
        more=measured_of(line, words),
    )
