"""What is told of each device: every column once, for the page, the spreadsheets and other programs alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Generic, Literal

import msgspec

from checker.fleet.rows import DeviceRow
from checker.reporting.fleet.column_kinds import (
    ACTIONS,
    AS_IT_IS,
    CLAIM,
    DEVICE,
    DEVICE_CLASS,
    FINDINGS,
    MARKED,
    MEASURED,
    NETWORK_NAME,
    ON_LIST,
    PATH,
    PLACE,
    SCHOOL,
    STANDING,
    TEXT,
    VERDICT,
    Kind,
    Telling,
    Value,
    as_it_is,
    itself,
)

Output = Literal["page", "csv", "xlsx", "json"]
_EVERYWHERE: frozenset[Output] = frozenset({"page", "csv", "xlsx", "json"})
_SHEETS: frozenset[Output] = frozenset({"csv", "xlsx"})
_EXPORTS: frozenset[Output] = frozenset({"csv", "xlsx", "json"})
SHOWN: frozenset[Output] = frozenset({"page", "csv", "xlsx"})
_PAGE: frozenset[Output] = frozenset({"page"})
JSON: frozenset[Output] = frozenset({"json"})


class Column(msgspec.Struct, Generic[Value], frozen=True, kw_only=True):
    """One column. `name`: what programs and the page's script know it by. `label`: the message above it.

    `is_shared`: it follows from how a device was judged and described, and is worked out once for all that are alike.
    `is_searched`: the page's search looks in it. `is_detail`: the page tells it of a device that is opened.
    `is_of_list`: the school's list tells it, and spreadsheets have it only where there is one.
    `head`: the message above it in the page's own table, "" where it is not in that; `sorts`: what that table can be
    ordered by there: as one walks, or the value itself. `title`: a name to stand above it everywhere,
    where it has no message.
    """

    name: str
    label: str = ""
    kind: Kind[Value]
    value: Callable[[DeviceRow], Value]
    outputs: frozenset[Output]
    is_shared: bool = False
    is_searched: bool = False
    is_detail: bool = False
    is_of_list: bool = False
    head: str = ""
    title: str = ""
    sorts: Literal["", "walking", "value"] = ""


COLUMNS: tuple[Column[Any], ...] = (
    Column(
        name="device", label="column.device", kind=DEVICE, value=itself, outputs=SHOWN,
        is_searched=True, head="column.device", sorts="walking",
    ),
    Column(name="label", label="column.label", kind=AS_IT_IS, value=lambda row: row.identity.label, outputs=_EXPORTS),
    Column(
        name="name", label="column.name", kind=NETWORK_NAME, value=itself, outputs=_EVERYWHERE,
        is_searched=True, is_detail=True,
    ),
    Column(
        name="location", label="column.place", kind=PLACE, value=itself, outputs=_EVERYWHERE,
        is_searched=True, is_detail=True,
    ),
    Column(
        name="school", label="column.school", kind=SCHOOL, value=lambda row: row.identity.school, outputs=_EVERYWHERE,
        is_searched=True,
    ),
    Column(
        name="class", label="column.kind", kind=DEVICE_CLASS, value=lambda row: row.judged.device_class,
        outputs=_EVERYWHERE, is_shared=True, is_searched=True, head="column.kind", sorts="value",
    ),
    Column(
        name="model", label="column.model", kind=TEXT, value=lambda row: row.described.model, outputs=SHOWN,
        is_shared=True, is_searched=True, is_detail=True,
    ),
    Column(
        name="system", label="column.system", kind=TEXT, value=lambda row: row.described.system, outputs=SHOWN,
        is_shared=True, is_searched=True, is_detail=True,
    ),
    Column(
        name="browser", label="column.browser", kind=TEXT, value=lambda row: row.described.browser, outputs=SHOWN,
        is_shared=True, is_searched=True, is_detail=True,
    ),
    Column(
        name="memory", label="column.memory", kind=TEXT, value=lambda row: row.described.memory, outputs=SHOWN,
        is_shared=True, is_detail=True,
    ),
    Column(
        name="screen", label="column.screen", kind=TEXT, value=lambda row: row.described.screen, outputs=SHOWN,
        is_shared=True, is_detail=True,
    ),
    Column(
        name="verdict", label="column.verdict", kind=VERDICT, value=lambda row: row.judged.verdict,
        outputs=_EVERYWHERE, is_shared=True, head="column.verdict", sorts="value",
    ),
    Column(name="reason", kind=AS_IT_IS, value=lambda row: row.judged.reason, outputs=JSON, is_shared=True),
    Column(
        name="standing", label="column.standing", kind=STANDING, value=itself, outputs=_EVERYWHERE, is_shared=True
    ),
    Column(
        name="findings", label="column.why", kind=FINDINGS, value=itself, outputs=_EVERYWHERE, is_shared=True,
        head="column.why",
    ),
    Column(name="met", kind=AS_IT_IS, value=lambda row: row.requirements_met, outputs=_PAGE, is_shared=True),
    Column(name="actions", label="column.action", kind=ACTIONS, value=itself, outputs=_EVERYWHERE, is_shared=True),
    Column(
        name="measured", label="column.measured", kind=MEASURED, value=itself, outputs=_EVERYWHERE,
        head="fleet.measured", sorts="value",
    ),
    Column(name="age", label="column.age", kind=AS_IT_IS, value=lambda row: row.age, outputs=_EXPORTS),
    Column(name="origin", kind=AS_IT_IS, value=lambda row: row.origin, outputs=JSON),
    Column(
        name="supported_until", label="column.until", kind=AS_IT_IS, value=lambda row: row.supported_until,
        outputs=_EXPORTS,
    ),
    Column(name="marks", label="column.marks", kind=MARKED, value=itself, outputs=SHOWN),
    Column(name="claimed", label="column.claimed", kind=CLAIM, value=itself, outputs=_EXPORTS),
    Column(name="is_stale", kind=AS_IT_IS, value=lambda row: row.is_stale, outputs=JSON),
    Column(name="is_from_the_future", kind=AS_IT_IS, value=lambda row: row.is_from_the_future, outputs=JSON),
    Column(name="clock_was_behind", kind=AS_IT_IS, value=lambda row: row.clock_was_behind, outputs=JSON),
    Column(name="clock_is_doubted", kind=AS_IT_IS, value=lambda row: row.clock_is_doubted, outputs=JSON),
    Column(name="clock_error", kind=AS_IT_IS, value=lambda row: row.clock_error, outputs=JSON),
    Column(name="earlier", kind=AS_IT_IS, value=lambda row: row.earlier, outputs=JSON),
    Column(name="id", label="column.id", kind=AS_IT_IS, value=lambda row: row.identity.id, outputs=_EXPORTS),
    Column(name="file", label="column.file", kind=PATH, value=lambda row: row.file, outputs=_EXPORTS),
    Column(
        name="building", label="column.building", kind=AS_IT_IS, value=lambda row: row.building, outputs=_EXPORTS,
        is_of_list=True,
    ),
    Column(name="listed", label="column.listed", kind=ON_LIST, value=itself, outputs=_SHEETS, is_of_list=True),
)  # fmt: skip

_IN_THIS_ORDER = (
    "id", "name", "label", "location", "school", "class", "verdict", "reason", "standing", "measured", "age", "origin",
    "claimed", "is_stale", "is_from_the_future", "clock_was_behind", "clock_is_doubted", "clock_error",
    "supported_until", "earlier", "actions", "findings", "file", "building",
)  # fmt: skip
"""The order in which JSON came to have these; the same devices give the same bytes. What is newer follows."""


def columns_of(output: Output, parts: Sequence[Column[Any]] = ()) -> tuple[Column[Any], ...]:
    """Give the columns of an output, in its order. `parts`: those of several publishers, which follow the verdict."""
    found = (column for column in _with_parts(parts) if output in column.outputs)
    return tuple(sorted(found, key=_place_in_json) if output == "json" else found)


def _with_parts(parts: Sequence[Column[Any]]) -> Sequence[Column[Any]]:
    place = [column.name for column in COLUMNS].index("verdict") + 1
    return (*COLUMNS[:place], *parts, *COLUMNS[place:])


def _place_in_json(column: Column[Any]) -> int:
    return _IN_THIS_ORDER.index(column.name) if column.name in _IN_THIS_ORDER else len(_IN_THIS_ORDER)


def cells(rows: Sequence[DeviceRow], columns: Sequence[Column[Any]], telling: Telling) -> Iterator[Sequence[Any]]:
    """Give each device as the cells of a spreadsheet."""
    return _told(rows, columns, [_with(column.kind.cell, column.value, telling) for column in columns])


def page_values(rows: Sequence[DeviceRow], columns: Sequence[Column[Any]], telling: Telling) -> Iterator[Sequence[Any]]:
    """Give each device as the page's data holds it."""
    return _told(rows, columns, [_with(column.kind.page, column.value, telling) for column in columns])


