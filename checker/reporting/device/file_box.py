"""What is in the result file, and what is not: so that nobody needs to trust us blindly."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.model.readings import Unknown, reading_of
from checker.reporting.device.context import ReportContext
from checker.reporting.language.words import Words

_NEVER = ("people", "browsing", "programs", "addresses")


class FileBox(msgspec.Struct, frozen=True):
    """Two lists."""

    holds: tuple[str, ...]
    holds_not: tuple[str, ...]


def file_box(context: ReportContext, words: Words) -> FileBox:
    """Give what this device's file holds; the device's name only where the school stores it."""
    never = ("name", *_NEVER) if not context.store_device_name else _NEVER
    return FileBox(
        holds=tuple(words.say(f"file.holds.{item}") for item in _held(context)),
        holds_not=tuple(words.say(f"file.never.{item}") for item in never),
    )


def _held(context: ReportContext) -> Iterator[str]:
    yield "place_and_name" if context.store_device_name else "place"
    yield "device"
    yield "browsers"
    facts = context.judgement.facts
    for fact in ("connections", "shortcuts"):
        if not isinstance(reading_of(facts, fact), Unknown):
            yield fact
    yield "verdicts"
