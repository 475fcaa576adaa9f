"""Checklists of a folder of one's own, beside those of the program."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from checker.checklist.catalogue import Checklists, Entry, own_and_built_in
from checker.checklist.document import Checklist
from checker.checklist.loading import load_checklist
from checker.resources import built_in_specs_folder
from tests.checklist.facts import AS_PRINTED, DRAFT

BUILT_IN = built_in_specs_folder()
TODAY = dt.date(2026, 11, 30)
SHIPPED = own_and_built_in(Path("nowhere"), BUILT_IN, TODAY)
PRINTED, NEXT = load_checklist(AS_PRINTED), load_checklist(DRAFT)


def in_use(own: Path, today: dt.date = TODAY) -> Checklists:
    return own_and_built_in(own, BUILT_IN, today)


def names(found: Checklists) -> list[str]:
    return [entry.name for entry in found.entries]


def of(*made: Checklist) -> Checklists:
    return Checklists(tuple(Entry(checklist, Path(f"{number}.toml")) for number, checklist in enumerate(made)))


def write(own: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = DRAFT.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = own / "checklists" / name
    path.write_text(text, "utf-8")
    return path


OWN_ID = ('id = "malmberg"\nversion', 'id = "school"\nversion')


def torn(folder: Path) -> None:
    data = DRAFT.read_bytes()
    (folder / "checklists" / "x.toml").write_bytes(data[: data.index(b"text.nl") + 20])
