"""Builds of Windows by edition: what holds for all editions of a build is said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from checker.conditions.recency.system_releases import rows_by_system
from checker.exporting.plain_test import AllowedBuilds, Builds
from checker.model.releases import OperatingSystemTable, OsRelease

FromPart = Callable[[int, str, list[OsRelease]], int | None]
"""From which update part on a build is good for an edition group; None: from none."""


def builds_with_rows(table: OperatingSystemTable) -> tuple[int, ...]:
    """Give every build that the table has, lowest first."""
    return tuple(sorted({row.build for row in rows_by_system(table).get("windows", ()) if row.build is not None}))


def representative(group: str, table: OperatingSystemTable) -> str:
    """Give an edition of a group."""
    return next((name for name, own in table.windows_editions.items() if own == group), "")


def builds_test(known: Iterable[int], from_part: FromPart, table: OperatingSystemTable, oldest: int) -> Builds:
    """Give the test that allows of each build what `from_part` says; `oldest`: below it nothing is allowed."""
    known = tuple(known)
    builds: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    for build in known:
        for alike in _of_build(build, from_part, table):
            builds[alike].append(build)
    allowed = tuple(
        AllowedBuilds(builds=tuple(own), from_part=part, editions=editions) for (part, editions), own in builds.items()
    )
    needs_edition = any(row.editions for row in allowed)
    editions = tuple(table.windows_editions) if needs_edition else ()
    return Builds(allowed=allowed, known=known, oldest=oldest, known_editions=editions)


def _of_build(build: int, from_part: FromPart, table: OperatingSystemTable) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give from which part on a build is good, and for which editions."""
    rows = [row for row in rows_by_system(table).get("windows", ()) if row.build == build]
    groups = list(dict.fromkeys(group for row in rows for group in row.groups))
    by_part: dict[int | None, list[str]] = defaultdict(list)
    for group in groups:
        by_part[from_part(build, group, [row for row in rows if group in row.groups])].append(group)
    for part, own in by_part.items():
        if part is not None:
            yield part, () if len(by_part) == 1 else _editions(own, table)


def _editions(groups: list[str], table: OperatingSystemTable) -> tuple[str, ...]:
    return tuple(name for name, group in table.windows_editions.items() if group in groups)
