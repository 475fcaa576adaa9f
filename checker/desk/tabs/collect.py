"""Chromebooks and tablets: begin and end receiving, the link, the QR sheets, and who has been."""

from __future__ import annotations

import errno
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from checker.desk.decoding import Nothing
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, File, Query, Tab
from checker.desk.told import Line
from checker.reporting.check_page.live import live_state
from checker.reporting.check_page.qr import qr_svg


class CollectView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `moved`: that printed sheets have another address, or ""."""

    is_on: bool
    link: str = ""
    svg: Markup = Markup("")
    places: Sequence[str] = ()
    moved: str = ""


def _view(desk: Desk, _asked: Query) -> CollectView:
    if not desk.collecting.is_on:
        return CollectView(is_on=False)
    collector = desk.collecting.collector
    link = collector.link()
    return CollectView(
        is_on=True, link=link, svg=qr_svg(link), places=collector.places, moved=collector.pages.moved(desk.words)
    )


def _begin(desk: Desk, _nothing: Nothing) -> list[Line]:
    try:
        desk.collecting.begin()
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES} and error.filename is None:
            return [Line(desk.words.say("desk.collect.taken", port=str(desk.devices_port)), "wrong")]
        raise
    return [Line(desk.words.say("desk.collect.begun"))]


def _end(desk: Desk, _nothing: Nothing) -> list[Line]:
    desk.collecting.end()
    return [Line(desk.words.say("desk.collect.ended"))]


def _state(desk: Desk, _asked: Query) -> File:
    state = live_state(desk.collecting.collector.visits.overview(), desk.words)
    return File(msgspec.json.encode(state), "application/json")


def _sheet(desk: Desk, asked: Query) -> File:
    collector = desk.collecting.collector
    collector.sheets.made()
    page = collector.pages.sheet(asked.get("plek", []), desk.language)
    return File(page.text.encode(), "text/html; charset=utf-8", policy=page.policy)


TAB = Tab(
    "collect",
    _view,
    {"begin": Action(Nothing, _begin), "end": Action(Nothing, _end)},
    {"state": _state, "sheet": _sheet},
    ("collect_live",),
)
