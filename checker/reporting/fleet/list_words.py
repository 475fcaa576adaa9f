"""A row of the school's own list, and the device it is about, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from checker.fleet.matching.entries import name_on_list
from checker.fleet.matching.listing import GoneRow, LikelyRows, OtherwiseRow
from checker.fleet.rows import DeviceRow
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.distribution import class_word
from checker.reporting.language.words import Words
from checker.storage.results_folder import RejectedFile
from checker.storage.school_list.listed import Listed

_MOST_NAMED = 5
_ENOUGH_OF_ID = 12
_HARMLESS = re.compile(r"\w[\w ,./#()+-]*")
"""What may stand between quotes in a command that a person copies, whatever she types it into."""


def likely_words(item: LikelyRows, namer: Namer, words: Words) -> str:
    """Give what is proposed, and why."""
    listed = [listed_words(row, namer, words) for row in item.listed]
    devices = told_apart(item.rows, namer, words)
    return words.say(
        _message(item),
        listed=few(listed, words),
        devices=few(devices, words),
        rows=words.number(len(listed)),
        count=words.number(len(devices)),
        kind=class_word(item.rows[0].judged.device_class, words),
        model=item.listed[0].model,
        measured=item.rows[0].described.model,
    )


def _message(item: LikelyRows) -> str:
    if item.why != "several" or min(len(item.listed), len(item.rows)) > 1:
        return f"fleet.likely.{item.why}"
    return "fleet.likely.several.devices" if len(item.listed) == 1 else "fleet.likely.several.rows"


def accepting(item: LikelyRows) -> str:
    """Give the command that takes a proposal over; "" where one has to choose, or a sign in it is not harmless."""
    if item.why in {"several", "kind", "model"}:
        return ""
    (listed,), (row,) = item.listed, item.rows
    place = f' --location "{listed.location}"' if listed.location else ""
    if not all(_HARMLESS.fullmatch(text) for text in (name_on_list(listed), listed.location) if text):
        return ""
    return f'systeemcheck correct label {row.identity.id[:_ENOUGH_OF_ID]} "{name_on_list(listed)}"{place}'


def otherwise_words(item: OtherwiseRow, namer: Namer, words: Words) -> str:
    """Give how a device is called, and how the list calls it."""
    device, listed = device_words(item.row, namer, words), listed_words(item.listed, namer, words)
    return words.say("fleet.otherwise.line", device=device, listed=listed)


def gone_line(item: GoneRow, namer: Namer, words: Words) -> str:
    """Give a device that is gone by the list and was measured, with the list's own word for that."""
    device = device_words(item.row, namer, words)
    return words.say("fleet.gone.line", device=device, gone=item.listed.gone, date=words.date(item.row.measured))


def skipped_row(item: RejectedFile, words: Words) -> str:
    """Give why a row of the list is no device."""
    return words.say(f"fleet.rejected.{item.reason}", detail=item.detail)


def listed_words(item: Listed, namer: Namer, words: Words) -> str:
    """Give what the list calls a device, and where it stands."""
    if not item.location and not item.building:
        return words.say("fleet.listed", name=name_on_list(item))
    return words.say("fleet.listed.at", name=name_on_list(item), place=namer.place_on_list(item))


def twice_words(rows: Sequence[Listed], namer: Namer, words: Words) -> str:
    """Give a device that stands in several rows of the list, and in which."""
    numbers = words.both([str(item.row) for item in rows if item.row])
    listed = listed_words(rows[0], namer, words)
    return words.say("fleet.twice.line" if numbers else "fleet.twice.line.no_row", listed=listed, rows=numbers)


def device_words(row: DeviceRow, namer: Namer, words: Words) -> str:
    """Give what a measured device is called, and where it stands."""
    also = f", {row.identity.name}" if row.identity.name and row.identity.name != row.name else ""
    if not row.place and not row.building:
        return f"{row.name}{also}"
    return words.say("fleet.device.at", name=f"{row.name}{also}", place=namer.place(row))


def told_apart(rows: Sequence[DeviceRow], namer: Namer, words: Words) -> list[str]:
    """Give devices, those that are called the same with the start of their id as well."""
    names = [device_words(row, namer, words) for row in rows]
    times = Counter(names)
    return [
        words.say("fleet.device.at", name=name, place=row.identity.id[:8]) if times[name] > 1 else name
        for name, row in zip(names, rows, strict=True)
    ]


def few(names: Sequence[str], words: Words) -> str:
    """Give the first of these, and how many more there are."""
    first = list(islice(names, _MOST_NAMED))
    left = len(names) - len(first)
    return words.both([*first, words.count("fleet.list.more", left)] if left else first)
