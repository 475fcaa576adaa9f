"""The school's list: which columns were taken for what, how many of it were measured, what was not understood."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.desk.decoding import Nothing
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, Query, Tab
from checker.desk.told import Line
from checker.errors import BadInputError
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.school_list import LIKELY, OTHERWISE, ListPart, columns_read, list_page, list_summary
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.storage.school_list.kept import forget_list, keep_list, kept_list
from checker.storage.school_list.listed import SchoolList
from checker.storage.school_list.reading import read_school_list_from


class ListView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `name`: of the list, "" where there is none; `is_kept`: it was dropped here."""

    name: str = ""
    is_kept: bool = False
    problem: str = ""
    summary: str = ""
    columns: str = ""
    parts: Sequence[ListPart] = ()


def _view(desk: Desk, _asked: Query) -> ListView:
    """Give the tab. What a person is asked stands on a tab of its own, where it can be said."""
    made, words = desk.newest.made, desk.words
    if made is None or made.fleet.listing is None:
        return ListView()
    fleet, source = made.fleet, made.fleet.listing.source
    page = list_page(fleet, Namer(words, many_schools=len(fleet.schools) > 1), words)
    return ListView(
        name=shown(source.name),
        is_kept=kept_list([str(desk.folder)]) is not None,
        problem=_problem(source, words),
        summary=list_summary(fleet, words),
        columns=page.columns if page else "",
        parts=[part for part in (*page.doubts, *page.remarks) if part.id not in {LIKELY, OTHERWISE}] if page else (),
    )


def _problem(source: SchoolList, words: Words) -> str:
    """Give why the list tells no devices and what to do, "" where it does."""
    if not source.problem:
        return ""
    title = words.say(f"fleet.list.problem.{source.problem}", list=shown(source.name))
    return f"{title} {words.say(f'fleet.list.problem.{source.problem}.how')}"


def take_list(desk: Desk, name: str, data: bytes) -> list[Line]:
    """Read a list and keep it beside the results. One that tells no devices leaves the earlier one as it was."""
    words, file = desk.words, shown(name)
    try:
        listed = read_school_list_from(name, data)
    except BadInputError as problem:
        return [Line(words.say("desk.list.not_read", detail=desk.explained(problem)), "wrong")]
    if listed.problem:
        return [Line(words.say(f"desk.list.problem.{listed.problem}", file=file), "wrong")]
    keep_list(desk.folder, listed)
    told = [Line(words.count("desk.list.taken", len(listed.devices), file=file))]
    read = columns_read(listed, words)
    return [*told, Line(read, "note")] if read else told


def _forget(desk: Desk, _nothing: Nothing) -> list[Line]:
    forget_list(desk.folder)
    return [Line(desk.words.say("desk.list.forgotten"))]


TAB = Tab("list", _view, {"forget": Action(Nothing, _forget)})
