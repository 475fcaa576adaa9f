"""The overview to keep or to send on: as a page, for Excel, as CSV and as JSON."""

from __future__ import annotations

from functools import partial

import msgspec

from checker.desk.desk import Desk
from checker.desk.tabs.tab import File, Query, Tab
from checker.fleet.checklist import with_checklist
from checker.overview.making import Form, forms

_TYPES: dict[Form, str] = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


class Offered(msgspec.Struct, frozen=True):
    """A form in which the overview can be saved."""

    form: Form
    title: str
    text: str


def _view(desk: Desk, _asked: Query) -> list[Offered]:
    say = desk.words.say
    offered = [Offered(form, say(f"desk.export.{form}.title"), say(f"desk.export.{form}")) for form in _TYPES]
    return offered if desk.newest.made else []


def _file(form: Form, desk: Desk, _asked: Query) -> File:
    desk.newest.refresh()
    made = desk.newest.made
    if made is None:
        raise OSError(None, desk.words.say("desk.export.none"))
    name = f"{desk.words.say('desk.export.name')}-{made.fleet.today}.{form}"
    # On the desk the checklist is a tab of its own; what is sent on has none, and holds it.
    fleet = with_checklist(made.fleet, made.gathered, made.asked)
    return File(forms(fleet, made.question.now, desk.language)[form](), _TYPES[form], name)


TAB = Tab("export", _view, files={form: partial(_file, form) for form in _TYPES})
