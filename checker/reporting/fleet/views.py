"""The overview as tables for a spreadsheet: the same rows as the page, with real dates and numbers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from checker.fleet.actions import action_ids
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.home_paths import without_home
from checker.reporting.fleet.distribution import class_word
from checker.reporting.fleet.lists import (
    change_tables,
    device_words,
    duplicate_rows,
    failing,
    kind_of,
    open_findings,
    rejected_rows,
    way_on,
)
from checker.reporting.fleet.names import Namer
from checker.reporting.fleet.todo import action_title
from checker.reporting.language.words import Words
from checker.reporting.words.verdict_look import look_of

Cell = str | int | dt.date | None
DEVICE_COLUMNS = (
    "device", "label", "name", "place", "school", "kind", "model", "system", "browser", "memory", "screen",
    "verdict", "standing", "why", "action", "measured", "age", "until", "marks", "claimed", "id", "file",
)  # fmt: skip


class View(msgspec.Struct, frozen=True):
    """One table: its name, the titles of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def views(fleet: Fleet, language: str) -> list[View]:
    """Give every table, that of all devices first; tables of what was not asked for are left out."""
    words = Words(language)
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    return list(_views(fleet, namer, words))


def devices_view(fleet: Fleet, language: str) -> View:
    """Give the table of all devices."""
    words = Words(language)
    titles = {item.id: action_title(item, fleet, words) for item in fleet.actions}
    return _view("devices", DEVICE_COLUMNS, [_device(row, titles, words) for row in fleet.rows], words)


def _view(name: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], words: Words) -> View:
    return View(words.say(f"sheet.{name}"), tuple(words.say(f"column.{column}") for column in columns), rows)


def _device(row: DeviceRow, titles: dict[str, str], words: Words) -> tuple[Cell, ...]:
    judged, described, identity = row.judged, row.described, row.identity
    return (
        row.name, identity.label, identity.name, row.place, identity.school, class_word(judged.device_class, words),
        described.model, described.system, described.browser, described.memory, described.screen,
        look_of(judged.verdict, words).word, words.say(f"standing.{_standing(row)}"),
        "; ".join(text for _, text in open_findings(row)), "; ".join(titles[name] for name in action_ids(row)),
        row.measured, row.age, row.supported_until, ", ".join(marks(row, words)),
        look_of(row.claimed, words).word if row.claimed else "", identity.id, without_home(row.file),
    )  # fmt: skip


def _standing(row: DeviceRow) -> str:
    return "other_kind" if row.judged.is_of_another_kind else row.judged.standing


def marks(row: DeviceRow, words: Words) -> Iterator[str]:
    """Give what a reader must know of the measurement."""
    flags = {
        "stale": row.is_stale,
        "future": row.is_from_the_future,
        "clock": row.clock_was_behind,
        "doubted": row.clock_is_doubted,
        "wrong": row.clock_error is not None,
    }
    yield from (words.say(f"fleet.mark.{name}") for name, is_set in flags.items() if is_set)


def _views(fleet: Fleet, namer: Namer, words: Words) -> Iterator[View]:
    yield devices_view(fleet, words.language)
    yield _actions(fleet, namer, words)
    yield _requirements(fleet, words)
    yield _view(
        "replace",
        ("place", "device", "kind", "reason"),
        [
            (namer.place(row), row.name, kind_of(row, words), failing(row))
            for row in fleet.rows
            if row.judged.standing == "replace"
        ],
        words,
    )
    yield _view(
        "outlook",
        ("until", "months", "system", "then", "place", "device"),
        [
            (item.end.until, item.months, item.system, way_on(item, fleet, words), namer.place(row), row.name)
            for item in fleet.endings
            for row in item.rows
        ],
        words,
    )
    if fleet.inventory is not None:
        missing = [(item.place, item.name, item.model) for item in fleet.missing]
        yield _view("missing", ("place", "device", "model"), missing, words)
    doubles = [(item.why, item.devices) for item in duplicate_rows(fleet, namer, words)]
    yield _view("duplicates", ("asked", "devices"), doubles, words)
    for table in change_tables(fleet, namer, words):
        rows = [(row.place, row.name, row.before.word, row.after.word, row.because) for row in table.rows]
        changed = _view("changes", ("place", "device", "before", "after", "because"), rows, words)
        yield msgspec.structs.replace(changed, name=f"{changed.name} ({table.id})")
    rejected = [(item.file, item.why, item.detail) for item in rejected_rows(fleet, words)]
    yield _view("rejected", ("file", "reason", "detail"), rejected, words)


def _actions(fleet: Fleet, namer: Namer, words: Words) -> View:
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
        )
        for item in fleet.actions
    ]
    return _view("actions", ("action", "count", "cost", "minutes", "who", "devices"), rows, words)


def _requirements(fleet: Fleet, words: Words) -> View:
    titles = {item.id: item.title.said(words.language) for item in fleet.spec.requirement}
    counted = Counter((item.requirement, item.verdict) for row in fleet.rows for item in row.judged.findings)
    rows: list[tuple[Cell, ...]] = [
        (titles[name], name, look_of(verdict, words).word, number) for (name, verdict), number in counted.items()
    ]
    return _view("requirements", ("requirement", "id", "verdict", "count"), rows, words)
