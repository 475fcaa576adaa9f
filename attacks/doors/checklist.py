"""A checklist of a publisher: read, worked out for a school in two moments, and told."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from pathlib import Path

from attacks.doors.door import Door, let_in
from attacks.doors.toml_text import as_toml
from attacks.mutations import mutate_tokens
from checker.checklist.asked import AskedChecklist
from checker.checklist.loading import load_checklist
from checker.checklist.standing import Devices
from checker.checklist.working_out import standing_of
from checker.reporting.checklist.rendering import render_checklist
from checker.resources import built_in_specs_folder

_AT_ONCE = 6
_DAYS = (dt.date(2026, 8, 20), dt.date(2030, 1, 1))
_DEVICES = Devices(meets=184, fails=10, unknown=4, missing=2, oldest=_DAYS[0])


def seeds() -> Sequence[bytes]:
    """Give each checklist that ships, with a few of its lines at a time."""
    read = [tomllib.loads(path.read_text("utf-8")) for path in sorted(_folder().rglob("*.toml"))]
    return [
        as_toml({**whole, "item": whole["item"][at : at + _AT_ONCE]})
        for whole in read
        for at in range(0, len(whole["item"]), _AT_ONCE)
    ]


def enter(data: bytes) -> bool:
    """Read it, and show how it stands."""
    checklist = let_in(data, "checklist.toml", load_checklist)
    if checklist is None:
        return False
    for day, language in zip(_DAYS, ("nl", "en"), strict=True):
        render_checklist(standing_of(AskedChecklist(checklist=checklist, day=day), (), _DEVICES), language)
    return True


def _folder() -> Path:
    return built_in_specs_folder() / "checklists"


DOOR = Door(seeds, mutate_tokens, enter)
