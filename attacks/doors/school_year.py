"""A file with what people did about the checklist, beside results: gathered, worked out for a day, told on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from attacks.doors.door import Door, scratch
from attacks.mutations import mutate_json
from checker.checklist.asked import AskedChecklist
from checker.checklist.document import Checklist
from checker.checklist.loading import load_checklist
from checker.checklist.standing import Devices
from checker.checklist.working_out import standing_of
from checker.model.school_year import Done, GroupData, LeftOut, OwnItem, SchoolBegins, SchoolYearEntry, Undone
from checker.reporting.checklist.rendering import render_checklist
from checker.resources import built_in_specs_folder
from checker.storage.gathering import gather
from checker.storage.journals.file import encode
from checker.storage.names import journal_name
from checker.storage.school_year.school_year_file import SCHOOL_YEAR

_DAY = dt.date(2025, 8, 20)
_DEVICES = Devices(meets=184, fails=10, unknown=4, missing=2, oldest=_DAY)


def seeds() -> Sequence[bytes]:
    """Give a whole year, and what takes it away."""
    lines = [item.id for item in _checklist().item]
    measured = next(item.id for item in _checklist().item if item.verified_by == "devices")
    done = Done(id="a" * 32, item=lines[0], on="2025-06-12", role="coordinator", note="alle groepen", **_common(1))
    begins = SchoolBegins(id="b" * 32, day="2025-08-25", **_common(2))
    group_data = GroupData(
        id="c" * 32, dated="2025-08-12", looked_on="2025-08-13", version="2.0", school_year="2025-2026",
        groups=9, pupils=212, teachers=14, **_common(3),
    )  # fmt: skip
    own = OwnItem(id="d" * 32, item="opladen", title="Tablets opladen", by="2025-08-24", **_common(4))
    left_out = LeftOut(id="e" * 32, item=lines[1], note="geen Bingel", **_common(5))
    doubted = Done(id="f" * 32, item=measured, on="2025-08-13", **_common(6))
    taken_away = Undone(id="1" * 32, of=(done.id, begins.id), **_common(7))
    again = Undone(id="2" * 32, of=(taken_away.id,), **_common(8))
    written: list[list[SchoolYearEntry]] = [
        [done, begins, group_data, own, left_out, doubted],
        [done, begins, own, taken_away, again],
    ]
    return [encode(entries, SCHOOL_YEAR) for entries in written]


def enter(data: bytes) -> bool:
    """Work out how the checklist stands with this file beside the results, and tell it in both languages."""
    folder = scratch() / "school-year"
    folder.mkdir(exist_ok=True)
    (folder / journal_name("school_year", "0" * 32)).write_bytes(data)
    entries = gather([str(folder)]).school_year
    for devices, language in ((_DEVICES, "nl"), (None, "en")):
        standing = standing_of(AskedChecklist(checklist=_checklist(), day=_DAY), entries, devices)
        render_checklist(standing, language)
    return bool(entries)


def _common(minute: int) -> dict[str, Any]:
    return {"at": f"2025-06-12T10:0{minute}:00Z", "checklist": _checklist().name}


@cache
def _checklist() -> Checklist:
    return load_checklist(built_in_specs_folder() / "checklists" / "malmberg-2025-2026.toml")


DOOR = Door(seeds, mutate_json, enter)
