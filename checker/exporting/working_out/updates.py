"""Which security updates are recent enough on the day: each update of the table is judged as if it were installed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import itemgetter

from checker.conditions.updates_arriving import UpdatesArriving
from checker.exporting.plain_test import AllTests, Numbers, PlainTest, either
from checker.exporting.working_out.day_and_device import DayAndDevice
from checker.exporting.working_out.edition_groups import builds_test, builds_with_rows, extended_from
from checker.exporting.working_out.version_ranges import Piece, version_ranges
from checker.model.releases import UpdateHistory
from checker.model.verdicts import Answer
from checker.versions import version_of

_NUMBERS = 3
_NUMBERS_OF_A_VERSION = 10
"""Apple's second and third numbers do not go further."""
_MOST_LATER = 20_000
"""How far above the last update part of the table one can be that counts: years of updates."""


def updates_arriving(condition: UpdatesArriving, at: DayAndDevice) -> PlainTest:
    """Give from which update on. Of a release without a history nothing is asked."""
    if at.os_name == "windows":
        return _builds(condition, at)
    histories = [each for each in at.releases.operating_systems.update if each.os == at.os_name]
    return either(version_ranges(_pieces(condition, at, histories))) if histories else AllTests(parts=())


def _builds(condition: UpdatesArriving, at: DayAndDevice) -> PlainTest:
    table = at.releases.operating_systems
    listed = {
        int(build): [version_of(row.version).release[1] for row in history.releases]
        for history in table.update
        for build in (history.series if history.os == "windows" else ())
    }

    def parts(build: int, edition: str) -> Iterator[Piece[int]]:
        def is_good(part: int) -> bool:
            told = {"os.build_id": f"{build}.{part}", "os.edition": edition}
            return at.answer(condition, told) is not Answer.NO

        for part in sorted({0, *listed[build], *extended_from(build, table)}):
            yield Piece(part, is_good(part))
        later = _later(listed[build][-1], is_good)
        yield from (Piece(later, good=True),) if later is not None else ()

    known = [build for build in builds_with_rows(table) if build in listed]
    return builds_test(known, parts, table, oldest=0)


def _later(last: int, is_good: Callable[[int], bool]) -> int | None:
    """Give the first update part after the table that is good: on a day far on, the newest that is known is too old."""
    parts = range(last + 1, last + _MOST_LATER)
    place = bisect_left(parts, True, key=is_good)  # noqa: FBT003  looks for the first yes
    return parts[place] if place < len(parts) else None


def _pieces(condition: UpdatesArriving, at: DayAndDevice, histories: list[UpdateHistory]) -> Iterator[Piece[Numbers]]:
    """Give each release of the system: good from one of its updates on. What has no history is not asked."""
    yield Piece((0,), good=True)
    all_series = [int(history.series[0]) for history in histories]
    for series, history in sorted(zip(all_series, histories, strict=True), key=itemgetter(0)):
        yield Piece((series,), _is_good(f"{series}.0.0", condition, at))
        for version in (*(row.version for row in history.releases), *_after(history.releases[-1].version)):
            yield Piece(version_of(version).release, _is_good(_whole(version), condition, at))
        if series + 1 not in all_series:
            yield Piece((series + 1,), good=True)


def _after(version: str) -> Iterator[str]:
    """Give the versions that may come after the last one of the table, within its release."""
    first, second, third = (*version_of(version).release, 0, 0)[:_NUMBERS]
    yield from (f"{first}.{second}.{number}" for number in range(third + 1, _NUMBERS_OF_A_VERSION))
    for later in range(second + 1, _NUMBERS_OF_A_VERSION):
        yield from (f"{first}.{later}.{number}" for number in range(_NUMBERS_OF_A_VERSION))


def _whole(version: str) -> str:
    """Give a version with three numbers: in part, as Safari tells it, it could be a newer one too."""
    numbers = version_of(version).release
    return ".".join(map(str, (*numbers, 0, 0)[: max(len(numbers), _NUMBERS)]))


def _is_good(version: str, condition: UpdatesArriving, at: DayAndDevice) -> bool:
    return at.answer(condition, {"os.version": version}) is not Answer.NO
