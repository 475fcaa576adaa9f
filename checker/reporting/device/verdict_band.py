"""The top of the page: which device, the verdict in one word, why, and how many of each verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.device.headline import headline
from checker.reporting.language.words import Words
from checker.reporting.words.device_words import device_kind, maker_and_model
from checker.reporting.words.verdict_look import Look, look_of, requirement_look


class Count(msgspec.Struct, frozen=True):
    """How many requirements have a verdict, in words."""

    look: Look
    text: str


class VerdictBand(msgspec.Struct, frozen=True, kw_only=True):
    """What is seen first. `also` are the other names of the device."""

    kind: str
    name: str
    also: tuple[str, ...]
    look: Look
    why: str
    counts_label: str
    counts: tuple[Count, ...]


def verdict_band(context: CheckedDevice, words: Words) -> VerdictBand:
    """Give the top of the page."""
    name, *also = list(_names(context, words)) or [""]
    return VerdictBand(
        kind=words.say(f"kind.name.{device_kind(context.judgement)}"),
        name=name,
        also=tuple(also),
        look=look_of(context.judgement.verdict, words),
        why=headline(context, words),
        counts_label=words.count("counts.label", len(context.system(*MOST_URGENT_FIRST))),
        counts=tuple(_counts(context, words)),
    )


def _names(context: CheckedDevice, words: Words) -> Iterator[str]:
    """Give what this device is called, the best name to walk with first."""
    device = context.result.device
    names = (device.label, device.location, device.name) if device.label else (device.name, device.location)
    yield from (name for name in dict.fromkeys(names) if name.strip())
    if model := maker_and_model(context.judgement.facts, words):
        yield model


def _counts(context: CheckedDevice, words: Words) -> Iterator[Count]:
    """Give the counts of what decides on the device."""
    found = Counter(item.finding.verdict for item in context.system(*MOST_URGENT_FIRST))
    for verdict in MOST_URGENT_FIRST:
        if found[verdict] and verdict is not Verdict.NOT_APPLICABLE:
            yield Count(requirement_look(verdict, words), words.count(f"verdict.count.{verdict.value}", found[verdict]))
