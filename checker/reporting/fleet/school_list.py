"""What the overview says of the school's own list: how it was read, what was measured of it, and what is in doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from checker.fleet.matching.entries import name_on_list
from checker.fleet.matching.listing import GoneRow, LikelyRows, Listing, OtherwiseRow
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.reporting.device.notices import Notice
from checker.reporting.fleet.by_place import Namer, Names
from checker.reporting.fleet.distribution import class_word
from checker.reporting.language.words import Words
from checker.storage.results_folder import RejectedFile
from checker.storage.school_list.listed import Listed, SchoolList

MOST_LINES = 300
"""Lines of a part on the page; all of them are in the exports."""
LIKELY = "likely"
"""The part with what is proposed."""
OTHERWISE = "otherwise"
"""The part with devices that the list calls otherwise."""
_MOST_NAMED = 5
_ENOUGH_OF_ID = 12
_HARMLESS = re.compile(r"\w[\w ,./#()+-]*")
"""What may stand between quotes in a command that a person copies, whatever she types it into."""


class Line(msgspec.Struct, frozen=True):
    """One line; `command` takes the proposal over, "" where there is more than one way to."""

    text: str
    command: str = ""


class ListPart(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with what is under it; `more` tells how many lines are left out, "" for none."""

    id: str
    title: str
    text: str
    lines: tuple[Line, ...] = ()
    more: str = ""
    names: Names | None = None


