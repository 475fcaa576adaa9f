"""What to replace: the list for the budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.lists import failing, kind_of
from checker.reporting.language.words import Words
from checker.reporting.words.part_words import part_names
from checker.specification.document import RequirementsSpec


class Replacement(msgspec.Struct, frozen=True, kw_only=True):
    """One device for the budget. `needed_by`: whose requirements it cannot meet, of several; else ""."""

    place: str
    name: str
    kind: str
    reason: str
    needed_by: str


def replacements(fleet: Fleet, namer: Namer, words: Words) -> tuple[Replacement, ...]:
    """Give the devices that can no longer be put in order, in walking order."""
    return tuple(
        Replacement(
            place=namer.place(row),
            name=row.name_there,
            kind=kind_of(row, words),
            reason=failing(row),
            needed_by=needed_by(row, fleet.spec, words),
        )
        for row in fleet.rows
        if row.judged.standing == "replace"
    )


def needed_by(row: DeviceRow, spec: RequirementsSpec, words: Words) -> str:
    """Give for which of several publishers nothing but replacing is left; "" where there is one."""
    if len(spec.parts) == 1:
        return ""
    ends = (step.solves for step in row.judged.steps if step.remedy.last_resort)
    found = {spec.part_of(name).id for solves in ends for name in solves}
    return words.both([name for part, name in part_names(spec, words).items() if part in found])


def replacements_text(fleet: Fleet, words: Words) -> str:
    """Give how many those are; of those on which something is left to try nothing is called final."""
    rows = [row for row in fleet.rows if row.judged.standing == "replace"]
    return " ".join((_possible(rows, words), *_needed_by_all(rows, fleet.spec, words)))


def _needed_by_all(rows: Sequence[DeviceRow], spec: RequirementsSpec, words: Words) -> Iterator[str]:
    """Give for which of several publishers they are, and how many for each: a test may ask what the lessons do not."""
    if rows and len(spec.parts) > 1:
        counted = Counter(needed_by(row, spec, words) for row in rows)
        told = (
            words.say("publisher.counted", name=name, number=words.number(count)) for name, count in counted.items()
        )
        yield words.say("publisher.needed_by.all", names="; ".join(told))


def _possible(rows: Sequence[DeviceRow], words: Words) -> str:
    hopes = sum(row.judged.has_hope for row in rows)
    if not hopes:
        return words.count("fleet.replace.text", len(rows))
    perhaps, left = words.count("fleet.replace.perhaps", len(rows)), words.count("fleet.replace.try", hopes)
    return f"{perhaps} {left}"
