"""The overview as tables for a spreadsheet: the same rows as the page, with real dates and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from checker.fleet.matching.entries import name_on_list
from checker.fleet.matching.listing import Listing
from checker.fleet.model import Fleet
from checker.home_paths import without_home
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.column_kinds import Cell, Telling
from checker.reporting.fleet.corrected import aside_reason, correction_cells
from checker.reporting.fleet.device_columns import cells, columns_of
from checker.reporting.fleet.doubles import double_lines
from checker.reporting.fleet.list_words import accepting, likely_words, skipped_row
from checker.reporting.fleet.lists import (
    change_tables,
    device_words,
    failing,
    kind_of,
    rejected_rows,
    way_on,
)
from checker.reporting.fleet.part_columns import part_columns
from checker.reporting.fleet.publishers import COUNTED, counted_by_part
from checker.reporting.fleet.replacing import needed_by
from checker.reporting.fleet.todo import action_title, helping
from checker.reporting.language.words import Words
from checker.reporting.words.part_words import part_names, requirement_titles
from checker.reporting.words.verdict_look import look_of, requirement_look


class View(msgspec.Struct, frozen=True):
    """One table: its name, the titles of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


def views(fleet: Fleet, language: str) -> list[View]:
    """Give every table, that of all devices first; tables of what was not asked for are left out."""
    words = Words(language)
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    return list(_views(fleet, namer, words))


def devices_view(fleet: Fleet, language: str, output: Literal["csv", "xlsx"]) -> View:
    """Give the table of all devices."""
    words = Words(language)
    columns = [
        column
        for column in columns_of(output, part_columns(fleet.spec, words))
        if fleet.listing or not column.is_of_list
    ]
    titles = tuple(column.title or words.say(column.label) for column in columns)
    return View(words.say("sheet.devices"), titles, list(cells(fleet.rows, columns, Telling(fleet, words))))


def _view(name: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], words: Words) -> View:
    return View(words.say(name), tuple(words.say(column) for column in columns), rows)


def _views(fleet: Fleet, namer: Namer, words: Words) -> Iterator[View]:
    yield devices_view(fleet, words.language, "xlsx")
    yield _actions(fleet, namer, words)
    yield _requirements(fleet, words)
    if len(fleet.spec.parts) > 1:
        yield _publishers(fleet, words)
    yield _replace(fleet, namer, words)
    yield _outlook(fleet, namer, words)
    if fleet.listing:
        yield from _list_views(fleet.listing, namer, words)
    yield _doubles(fleet, namer, words)
    if fleet.decisions.in_force:
        yield from _corrections(fleet, namer, words)
    for table in change_tables(fleet, namer, words):
        several = any(row.whose for row in table.rows)
        rows: list[tuple[Cell, ...]] = [
            (row.place, row.name, *((row.whose,) if several else ()), row.before.word, row.after.word, row.because)
            for row in table.rows
        ]
        whose = ("publisher",) if several else ()
        columns = ("column.place", "column.device", *whose, "column.before", "column.after", "column.because")
        changed = _view("sheet.changes", columns, rows, words)
        yield msgspec.structs.replace(changed, name=f"{changed.name} ({table.id})")
    rejected = [(item.file, item.why, item.detail) for item in rejected_rows(fleet, words)]
    rejected += [(without_home(name), words.say("fleet.rejected.other"), "") for name in fleet.files.others.names]
    if fleet.listing:
        source = fleet.listing.source
        rejected += [(source.name, skipped_row(item, words), item.detail) for item in source.rejected]
    yield _view("sheet.rejected", ("column.file", "column.reason", "column.detail"), rejected, words)


def _publishers(fleet: Fleet, words: Words) -> View:
    names = part_names(fleet.spec, words)
    rows: list[tuple[Cell, ...]] = [
        (
            *(names[part.id], part.title.said(words.language), part.version),
            part.confirmed_on,
            *(counted[verdict] for verdict in COUNTED),
        )
        for part, counted in zip(fleet.spec.parts, counted_by_part(fleet), strict=True)
    ]
    titles = ("publisher", "about.spec", "column.version", "column.confirmed")
    view = _view("sheet.publishers", titles, rows, words)
    looks = tuple(look_of(verdict, words).title for verdict in COUNTED)
    return msgspec.structs.replace(view, columns=(*view.columns, *looks))


