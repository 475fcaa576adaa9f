"""What may be double, in words: why, which file is which, and how to decide."""

from __future__ import annotations

import msgspec

from checker.fleet.decisions.finding import file_name
from checker.fleet.duplicates import Duplicate
from checker.fleet.model import Fleet
from checker.fleet.rows import Part
from checker.model.storable import whole_text
from checker.reporting.fleet.by_place import MOST_NAMES, Namer
from checker.reporting.fleet.decision_words import called
from checker.reporting.fleet.lists import device_words
from checker.reporting.language.words import Words

_LONGEST_FILE = 200


class DoubleGroup(msgspec.Struct, frozen=True, kw_only=True):
    """All that may be double for one reason. `sets`: what belongs together, a line for each file."""

    why: str
    how: str
    sets: tuple[tuple[str, ...], ...]


def double_groups(fleet: Fleet, namer: Namer, words: Words) -> tuple[DoubleGroup, ...]:
    """Give what may be double, by the reason."""
    sorts = dict.fromkeys(item.sort for item in fleet.duplicates)
    return tuple(
        DoubleGroup(
            why=words.say(f"fleet.duplicate.{sort}"),
            how=words.say(f"fleet.duplicate.how.{sort}"),
            sets=tuple(
                _shortened(double_lines(item, fleet, namer, words), words)
                for item in fleet.duplicates
                if item.sort == sort
            ),
        )
        for sort in sorts
    )


def _shortened(lines: tuple[str, ...], words: Words) -> tuple[str, ...]:
    left = len(lines) - MOST_NAMES
    return (*lines[:MOST_NAMES], words.count("fleet.more_lines", left)) if left > 0 else lines


def double_lines(item: Duplicate, fleet: Fleet, namer: Namer, words: Words) -> tuple[str, ...]:
    """Give a line for each file: the device, and the name of its file without the folder."""
    return tuple(
        words.say("fleet.duplicate.line", device=device, file=whole_text(file_name(part.file), _LONGEST_FILE))
        for device, part in zip(part_words(item, fleet, namer, words), item.parts, strict=True)
    )


def part_words(item: Duplicate, fleet: Fleet, namer: Namer, words: Words) -> list[str]:
    """Give each of its parts in words, in their order: parts that count as one device have one row."""
    if len(item.rows) == len(item.parts):
        return [device_words(row, namer, words) for row in item.rows]
    return [_part(part, fleet, words) for part in item.parts]


def _part(part: Part, fleet: Fleet, words: Words) -> str:
    name, day = called(part.key, fleet.decisions), words.date(part.measured)
    return words.say("fleet.duplicate.part", device=name, date=day)
