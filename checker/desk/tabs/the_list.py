"""The school's list: which columns were taken for what, how many of it were measured, what was not understood."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.desk.decoding import Nothing
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, Asked, Tab
from checker.desk.told import Line
from checker.errors import BadInputError
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.storage.school_list.kept import forget_list, keep_list, kept_list
from checker.storage.school_list.listed import SchoolList
from checker.storage.school_list.reading import read_school_list_from


class TakenFor(msgspec.Struct, frozen=True):
    """A column of the list, and what it was taken for."""

    heading: str
    field: str
    by: str


class ListView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `name`: of the list, "" where there is none; `is_kept`: it was dropped here."""

    name: str
    title: str = ""
    is_kept: bool = False
    measured: int = 0
    missing: int = 0
    gone: int = 0
    columns: Sequence[TakenFor] = ()
    persons: str = ""
    not_understood: Sequence[str] = ()


def _view(desk: Desk, _asked: Asked) -> ListView:
    made, listed = desk.newest.made, desk.list
    if made is None or listed is None:
        return ListView(name="")
    return ListView(
        name=shown(listed.name.replace("\\", "/").rpartition("/")[2]),
        title=desk.words.count("desk.list.title", len(listed.devices)),
        is_kept=kept_list([str(desk.folder)]) is not None,
        missing=len(made.fleet.missing),
        measured=len(listed.devices) - len(made.fleet.missing),
        gone=len(listed.gone),
        columns=_columns(listed, desk.words),
        persons=desk.words.both([shown(heading) for heading in listed.persons]) if listed.persons else "",
        not_understood=[
            desk.words.say("desk.list.not_understood.one", row=item.row, heading=item.heading, text=item.text)
            for item in listed.not_understood[:50]
        ],
    )


def _columns(listed: SchoolList, words: Words) -> list[TakenFor]:
    return [
        TakenFor(shown(item.heading), words.say(f"desk.list.field.{item.field}"), words.say(f"desk.list.by.{item.by}"))
        for item in listed.columns
    ]


def take_list(desk: Desk, name: str, data: bytes) -> list[Line]:
    """Read a list and keep it beside the results. One that tells no devices leaves the earlier one as it was."""
    words, file = desk.words, shown(name)
    try:
        listed = read_school_list_from(name, data)
    except BadInputError as problem:
        return [Line(words.say("desk.list.not_read", file=file, detail=problem.problem), "wrong")]
    if listed.problem:
        return [Line(words.say(f"desk.list.problem.{listed.problem}", file=file), "wrong")]
    keep_list(desk.folder, listed)
    told = [Line(words.count("desk.list.taken", len(listed.devices), file=file))]
    return told + [
        Line(words.say("desk.list.column", heading=item.heading, field=item.field, by=item.by), "note")
        for item in _columns(listed, words)
    ]


def _forget(desk: Desk, _nothing: Nothing) -> list[Line]:
    forget_list(desk.folder)
    return [Line(desk.words.say("desk.list.forgotten"))]


TAB = Tab("list", _view, {"forget": Action(Nothing, _forget)})
