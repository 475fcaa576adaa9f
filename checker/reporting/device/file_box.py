"""What is in the result file, and what is not: so that nobody needs to trust us blindly."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.model.facts import reading_of
from checker.model.readings import Unknown
from checker.reporting.language.words import Words

_NEVER = ("browsing", "programs", "addresses")


class FileBox(msgspec.Struct, frozen=True):
    """Two lists."""

    holds: tuple[str, ...]
    holds_not: tuple[str, ...]


def file_box(context: CheckedDevice, words: Words) -> FileBox:
    """Give what this device's file holds and what it does not; each line is true of this very file."""
    return FileBox(
        holds=tuple(words.say(f"file.holds.{item}") for item in _held(context)),
        holds_not=tuple(words.say(f"file.never.{item}") for item in _not_held(context)),
    )


def _held(context: CheckedDevice) -> Iterator[str]:
    device = context.result.device
    for item in ("name", "label", "location", "school"):
        if getattr(device, item):
            yield item
    yield "id"
    yield "moment"
    yield context.result.origin
    yield "browsers"
    facts = context.judgement.facts
    for fact in ("connections", "shortcuts"):
        if not isinstance(reading_of(facts, fact), Unknown):
            yield fact
    yield "verdicts"


def _not_held(context: CheckedDevice) -> Iterator[str]:
    device = context.result.device
    if not device.name:
        yield "name_of_person" if context.name_tells_of_person else "name"
    # A name that someone typed, or that a computer got long ago, may be a person's; nobody can tell for certain.
    yield "people_unless" if device.name or device.label or device.location else "people"
    yield from _NEVER
