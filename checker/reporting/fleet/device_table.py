"""The table of all devices: as rows that need no script, and as data from which the script makes more of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.fleet.column_kinds import Telling, name_with_place
from checker.reporting.fleet.device_columns import Column, columns_of, page_values
from checker.reporting.fleet.distribution import class_word
from checker.reporting.fleet.marks import MARKS
from checker.reporting.fleet.part_columns import part_columns, part_filter
from checker.reporting.language.words import Words
from checker.reporting.words.part_words import part_names
from checker.reporting.words.verdict_look import Look, look_of, requirement_look

MOST_STATIC_ROWS = 2000
"""More devices than this are only in the data: who has no script gets the numbers, the actions and the export."""
_LONGEST_WHY = 90


class StaticRow(msgspec.Struct, frozen=True):
    """One device as it stands in the page without script."""

    name: str
    kind: str
    look: Look
    why: str
    measured: str
    parts: tuple[Look, ...] = ()


class Option(msgspec.Struct, frozen=True):
    """One choice of a filter."""

    value: str
    title: str


class TableHead(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands above a column of the table; `sorts` as in `Column`. `is_part`: it is one publisher's."""

    name: str
    title: str
    sorts: str
    is_part: bool = False


class DeviceTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table, its filters, and data and words for the script as JSON that is safe inside a script element."""

    heads: tuple[TableHead, ...]
    rows: tuple[StaticRow, ...]
    total: int
    actions: tuple[Option, ...]
    parts: tuple[Option, ...]
    requirements: tuple[Option, ...]
    advice: str
    classes: tuple[Option, ...]
    places: tuple[Option, ...]
    data: str
    words: str


def device_table(fleet: Fleet, words: Words) -> DeviceTable:
    """Give the table of all devices."""
    telling = Telling(fleet, words)
    columns = columns_of("page", part_columns(fleet.spec, words))
    heads = tuple(_head(item, words, is_one=not telling.many_parts) for item in columns if item.head or item.title)
    places = dict.fromkeys(telling.namer.place(row) for row in fleet.rows)
    classes = {class_word(name, words) for name in {row.judged.device_class for row in fleet.rows}}
    return DeviceTable(
        heads=heads,
        rows=_static_rows(fleet, telling),
        total=len(fleet.rows),
        actions=tuple(Option(name, title) for name, title in telling.action_titles.items()),
        parts=tuple(_part_options(fleet, words)),
        requirements=tuple(Option(title, title) for title in dict.fromkeys(telling.requirements.values())),
        advice=look_of(Verdict.ADVICE, words).title,
        classes=tuple(Option(name, name) for name in sorted(classes)),
        places=tuple(Option(name, name) for name in places),
        data=_safe_in_script(_data(fleet, columns, telling)),
        words=_safe_in_script(_words(heads, telling)),
    )


def _head(column: Column[Any], words: Words, *, is_one: bool) -> TableHead:
    """Give what stands above a column; beside those of several publishers the verdict says that it is by all."""
    if column.title:
        return TableHead(column.name, column.title, column.sorts, is_part=True)
    message = column.head if is_one or column.name != "verdict" else "column.verdict.all"
    return TableHead(column.name, words.say(message), column.sorts)


def _part_options(fleet: Fleet, words: Words) -> Iterator[Option]:
    """Give each verdict that a device has by each of several specs."""
    if len(fleet.spec.parts) == 1:
        return
    names = part_names(fleet.spec, words)
    for place, part in enumerate(fleet.spec.parts):
        found = {row.judged.by_part(place) for row in fleet.rows}
        for look in (look_of(verdict, words) for verdict in MOST_URGENT_FIRST if verdict in found):
            title = words.say("by_spec.named", name=names[part.id], text=look.word)
            yield Option(part_filter(part, look), title)


def _static_rows(fleet: Fleet, telling: Telling) -> tuple[StaticRow, ...]:
    looks = {verdict: look_of(verdict, telling.words) for verdict in MOST_URGENT_FIRST}
    return tuple(
        StaticRow(
            name_with_place(row, telling.namer),
            class_word(row.judged.device_class, telling.words),
            looks[row.judged.verdict],
            _why(row),
            row.measured.isoformat(),
            tuple(looks[row.judged.by_part(place)] for place in telling.many_parts),
        )
        for row in (fleet.rows if len(fleet.rows) <= MOST_STATIC_ROWS else ())
    )


def _why(row: DeviceRow) -> str:
    """Give the worst finding in words; "" when all is well."""
    found = row.open_findings
    text = found[0][1] if found else ""
    return text if len(text) <= _LONGEST_WHY else f"{text[: _LONGEST_WHY - 1]}…"


def _words(heads: tuple[TableHead, ...], telling: Telling) -> dict[str, object]:
    """Give what the script says, and what it knows of the columns: all by name."""
    say = telling.words.say
    return {
        "heads": heads,
        "details": [(column.name, say(column.label)) for column in columns_of("page") if column.is_detail],
        "searched": [column.name for column in columns_of("page") if column.is_searched],
        "looks": [look_of(verdict, telling.words) for verdict in MOST_URGENT_FIRST],
        "requirement_looks": [requirement_look(verdict, telling.words) for verdict in MOST_URGENT_FIRST],
        "marks": [say(mark.label) for mark in MARKS],
        "actions": telling.actions,
        "locale": say("fleet.script.locale"),
        "fine": say("fleet.script.fine"),
        "found": say("fleet.script.found"),
        "only": say("fleet.script.only"),
        "more": say("fleet.script.more"),
        "met": say("fleet.script.met"),
        "met_one": say("fleet.script.met_one"),
    }


def _data(fleet: Fleet, all_columns: Sequence[Column[Any]], telling: Telling) -> dict[str, object]:
    """Give the rows as arrays, with the name of each place in them, and which of them hold numbers of texts."""
    # Any order will do, as the script knows them by name; this is the one in which they are put together.
    columns = sorted(all_columns, key=lambda column: column.is_shared)
    return {
        "today": fleet.today.isoformat(),
        "stale": fleet.stale_after,
        "columns": [column.name for column in columns],
        "shared": [column.name for column in columns if column.kind.is_shared_text],
        "rows": list(page_values(fleet.rows, columns, telling)),
        "texts": telling.texts.all,
    }


def _safe_in_script(data: object) -> str:
    """Give JSON in which nothing can end the script element or begin another one."""
    return msgspec.json.encode(data).decode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
