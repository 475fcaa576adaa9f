"""What the tab "Checklist" gives to print and for a calendar."""

from __future__ import annotations

import datetime as dt

from checker.desk.checklist.choosing import Now, chosen_on
from checker.desk.desk import Desk
from checker.desk.tabs.tab import File, Query
from checker.reporting.checklist.rendering import render_checklist

_ALONE = "sandbox allow-popups allow-popups-to-escape-sandbox allow-modals"
"""Such a page runs nothing, and can reach nothing of the desk."""


def page_file(desk: Desk, asked: Query) -> File:
    """Give the checklist as a page that prints on two sheets. Raises `OSError` while nothing could be read."""
    page = render_checklist(_now(desk, asked).standing, desk.language, desk.school.settings.school)
    return File(page.encode(), "text/html; charset=utf-8", policy=_ALONE)


def calendar_file(desk: Desk, asked: Query) -> File:
    """Give its dated lines for a calendar. Raises `OSError` while nothing could be read."""
    from checker.reporting.checklist.calendar import calendar_bytes  # noqa: PLC0415  only who asks for it pays

    standing = _now(desk, asked).standing
    data = calendar_bytes(standing, desk.language, dt.datetime.now(dt.UTC), desk.school.settings.school)
    return File(data, "text/calendar; charset=utf-8", f"checklist-{standing.checklist.version}.ics")


def _now(desk: Desk, asked: Query) -> Now:
    now = chosen_on(desk, asked)
    if now is None:
        raise OSError(None, desk.words.say("desk.checklist.not_there"))
    return now
