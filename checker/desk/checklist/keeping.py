"""What a click on the checklist keeps: it is on the disk, beside the results, before anything is told.

Whoever clicks has seen a page; what he takes away is what stood there, and no more. So two desks keep both ticks.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from checker.checklist.own_items import own_item_id
from checker.desk.checklist.choosing import Now, now_on
from checker.desk.checklist.forms import DoneForm, FirstDayForm, Form, LeaveOutForm, OwnForm, UndoForm
from checker.desk.desk import Desk
from checker.desk.told import Line
from checker.errors import BadInputError
from checker.model.school_year import LONGEST_NOTE, LONGEST_TITLE, Done, LeftOut, OwnItem, SchoolBegins
from checker.model.storable import is_day, whole_text
from checker.reporting.rendering.outside_text import printable
from checker.storage.school_year.writing import new_entry

Mistake: TypeAlias = Literal["gone", "not_a_day", "still_to_come", "no_title", "other_year"]


def mark_done(desk: Desk, form: DoneForm) -> list[Line]:
    """Tick a line. Raises `BadInputError` for one that is not there, and a day that is none or is still to come."""
    now = _shown(desk, form, form.item)
    on = form.on or str(now.standing.day)
    if not is_day(on):
        raise _mistake(desk, "not_a_day")
    if on > str(now.standing.day):
        raise _mistake(desk, "still_to_come")
    note = _short(form.note, LONGEST_NOTE)
    done = Done(**new_entry(form.checklist), item=form.item, on=on, role=form.role or None, note=note)
    desk.keeper.add(done, now.held.entries)
    return []


def leave_out(desk: Desk, form: LeaveOutForm) -> list[Line]:
    """Leave a line out. Raises `BadInputError` for one that is not there."""
    now, note = _shown(desk, form, form.item), _short(form.note, LONGEST_NOTE)
    desk.keeper.add(LeftOut(**new_entry(form.checklist), item=form.item, note=note), now.held.entries)
    return []


def add_own(desk: Desk, form: OwnForm) -> list[Line]:
    """Add a line of the school's own. Raises `BadInputError` without a title, and for a day that is none."""
    now, title, new = _shown(desk, form), _short(form.title, LONGEST_TITLE), new_entry(form.checklist)
    if not title:
        raise _mistake(desk, "no_title")
    if form.by and not is_day(form.by):
        raise _mistake(desk, "not_a_day")
    desk.keeper.add(OwnItem(**new, item=own_item_id(title, new["id"]), title=title, by=form.by), now.held.entries)
    return [Line(desk.words.say("desk.checklist.added", title=title))]


def tell_first_day(desk: Desk, form: FirstDayForm) -> list[Line]:
    """Keep the first day of school instead of the one that was known. Raises `BadInputError` for a day that is none.

    Or for one outside the days of the checklist: a year that was mistyped, from which nothing would be counted.
    """
    now = _shown(desk, form)
    if not is_day(form.day):
        raise _mistake(desk, "not_a_day")
    day = dt.date.fromisoformat(form.day)
    if not now.standing.checklist.holds_on(day):
        raise _mistake(desk, "other_year")
    desk.keeper.add(SchoolBegins(**new_entry(form.checklist), day=form.day), now.held.entries)
    said = desk.words.weekday(day, now.standing.day)
    return [Line(desk.words.say("desk.checklist.first_day.kept", day=said))]


def undo(desk: Desk, form: UndoForm) -> list[Line]:
    """Let what the page showed no longer hold. Raises `BadInputError` where none of it is there any more."""
    wanted = set(form.of.split())
    seen = [entry for entry in _shown(desk, form).held.entries if entry.id in wanted]
    if not seen:
        raise _mistake(desk, "gone")
    desk.keeper.take_away(seen)
    return []


def _shown(desk: Desk, form: Form, item: str = "") -> Now:
    """Give how it stands. Raises `BadInputError` where the checklist that the page showed is gone, or the line."""
    now = now_on(desk, form.checklist)
    if now is None or (item and not now.has(item)):
        raise _mistake(desk, "gone")
    return now


def _mistake(desk: Desk, message: Mistake) -> BadInputError:
    return BadInputError("", "", desk.words.say(f"desk.checklist.problem.{message}"), "")


def _short(text: str, longest: int) -> str:
    return whole_text(" ".join(printable(text).split()), longest)
