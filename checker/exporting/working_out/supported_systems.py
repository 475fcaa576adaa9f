"""Which systems still get security updates on the day: every row of the table is judged as if a device had it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.recency.system_releases import rows_by_system
from checker.conditions.supported_on import SupportedOn
from checker.exporting.plain_test import AnyTest, Listed, PlainTest, both, either
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice
from checker.exporting.working_out.edition_groups import builds_test, builds_with_rows, representative
from checker.exporting.working_out.version_ranges import Piece, ranges
from checker.model.releases import OsRelease
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
            return either(tuple(ranges(_pieces(condition, at, name))))


def _builds(condition: SupportedOn, at: DayAndDevice) -> PlainTest:
    """Give the builds of Windows, from the update part that extended updates begin with where only those are left."""
    table = at.releases.operating_systems

    def from_part(build: int, group: str, rows: list[OsRelease]) -> int | None:
        offers = {offer.from_update for row in rows for offer in row.extended}
        edition = representative(group, table)
        return next(
            (
                part
                for part in sorted({0, *offers})
                if at.answer(condition, {"os.build_id": f"{build}.{part}", "os.edition": edition}) is not Answer.NO
            ),
            None,
        )

    known = builds_with_rows(table)
    return builds_test(known, from_part, table, oldest=min(known, default=0))


def _distributions(condition: SupportedOn, at: DayAndDevice) -> PlainTest:
    names = (name for name in rows_by_system(at.releases.operating_systems) if name not in _NOT_LINUX)
    supported = ((name, tuple(ranges(_pieces(condition, at, name)))) for name in names)
    return AnyTest(
        parts=tuple(
            both((Listed(of="os.distribution", values=(name,)), either(versions)))
            for name, versions in supported
            if versions
        )
    )


def _pieces(condition: SupportedOn, at: DayAndDevice, name: str) -> Iterator[Piece]:
    """Give each release with whether it still gets updates; a version between two counts as the lower one."""
    rows = rows_by_system(at.releases.operating_systems).get(name, [])
    for row in sorted(rows, key=lambda row: version_of(row.version)):
        told = {"os.version": row.version, "os.distribution": name}
        yield Piece(version_of(row.version).release, at.answer(condition, told) is not Answer.NO)
    if rows:
        newest = max(version_of(row.version).release for row in rows)
        yield Piece((newest[0] + 1,), good=True)
