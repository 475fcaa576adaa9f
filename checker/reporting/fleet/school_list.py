"""What the overview says of the school's own list: how it was read, what was measured of it, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from checker.fleet.matching.listing import Listing
from checker.fleet.model import Fleet
from checker.reporting.device.notices import Notice
from checker.reporting.fleet.by_place import Namer, Names
from checker.reporting.fleet.list_words import (
    accepting,
    device_words,
    few,
    gone_line,
    likely_words,
    listed_words,
    otherwise_words,
    skipped_row,
    twice_words,
)  # fmt: skip
from checker.reporting.language.words import Words
from checker.storage.school_list.listed import SchoolList

MOST_LINES = 300
"""Lines of a part on the page; all of them are in the exports."""
LIKELY = "likely"
"""The part with what is proposed."""
OTHERWISE = "otherwise"
"""The part with devices that the list calls otherwise."""


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
            words.say("fleet.gone.short", device=device_words(item.row, namer, words), gone=item.listed.gone)
            for item in fleet.listing.gone_measured
        ]
        title = words.count("fleet.list.gone_measured", len(gone))
        yield Notice(title, words.say("fleet.list.gone_measured.text", devices=few(gone, words)))


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
        device, listed = device_words(item.row, namer, words), listed_words(item.listed, namer, words)
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
        lines = [Line(twice_words(rows, namer, words)) for rows in listing.twice]
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


def _part(name: str, title: str, text: str, lines: Sequence[Line], words: Words) -> ListPart:
    left = len(lines) - MOST_LINES
    more = words.count("fleet.more_lines", left) if left > 0 else ""
    return ListPart(id=name, title=title, text=text, lines=tuple(lines[:MOST_LINES]), more=more)


def _quoted(names: Sequence[str], words: Words) -> str:
    return words.both([words.say("fleet.listed", name=name) for name in names])
