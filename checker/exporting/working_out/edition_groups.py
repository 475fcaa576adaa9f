"""Builds of Windows by edition: what holds for all editions of a build is said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from checker.conditions.recency.system_releases import rows_by_system
from checker.exporting.plain_test import AllowedBuilds, Builds
from checker.exporting.working_out.version_ranges import Piece, Range, ranges
from checker.model.releases import OperatingSystemTable

Parts = Callable[[int, str], Iterable[Piece[int]]]
"""The update parts of a build for an edition: from each of them on, whether it is good."""


def builds_with_rows(table: OperatingSystemTable) -> tuple[int, ...]:
    """Give every build that the table has, lowest first."""
    return tuple(sorted({row.build for row in rows_by_system(table).get("windows", ()) if row.build is not None}))


def extended_from(build: int, table: OperatingSystemTable) -> set[int]:
    """Give the update parts with which longer updates of a build begin: with another end, age counts anew."""
    rows = (row for row in rows_by_system(table).get("windows", ()) if row.build == build)
    return {offer.from_update for row in rows for offer in row.extended}


def builds_test(known: Iterable[int], parts: Parts, table: OperatingSystemTable, oldest: int) -> Builds:
    """Give the test that allows of each build the update parts that are good; `oldest`: below it no build is."""
    known = tuple(known)
    builds: dict[tuple[Range[int], tuple[str, ...]], list[int]] = defaultdict(list)
    for build in known:
        for alike in _of_build(build, parts, table):
            builds[alike].append(build)
    allowed = tuple(
        AllowedBuilds(builds=tuple(own), from_part=part.first, below_part=part.below, editions=editions)
        for (part, editions), own in builds.items()
    )
    needs_edition = any(row.editions for row in allowed)
    editions = tuple(table.windows_editions) if needs_edition else ()
    return Builds(allowed=allowed, known=known, oldest=oldest, known_editions=editions)


def _of_build(build: int, parts: Parts, table: OperatingSystemTable) -> Iterator[tuple[Range[int], tuple[str, ...]]]:
    """Give which update parts of a build are good, and for which editions."""
    rows = [row for row in rows_by_system(table).get("windows", ()) if row.build == build]
    groups = list(dict.fromkeys(group for row in rows for group in row.groups))
    by_range: dict[tuple[Range[int], ...], list[str]] = defaultdict(list)
    for group in groups:
        by_range[tuple(ranges(parts(build, _representative(group, table))))].append(group)
    for good, own in by_range.items():
        editions = () if len(by_range) == 1 else _editions(own, table)
        yield from ((each, editions) for each in good)


def _representative(group: str, table: OperatingSystemTable) -> str:
    """Give an edition of a group."""
    return next((name for name, own in table.windows_editions.items() if own == group), "")


def _editions(groups: list[str], table: OperatingSystemTable) -> tuple[str, ...]:
    return tuple(name for name, group in table.windows_editions.items() if group in groups)
