"""Whatever is dropped on the desk: results from other sticks, files and codes that pages handed over, the list."""

from __future__ import annotations

from collections.abc import Iterator

from checker.browser_page.pasted_text import each_code
from checker.desk.checklist.group_file import take_group_file
from checker.desk.decoding import Dropped, Pasted
from checker.desk.desk import Desk
from checker.desk.requirements.page_read import take_page
from checker.desk.tabs.tab import Action, Query, Tab
from checker.desk.tabs.the_list import take_list
from checker.desk.taking_in import files_in, holds_group_file, holds_too_many, kind_of, take_in
from checker.desk.told import Line
from checker.reporting.rendering.outside_text import shown

_MOST_CODES = 2000
_ALONE = frozenset({"zip", "list", "page", "own_page", "group_data"})
"""What is taken one at a time, and not from a zip."""


def _view(_desk: Desk, _asked: Query) -> None:
    return None


def take(desk: Desk, dropped: Dropped) -> list[Line]:
    """Take one file; of a zip, all that is in it."""
    match kind_of(dropped.name, dropped.data):
        case "list":
            return take_list(desk, dropped.name, dropped.data)
        case "page":
            return [*take_page(desk, dropped.name, dropped.data), Line(desk.words.say("desk.add.page"), "note")]
        case "group_data":
            return take_group_file(desk, dropped.name, dropped.data)
        case "own_page":
            return [_wrong(desk, "own_page", dropped.name)]
        case "zip":
            rest = [_wrong(desk, "zip_rest", dropped.name)] if holds_too_many(dropped.data) else []
            packed = [_wrong(desk, "zip_group_data", dropped.name)] if holds_group_file(dropped.data) else []
            return [*_from_zip(desk, dropped), *packed, *rest] or [_wrong(desk, "zip_empty", dropped.name)]
        case kind:
            return [take_in(desk, dropped.name, dropped.data, kind)]


def _from_zip(desk: Desk, dropped: Dropped) -> Iterator[Line]:
    for name, data in files_in(dropped.name, dropped.data):
        kind = kind_of(name, data) if data is not None else "zip"
        if kind == "group_data":
            yield _wrong(desk, "zip_group_data", dropped.name)
        elif data is None or kind in _ALONE:
            yield _wrong(desk, "not_result", name)
        else:
            yield take_in(desk, name, data, kind)


def _paste(desk: Desk, pasted: Pasted) -> list[Line]:
    codes = each_code(pasted.text)[:_MOST_CODES]
    if not codes:
        return [Line(desk.words.say("desk.add.no_code"), "wrong")]
    name = desk.words.say("desk.add.code")
    return [take_in(desk, name, code.encode(), "handed_over") for code in codes]


def _wrong(desk: Desk, message: str, name: str) -> Line:
    return Line(desk.words.say(f"desk.add.{message}", file=shown(name)), "wrong")


TAB = Tab(
    "add",
    _view,
    {"take": Action(Dropped, take, is_one_of_many=True), "paste": Action(Pasted, _paste)},
)