def documents(rows: Sequence[DeviceRow], parts: Sequence[Column[Any]] = ()) -> Iterator[dict[str, Any]]:
    """Give each device for other programs; `parts` as in `columns_of`."""
    columns = columns_of("json", parts)
    names = [column.name for column in columns]
    for values in _told(rows, columns, [_after(column.kind.data, column.value) for column in columns]):
        yield dict(zip(names, values, strict=True))


_Tell = Callable[[DeviceRow], object]


def _with(tell: Callable[[Any, Telling], object], value: Callable[[DeviceRow], Any], telling: Telling) -> _Tell:
    # A call that gives back what it is given is left out: there are a quarter of a million of them.
    if value is itself:
        return lambda row: tell(row, telling)
    return value if tell is as_it_is else lambda row: tell(value(row), telling)


def _after(tell: Callable[[Any], object], value: Callable[[DeviceRow], Any]) -> _Tell:
    return value if tell is itself else lambda row: tell(value(row))


def _told(rows: Sequence[DeviceRow], columns: Sequence[Column[Any]], tells: Sequence[_Tell]) -> Iterator[Sequence[Any]]:
    """Give the values of each row; what rows share is worked out once for the objects they share."""
    pairs = list(zip(columns, tells, strict=True))
    own, shared = ([tell for column, tell in pairs if column.is_shared is is_shared] for is_shared in (False, True))
    known: dict[tuple[int, int], list[object]] = {}
    in_order = _in_order(columns)
    for row in rows:
        key = id(row.judged), id(row.described)
        if key not in known:
            known[key] = [tell(row) for tell in shared]
        yield in_order([*[tell(row) for tell in own], *known[key]])


def _in_order(columns: Sequence[Column[Any]]) -> Callable[[list[object]], Sequence[Any]]:
    """Give what puts values, those that are shared last, in the order of the columns."""
    apart = sorted(range(len(columns)), key=lambda place: columns[place].is_shared)
    places = [apart.index(place) for place in range(len(columns))]
    return itself if places == apart else itemgetter(*places)
