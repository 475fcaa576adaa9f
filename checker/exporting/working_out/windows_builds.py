"""Which builds of Windows belong to a version that people say: 11 is 22000 and all after it."""

from __future__ import annotations

from packaging.version import Version

from checker.conditions.recency.once import once
from checker.conditions.recency.system_releases import rows_by_system
from checker.model.releases import OperatingSystemTable, Releases
from checker.versions import version_of


def first_build_from(version: str, releases: Releases) -> int | None:
    """Give the first build of that version, or of the first after it; None where the table has none so new."""
    asked = version_of(version)
    return min((build for listed, build in _first_builds(releases.operating_systems) if listed >= asked), default=None)


def builds_of_version(version: str, releases: Releases) -> tuple[int | None, int | None]:
    """Give the first build of a version and the first that no longer is; None where the table has none."""
    asked, firsts = version_of(version), _first_builds(releases.operating_systems)
    own = min((build for listed, build in firsts if listed == asked), default=None)
    following = min((build for listed, build in firsts if listed > asked), default=None)
    return own, following


@once
def _first_builds(table: OperatingSystemTable) -> list[tuple[Version, int]]:
    """Give each version that people say with its first build: not of Server, nor of Vista, which are no numbers."""
    first: dict[Version, int] = {}
    for row in rows_by_system(table).get("windows", ()):
        if row.build is not None and row.version[0].isdigit():
            number = version_of(row.version)
            first[number] = min(row.build, first.get(number, row.build))
    return list(first.items())