def _replace(fleet: Fleet, namer: Namer, words: Words) -> View:
    several = len(fleet.spec.parts) > 1
    rows: list[tuple[Cell, ...]] = [
        (
            *(namer.place(row), row.name, kind_of(row, words), failing(row)),
            *((needed_by(row, fleet.spec, words),) if several else ()),
        )
        for row in fleet.rows
        if row.judged.standing == "replace"
    ]
    columns = ("column.place", "column.device", "column.kind", "column.reason")
    return _view("sheet.replace", (*columns, *(("publisher.needed_by",) if several else ())), rows, words)


def _outlook(fleet: Fleet, namer: Namer, words: Words) -> View:
    return _view(
        "sheet.outlook",
        ("column.until", "column.months", "column.system", "column.then", "column.place", "column.device"),
        [
            (item.end.until, item.months, item.system, way_on(item, fleet, words), namer.place(row), row.name)
            for item in fleet.endings
            for row in item.rows
        ],
        words,
    )


def _doubles(fleet: Fleet, namer: Namer, words: Words) -> View:
    rows: list[tuple[Cell, ...]] = [
        (words.say(f"fleet.duplicate.{item.sort}"), "; ".join(double_lines(item, fleet, namer, words)))
        for item in fleet.duplicates
    ]
    return _view("sheet.duplicates", ("column.asked", "column.devices"), rows, words)


def _corrections(fleet: Fleet, namer: Namer, words: Words) -> Iterator[View]:
    columns = ("column.when", "column.kind", "column.decision", "column.id")
    yield _view("sheet.corrections", columns, list(correction_cells(fleet, words)), words)
    aside = [(namer.place(item.row), item.row.name, aside_reason(item, words)) for item in fleet.aside]
    yield _view("sheet.aside", ("column.place", "column.device", "column.reason"), aside, words)


def _list_views(listing: Listing, namer: Namer, words: Words) -> Iterator[View]:
    where = "column.building", "column.place", "column.device"
    missing = [(item.building, item.place, item.name, item.model) for item in listing.missing]
    yield _view("sheet.missing", (*where, "column.model"), missing, words)
    likely = [(likely_words(item, namer, words), accepting(item)) for item in listing.likely]
    yield _view("sheet.likely", ("column.proposal", "column.command"), likely, words)
    others = [(row.place, row.name, kind_of(row, words), row.identity.id) for row in listing.not_listed]
    yield _view("sheet.not_listed", ("column.place", "column.device", "column.kind", "column.id"), others, words)
    measured = {item.listed: item.row.measured for item in listing.gone_measured}
    gone = [
        (item.building, item.location, name_on_list(item), item.gone, measured.get(item))
        for item in listing.source.gone
    ]
    yield _view("sheet.gone", (*where, "column.gone", "column.measured"), gone, words)


def _actions(fleet: Fleet, namer: Namer, words: Words) -> View:
    several = len(fleet.spec.parts) > 1
    rows: list[tuple[Cell, ...]] = [
        (
            action_title(item, fleet, words),
            len(item.rows),
            words.say("cost.money" if item.costs_money else "cost.free"),
            item.minutes,
            words.both(
                [words.say(f"who.{who}") for who in sorted({part.remedy.who for part in item.parts} - {"teacher"})]
            ),
            "; ".join(device_words(row, namer, words) for row in item.rows),
            *((helping(item, fleet, words),) if several else ()),
        )
        for item in fleet.actions
    ]
    return _view(
        "sheet.actions",
        (
            *("column.action", "column.count", "column.cost", "column.minutes", "column.who", "column.devices"),
            *(("column.publishers",) if several else ()),
        ),
        rows,
        words,
    )


def _requirements(fleet: Fleet, words: Words) -> View:
    titles = requirement_titles(fleet.spec, words)
    counted = Counter((item.requirement, item.verdict) for row in fleet.rows for item in row.judged.findings)
    rows: list[tuple[Cell, ...]] = [
        (titles[name], name, requirement_look(verdict, words).word, number)
        for (name, verdict), number in counted.items()
    ]
    return _view(
        "sheet.requirements", ("column.requirement", "column.id", "column.verdict", "column.count"), rows, words
    )
