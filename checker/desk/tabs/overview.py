"""The overview, as `fleet` writes it, kept up to date while results arrive."""

from __future__ import annotations

import msgspec

from checker.desk.desk import Desk
from checker.desk.tabs.tab import File, Query, Tab

_ALONE = "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals"
"""The overview needs nothing of the desk: whatever runs in it can reach nothing of it."""


class OverviewView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows. `begins`: nothing was measured yet, so that the page says how to begin."""

    is_made: bool
    begins: bool = False
    has_list: bool = False


def _view(desk: Desk, _asked: Query) -> OverviewView:
    made = desk.newest.made
    if made is None:
        return OverviewView(is_made=False)
    return OverviewView(is_made=True, begins=not made.gathered.measurements, has_list=made.fleet.listing is not None)


def _page(desk: Desk, _asked: Query) -> File:
    made = desk.newest.made
    return File(made.page if made else b"", "text/html; charset=utf-8", policy=_ALONE)


TAB = Tab("overview", _view, files={"page": _page}, scripts=("desk_overview",))
