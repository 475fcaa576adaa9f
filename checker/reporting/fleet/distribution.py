"""Where it is: per requirement, per place and per kind of device."""

from __future__ import annotations

import msgspec

from checker.fleet.model import Fleet
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.fleet.bars import BarRow, bar_rows, counted_by
from checker.reporting.fleet.by_place import Namer
from checker.reporting.language.words import Words, sentence
from checker.reporting.words.part_words import requirement_titles
from checker.reporting.words.verdict_look import look_of, requirement_look


class Distribution(msgspec.Struct, frozen=True, kw_only=True):
    """Three pictures of the same devices."""

    requirements: tuple[BarRow, ...]
    places: tuple[BarRow, ...]
    classes: tuple[BarRow, ...]


def distribution(fleet: Fleet, namer: Namer, words: Words) -> Distribution:
    """Give the counts; requirements that trouble most devices first, places in walking order."""
    return Distribution(
        requirements=_requirements(fleet, words),
        places=_by_verdict([(namer.place(row), row.judged.verdict) for row in fleet.rows], words),
        classes=_by_verdict(
            [(class_word(row.judged.device_class, words), row.judged.verdict) for row in fleet.rows], words
        ),
    )


def class_word(device_class: str, words: Words) -> str:
    """Give the kind of device: Windows-pc, Chromebook."""
    return sentence(words.say(f"value.device.class.{device_class}" if device_class else "fleet.class.unknown"))


def _by_verdict(pairs: list[tuple[str, Verdict]], words: Words) -> tuple[BarRow, ...]:
    return bar_rows({(str(key), str(key)): count for key, count in counted_by(pairs).items()}, look_of, words)


def _requirements(fleet: Fleet, words: Words) -> tuple[BarRow, ...]:
    """Give the requirements by their titles: what is one thing to a school may be asked per kind of device."""
    titles = requirement_titles(fleet.spec, words)
    counted = counted_by((titles[item.requirement], item.verdict) for row in fleet.rows for item in row.judged.findings)
    troubles = [verdict for verdict in MOST_URGENT_FIRST if verdict.weight]
    worst_first = sorted(counted.items(), key=lambda pair: tuple(-pair[1][verdict] for verdict in troubles))
    return bar_rows({(str(title), str(title)): count for title, count in worst_first}, requirement_look, words)
