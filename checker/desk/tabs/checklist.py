"""The checklist of the start of the school year: what is late, what comes next, and a click for what is done."""

from __future__ import annotations

import msgspec

from checker.checklist.at_a_glance import pressing
from checker.desk.checklist.choosing import chosen_on, now_on
from checker.desk.checklist.forms import DoneForm, FirstDayForm, LeaveOutForm, OwnForm, UndoForm
from checker.desk.checklist.handing_out import calendar_file, page_file
from checker.desk.checklist.keeping import add_own, leave_out, mark_done, tell_first_day, undo
from checker.desk.checklist.view import ChecklistView, view_of
from checker.desk.checklist.years import choice_on
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, Query, Tab


def _view(desk: Desk, asked: Query) -> ChecklistView:
    now = chosen_on(desk, asked)
    if now is None:
        return ChecklistView(is_there=False, is_read=desk.newest.made is not None)
    view = view_of(now, desk.words, desk.school.settings.school)
    doubts = [desk.explained(doubt) for doubt in desk.checklists.doubts]
    return msgspec.structs.replace(view, doubts=doubts, choice=choice_on(desk, now))


def _waiting(desk: Desk) -> int:
    """Give how many lines are late or due within a week; one whose date nobody read yet asks for nothing."""
    now = now_on(desk)
    return len(pressing(now.standing)) if now else 0


TAB = Tab(
    "checklist",
    _view,
    {
        "done": Action(DoneForm, mark_done, is_one_of_many=True),
        "leave-out": Action(LeaveOutForm, leave_out, is_one_of_many=True),
        "own": Action(OwnForm, add_own, is_one_of_many=True),
        "first-day": Action(FirstDayForm, tell_first_day, is_one_of_many=True),
        "undo": Action(UndoForm, undo, is_one_of_many=True),
    },
    {"page": page_file, "calendar": calendar_file},
    ("desk_checklist",),
    waiting=_waiting,
    styles=("desk_checklist",),
)
