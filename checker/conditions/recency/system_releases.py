"""The releases of a system that its table does not know yet, as its rhythm lets expect: a new macOS each autumn."""

from __future__ import annotations

import datetime as dt

from checker.conditions.recency.forecast import Bounds, forecast
from checker.conditions.recency.once import once
from checker.model.releases import OperatingSystemTable, OsRelease
from checker.versions import version_of


@once
def rows_by_system(table: OperatingSystemTable) -> dict[str, list[OsRelease]]:
    """Give the releases of each system, in the table's order."""
    found: dict[str, list[OsRelease]] = {}
    for row in table.release:
        found.setdefault(row.os, []).append(row)
    return found


def coming(os_name: str, count: int, table: OperatingSystemTable) -> Bounds | None:
    """Give when the `count`-th release after the newest in the table comes; None where too few are known."""
    days = sorted({row.released for row in _alike(os_name, table) if row.released})
    rhythm = forecast(tuple(days), (), table.snapshot, is_scheduled=False)
    return rhythm.coming(count) if rhythm else None


def _alike(os_name: str, table: OperatingSystemTable) -> list[OsRelease]:
    """Give the releases that come in one rhythm: of Windows those of the newest version, without Server."""
    rows = [row for row in rows_by_system(table).get(os_name, []) if "server" not in row.groups]
    return [row for row in rows if row.build is None or row.version == rows[-1].version]


def expected_end(row: OsRelease, table: OperatingSystemTable) -> Bounds | None:
    """Give when a maker that names no ends stops with a release: when so many newer ones are there as it keeps up.

    None where it is not known to go about it like that, or where it should have stopped by the table's day and had not.
    """
    keeps = next((rhythm.keeps for rhythm in table.rhythm if rhythm.os == row.os), 0)
    newer = sum(version_of(each.version) > version_of(row.version) for each in rows_by_system(table)[row.os])
    return coming(row.os, keeps - newer, table) if keeps > newer else None


def may_be_out(os_name: str, day: dt.date, table: OperatingSystemTable) -> bool:
    """Tell whether a release that the table does not know can be out on a day."""
    bounds = coming(os_name, 1, table)
    return bounds is not None and bounds.earliest <= day
