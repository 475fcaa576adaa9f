"""What the forms of the tab "Checklist" send, typed at the door."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from checker.desk.deciding import Typed
from checker.model.school_year import MOST_UNDONE
from checker.model.storable import Role

Name = Annotated[str, msgspec.Meta(max_length=120)]
"""What a hidden field holds."""
DayText = Annotated[str, msgspec.Meta(max_length=20)]
"""A day as a field for one holds it, "" where it was left empty."""
_ONE_ID = 33


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every form has: the name of the checklist that its page showed."""

    checklist: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]


class DoneForm(Form, frozen=True, kw_only=True):
    """A line was done: today, or on the day that is filled in."""

    item: Name
    on: DayText = ""
    role: Role | Literal[""] = ""
    note: Typed = ""


class LeaveOutForm(Form, frozen=True, kw_only=True):
    """The school leaves a line out."""

    item: Name
    note: Typed = ""


class OwnForm(Form, frozen=True, kw_only=True):
    """A line of the school's own."""

    title: Typed
    by: DayText = ""


class FirstDayForm(Form, frozen=True, kw_only=True):
    """The first day of school."""

    day: DayText


class UndoForm(Form, frozen=True, kw_only=True):
    """What no longer holds: the ids that the page showed, with spaces between."""

    of: Annotated[str, msgspec.Meta(max_length=MOST_UNDONE * _ONE_ID)]
