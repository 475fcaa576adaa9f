"""What to replace: the list for the budget."""

from __future__ import annotations

import msgspec

from checker.fleet.model import Fleet
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.lists import failing, kind_of
from checker.reporting.language.words import Words


class Replacement(msgspec.Struct, frozen=True, kw_only=True):
    """One device for the budget."""

    place: str
    name: str
    kind: str
    reason: str


def replacements(fleet: Fleet, namer: Namer, words: Words) -> tuple[Replacement, ...]:
    """Give the devices that can no longer be put in order, in walking order."""
    return tuple(
        Replacement(place=namer.place(row), name=row.name_there, kind=kind_of(row, words), reason=failing(row))
        for row in fleet.rows
        if row.judged.standing == "replace"
    )


def replacements_text(fleet: Fleet, words: Words) -> str:
    """Give how many those are; of those on which something is left to try nothing is called final."""
    rows = [row for row in fleet.rows if row.judged.standing == "replace"]
    hopes = sum(row.judged.has_hope for row in rows)
    if not hopes:
        return words.count("fleet.replace.text", len(rows))
    perhaps, left = words.count("fleet.replace.perhaps", len(rows)), words.count("fleet.replace.try", hopes)
    return f"{perhaps} {left}"