class ListPage(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `measured`, `besides` and `columns` stand at the top; `doubts` are sections of their own."""

    measured: str
    besides: str
    columns: str
    doubts: tuple[ListPart, ...]
    remarks: tuple[ListPart, ...]


def list_page(fleet: Fleet, namer: Namer, words: Words) -> ListPage | None:
    """Give what the page says of the list; None where there is none."""
    listing = fleet.listing
    if listing is None:
        return None
    measured, *besides = _summary(listing, words)
    return ListPage(
        measured=measured,
        besides=" ".join(besides),
        columns=columns_read(listing.source, words),
        doubts=tuple(_doubts(listing, namer, words)),
        remarks=tuple(_remarks(listing, namer, words)),
    )


def list_notices(fleet: Fleet, namer: Namer, words: Words) -> Iterator[Notice]:
    """Give what to know of the list before all else: that it could not be used, or that what is gone was measured."""
    if fleet.listing is None:
        return
    source = fleet.listing.source
    if source.problem:
        title = words.say(f"fleet.list.problem.{source.problem}", list=source.name)
        yield Notice(title, words.say(f"fleet.list.problem.{source.problem}.how"))
    if fleet.listing.gone_measured:
        gone = [
            words.say("fleet.gone.short", device=_device(item.row, namer, words), gone=item.listed.gone)
            for item in fleet.listing.gone_measured
        ]
        title = words.count("fleet.list.gone_measured", len(gone))
        yield Notice(title, words.say("fleet.list.gone_measured.text", devices=_few(gone, words)))


def _summary(listing: Listing, words: Words) -> Iterator[str]:
    if listing.source.problem:
        yield ""
        return
    measured, name = words.number(listing.measured), listing.source.name
    yield words.count("fleet.list.measured", listing.in_use, measured=measured, list=name)
    likely = sum(len(item.listed) for item in listing.likely)
    for message, count in (
        ("fleet.list.likely", likely),
        ("fleet.list.not_listed", len(listing.not_listed)),
        ("fleet.list.gone", len(listing.source.gone)),
        ("fleet.list.no_computers", listing.source.no_computers),
        ("fleet.list.skipped", len(listing.source.rejected)),
    ):
        if count:
            yield words.count(message, count)


def list_summary(fleet: Fleet, words: Words) -> str:
    """Give how much of the list was measured, and what else there is to know of it; "" where no list was read."""
    listing = fleet.listing
    return " ".join(_summary(listing, words)).strip() if listing else ""


def columns_read(source: SchoolList, words: Words) -> str:
    """Give which column was taken for what; "" where that is not known or the list was not used."""
    read = [
        words.say(f"fleet.list.column.{item.by}", heading=item.heading, field=words.say(f"list.field.{item.field}"))
        for item in (() if source.problem else source.columns)
    ]
    return words.say("fleet.list.columns", columns=words.both(read)) if read else ""


def _doubts(listing: Listing, namer: Namer, words: Words) -> Iterator[ListPart]:
    if listing.likely:
        lines = [Line(likely_words(item, namer, words), accepting(item)) for item in listing.likely]
        text = words.say("fleet.likely.text")
        yield _part(LIKELY, words.count("fleet.likely.title", len(lines)), text, lines, words)
    if listing.not_listed:
        yield ListPart(
            id="not-listed",
            title=words.say("fleet.not_listed.title"),
            text=words.count("fleet.not_listed.text", len(listing.not_listed), list=listing.source.name),
            names=namer.names(listing.not_listed),
            lines=tuple(_again(listing, namer, words)),
        )


def _again(listing: Listing, namer: Namer, words: Words) -> Iterator[Line]:
    for item in listing.again[:MOST_LINES]:
        device, listed = _device(item.row, namer, words), listed_words(item.listed, namer, words)
        yield Line(words.say("fleet.not_listed.again", device=device, listed=listed))


def _remarks(listing: Listing, namer: Namer, words: Words) -> Iterator[ListPart]:
    source = listing.source
    if source.gone:
        title = words.count("fleet.gone.title", len(source.gone))
        lines = [Line(gone_line(item, namer, words)) for item in listing.gone_measured]
        text = words.say("fleet.gone.but_measured" if lines else "fleet.gone.text")
        yield _part("gone", title, text, lines, words)
    if listing.otherwise:
        lines = [Line(otherwise_words(item, namer, words)) for item in listing.otherwise]
        title = words.say("fleet.otherwise.title")
        yield _part(OTHERWISE, title, words.say("fleet.otherwise.text"), lines, words)
    if listing.twice:
        lines = [Line(_twice(rows, namer, words)) for rows in listing.twice]
        yield _part("twice", words.say("fleet.twice.title"), words.say("fleet.twice.text"), lines, words)
    if source.not_understood:
        lines = [
            Line(words.say("fleet.not_understood", row=str(item.row), heading=item.heading, text=item.text))
            for item in source.not_understood
        ]
        title = words.count("fleet.not_understood.title", len(lines))
        yield _part("not-understood", title, words.say("fleet.not_understood.text"), lines, words)
    if source.rejected:
        lines = [Line(skipped_row(item, words)) for item in source.rejected]
        yield _part(
            "skipped", words.count("fleet.skipped.title", len(lines)), words.say("fleet.skipped.text"), lines, words
        )
    if source.persons:
        text = words.say("fleet.persons.text", columns=_quoted(source.persons, words))
        yield ListPart(id="persons", title=words.say("fleet.persons.title"), text=text)


def skipped_row(item: RejectedFile, words: Words) -> str:
    """Give why a row of the list is no device."""
    return words.say(f"fleet.rejected.{item.reason}", detail=item.detail)


def _part(name: str, title: str, text: str, lines: Sequence[Line], words: Words) -> ListPart:
    left = len(lines) - MOST_LINES
    more = words.count("fleet.more_lines", left) if left > 0 else ""
    return ListPart(id=name, title=title, text=text, lines=tuple(lines[:MOST_LINES]), more=more)


def likely_words(item: LikelyRows, namer: Namer, words: Words) -> str:
    """Give what is proposed, and why."""
    listed = [listed_words(row, namer, words) for row in item.listed]
    devices = told_apart(item.rows, namer, words)
    return words.say(
        _message(item),
        listed=_few(listed, words),
        devices=_few(devices, words),
        rows=words.number(len(listed)),
        count=words.number(len(devices)),
        kind=class_word(item.rows[0].judged.device_class, words),
        model=item.listed[0].model,
        measured=item.rows[0].described.model,
    )


def otherwise_words(item: OtherwiseRow, namer: Namer, words: Words) -> str:
    """Give how a device is called, and how the list calls it."""
    device, listed = _device(item.row, namer, words), listed_words(item.listed, namer, words)
    return words.say("fleet.otherwise.line", device=device, listed=listed)


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


def gone_line(item: GoneRow, namer: Namer, words: Words) -> str:
    """Give a device that is gone by the list and was measured, with the list's own word for that."""
    device = _device(item.row, namer, words)
    return words.say("fleet.gone.line", device=device, gone=item.listed.gone, date=words.date(item.row.measured))


def listed_words(item: Listed, namer: Namer, words: Words) -> str:
    """Give what the list calls a device, and where it stands."""
    if not item.location and not item.building:
        return words.say("fleet.listed", name=name_on_list(item))
    return words.say("fleet.listed.at", name=name_on_list(item), place=namer.place_on_list(item))


def _device(row: DeviceRow, namer: Namer, words: Words) -> str:
    also = f", {row.identity.name}" if row.identity.name and row.identity.name != row.name else ""
    if not row.place and not row.building:
        return f"{row.name}{also}"
    return words.say("fleet.device.at", name=f"{row.name}{also}", place=namer.place(row))


def told_apart(rows: Sequence[DeviceRow], namer: Namer, words: Words) -> list[str]:
    """Give devices, those that are called the same with the start of their id as well."""
    names = [_device(row, namer, words) for row in rows]
    times = Counter(names)
    return [
        words.say("fleet.device.at", name=name, place=row.identity.id[:8]) if times[name] > 1 else name
        for name, row in zip(names, rows, strict=True)
    ]


def _twice(rows: Sequence[Listed], namer: Namer, words: Words) -> str:
    numbers = words.both([str(item.row) for item in rows if item.row])
    listed = listed_words(rows[0], namer, words)
    return words.say("fleet.twice.line" if numbers else "fleet.twice.line.no_row", listed=listed, rows=numbers)


def _few(names: Sequence[str], words: Words) -> str:
    first = list(islice(names, _MOST_NAMED))
    left = len(names) - len(first)
    return words.both([*first, words.count("fleet.list.more", left)] if left else first)


def _quoted(names: Sequence[str], words: Words) -> str:
    return words.both([words.say("fleet.listed", name=name) for name in names])
