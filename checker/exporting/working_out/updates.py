"""Which security updates are recent enough on the day: each update of the table is judged as if it were installed."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from checker.conditions.updates_arriving import UpdatesArriving
from checker.exporting.plain_test import AllTests, PlainTest, either
from checker.exporting.working_out.day_and_device import DayAndDevice
from checker.exporting.working_out.edition_groups import builds_test, builds_with_rows, representative
from checker.exporting.working_out.version_ranges import Piece, ranges
from checker.model.releases import OsRelease, UpdateHistory
from checker.model.verdicts import Answer
from checker.versions import version_of

_NUMBERS = 3


def updates_arriving(condition: UpdatesArriving, at: DayAndDevice) -> PlainTest:
    """Give from which update on. Of a release without a history nothing is asked."""
    if at.os_name == "windows":
        return _builds(condition, at)
    histories = [each for each in at.releases.operating_systems.update if each.os == at.os_name]
    return either(tuple(ranges(_pieces(condition, at, histories)))) if histories else AllTests(parts=())


def _builds(condition: UpdatesArriving, at: DayAndDevice) -> PlainTest:
    table = at.releases.operating_systems
    parts: dict[int, list[int]] = {}
    for history in table.update:
        for build in history.series if history.os == "windows" else ():
            parts[int(build)] = [version_of(row.version).release[1] for row in history.releases]

    def from_part(build: int, group: str, _rows: list[OsRelease]) -> int | None:
        edition = representative(group, table)
        for part in (0, *parts[build]):
            told = {"os.build_id": f"{build}.{part}", "os.edition": edition}
            if at.answer(condition, told) is not Answer.NO:
                return part
        return None

    known = [build for build in builds_with_rows(table) if build in parts]
    return builds_test(known, from_part, table, oldest=0)


def _pieces(condition: UpdatesArriving, at: DayAndDevice, histories: list[UpdateHistory]) -> Iterator[Piece]:
    """Give each release of the system: good from one of its updates on. What has no history is not asked."""
    yield Piece((0,), good=True)
    all_series = [int(history.series[0]) for history in histories]
    for series, history in sorted(zip(all_series, histories, strict=True), key=itemgetter(0)):
        yield Piece((series,), _is_good(f"{series}.0.0", condition, at))
        for row in history.releases:
            yield Piece(version_of(row.version).release, _is_good(_whole(row.version), condition, at))
        if series + 1 not in all_series:
            yield Piece((series + 1,), good=True)


def _whole(version: str) -> str:
    """Give a version with three numbers: in part, as Safari tells it, it could be a newer one too."""
    numbers = version_of(version).release
    return ".".join(map(str, (*numbers, 0, 0)[: max(len(numbers), _NUMBERS)]))


def _is_good(version: str, condition: UpdatesArriving, at: DayAndDevice) -> bool:
    return at.answer(condition, {"os.version": version}) is not Answer.NO
