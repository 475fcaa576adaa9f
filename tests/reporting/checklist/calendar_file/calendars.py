"""Checklists as they stand, made by the program's own working out from a small list."""

from __future__ import annotations

import datetime as dt
from typing import Any

from checker.checklist.document import Item
from checker.checklist.standing import Standing
from checker.model.school_year import SchoolYearEntry
from checker.reporting.checklist.calendar import calendar_bytes
from tests.checklist.made import checklist, item, stands

DAY = dt.date(2025, 6, 1)
NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
SCHOOL = "Basisschool De Regenboog"
BEFORE_CLOCKS_CHANGE = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def by(day: str, name: str = "do-it", **told: Any) -> Item:  # noqa: ANN401  as the file has it
    return item(name, when={"kind": "by", "day": day}, **told)


def standing(*items: Item, entries: tuple[SchoolYearEntry, ...] = (), begins: dt.date | None = None) -> Standing:
    return stands(checklist(*items), entries, DAY, begins)


def calendar(*items: Item, now: dt.datetime = NOW, entries: tuple[SchoolYearEntry, ...] = ()) -> bytes:
    return calendar_bytes(standing(*items, entries=entries), "nl", now, SCHOOL)
