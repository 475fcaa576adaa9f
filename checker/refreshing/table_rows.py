"""A release table as rows that can be held beside those of another: one name for each, and what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from checker.model.releases import BrowserTable, DeviceModel, OperatingSystemTable

Table = BrowserTable | OperatingSystemTable

SOURCE = "source"
"""What the rows of sources are rows of."""


class RowName(msgspec.Struct, frozen=True, order=True):
    """Which row it is: of which browser or system, which version, and which part of the table."""

    of: str
    version: str = ""
    part: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.of, self.version, self.part)))


class Row(msgspec.Struct, frozen=True):
    """One row. `says` is all of it; `until`: to which day it is supported; `sources` are the sources that it names."""

    name: RowName
    says: object
    released: dt.date | None = None
    until: dt.date | None = None
    planned: bool = False
    was_planned: bool = False
    sources: tuple[str, ...] = ()


Rows = Mapping[RowName, tuple[Row, ...]]
"""The rows of each name: of some systems there are several, for groups of editions."""


def rows_of(table: Table) -> Rows:
    """Give every row of a table, and its sources."""
    rows: dict[RowName, tuple[Row, ...]] = {}
    found = _of_browsers(table) if isinstance(table, BrowserTable) else _of_systems(table)
    for row in (*found, *(Row(RowName(SOURCE, source.id), source) for source in table.source)):
        rows[row.name] = (*rows.get(row.name, ()), row)
    return rows


def _of_browsers(table: BrowserTable) -> Iterator[Row]:
    for browser, history in table.browser.items():
        about = msgspec.structs.replace(history, releases=())
        yield Row(RowName(browser), about, sources=tuple(filter(None, [history.source])))
        for row in history.releases:
            channel = "" if row.channel == "stable" else row.channel
            was_planned = row.planned or row.source == "mdn-planned"
            name = RowName(browser, row.version, channel)
            yield Row(name, row, row.released, row.supported_until, row.planned, was_planned, (row.source,))
    for one in table.implies:
        yield Row(RowName(one.browser, one.from_, f"implies {one.os}"), one, sources=(one.source,))


def _of_systems(table: OperatingSystemTable) -> Iterator[Row]:
    for row in table.release:
        sources = (row.source, *(extended.source for extended in row.extended))
        version = f"{row.version} {row.release}" if row.build else row.version  # Windows has many of one version
        yield Row(RowName(row.os, version), row, row.released, row.supported_until, sources=sources)
    for history in table.update:
        for update in history.releases:
            yield Row(RowName(history.os, update.version, "update"), update, update.released, sources=(update.source,))
    for rhythm in table.rhythm:
        yield Row(RowName(rhythm.os, part="rhythm"), rhythm, sources=(rhythm.source,))
    for model in table.device_model:
        yield Row(RowName(model.os, _title(model), "model"), model, sources=(model.source,))
    for edition, group in table.windows_editions.items():
        yield Row(RowName("windows", edition, "edition"), group)


def _title(model: DeviceModel) -> str:
    """Give its title, or that in the first language by its code."""
    return model.title if isinstance(model.title, str) else model.title.get(min(model.title, default=""), "")
