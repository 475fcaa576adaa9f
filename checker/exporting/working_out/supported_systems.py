"""Which systems still get security updates on the day: every row of the table is judged as if a device had it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.recency.system_releases import rows_by_system
from checker.conditions.supported_on import SupportedOn
from checker.exporting.plain_test import AnyTest, Listed, Numbers, PlainTest, both, either
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice
from checker.exporting.working_out.edition_groups import builds_test, builds_with_rows, extended_from
from checker.exporting.working_out.version_ranges import Piece, version_ranges
from checker.model.verdicts import Answer
from checker.versions import version_of

_NOT_LINUX = frozenset({"windows", "macos", "ipados", "ios", "android", "chromeos"})


def supported_on(condition: SupportedOn, at: DayAndDevice) -> PlainTest:
    """Give the builds, or the versions, that still are. Until when a Chromebook is, only its owner knows."""
    match at.os_name:
        case "windows":
            return _builds(condition, at)
        case "linux":
            return _distributions(condition, at)
        case "chromeos":
            raise CannotExpressError("asked")
        case name:
            return either(version_ranges(_pieces(condition, at, name)))


def _builds(condition: SupportedOn, at: DayAndDevice) -> PlainTest:
    """Give the builds of Windows, from the update part that extended updates begin with where only those are left."""
    table = at.releases.operating_systems

    def parts(build: int, edition: str) -> Iterator[Piece[int]]:
        for part in sorted({0, *extended_from(build, table)}):
            told = {"os.build_id": f"{build}.{part}", "os.edition": edition}
            yield Piece(part, at.answer(condition, told) is not Answer.NO)

    known = builds_with_rows(table)
    return builds_test(known, parts, table, oldest=min(known, default=0))


def _distributions(condition: SupportedOn, at: DayAndDevice) -> PlainTest:
    """Give the versions of each, and any other distribution: judging does not know it, so it is not called a fail."""
    names = tuple(name for name in rows_by_system(at.releases.operating_systems) if name not in _NOT_LINUX)
    supported = ((name, version_ranges(_pieces(condition, at, name))) for name in names)
    listed = (
        both((Listed(of="os.distribution", values=(name,)), either(versions)))
        for name, versions in supported
        if versions
    )
    return AnyTest(parts=(*listed, Listed(of="os.distribution", values=names, is_none=True)))


def _pieces(condition: SupportedOn, at: DayAndDevice, name: str) -> Iterator[Piece[Numbers]]:
    """Give each release with whether it still gets updates; a version between two counts as the lower one."""
    rows = rows_by_system(at.releases.operating_systems).get(name, [])
    for row in sorted(rows, key=lambda row: version_of(row.version)):
        told = {"os.version": row.version, "os.distribution": name}
        yield Piece(version_of(row.version).release, at.answer(condition, told) is not Answer.NO)
    if rows:
        newest = max(version_of(row.version).release for row in rows)
        yield Piece((newest[0] + 1,), good=True)
