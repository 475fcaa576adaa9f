"""The day a stored result is judged for again: whose clock is believed, and what it told when it is not."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.evaluation.again import day_of_stored
from checker.evaluation.clock import JudgedFor, Witnesses
from checker.model.results import DeviceResult
from tests.evaluation.devices import known, releases, windows_laptop
from tests.fleet.results import result

MADE = releases().snapshot
FAR = dt.date(2028, 2, 1)


def measured(day: dt.date, **facts: object) -> DeviceResult:
    """Give a result of a device whose clock told this day."""
    made = result("nr 1", facts=windows_laptop(**facts))  # type: ignore[arg-type]
    return msgspec.structs.replace(made, measured_at=f"{day}T10:00:00Z", on=day)


def other_clock(day: dt.date) -> Witnesses:
    return Witnesses([(day, "another device")])


def test_without_a_day_of_who_judges_it_is_the_day_of_measuring() -> None:
    assert day_of_stored(measured(MADE), "x", releases()) == JudgedFor(MADE)


def test_the_day_of_who_judges_ends_what_a_clock_told_beyond_it() -> None:
    far = measured(dt.date(2038, 1, 20))
    assert day_of_stored(far, "x", releases(), MADE) == JudgedFor(MADE, None, dt.date(2038, 1, 20))


def test_a_clock_that_was_behind_is_told_as_it_was_and_any_other_is_not() -> None:
    behind = measured(dt.date(2019, 1, 1))
    assert day_of_stored(behind, "x", releases()) == JudgedFor(MADE, None, dt.date(2019, 1, 1))
    assert day_of_stored(measured(MADE), "x", releases(), MADE).told is None


def test_long_after_the_tables_another_device_or_the_receivers_clock_is_a_witness() -> None:
    far = measured(FAR)
    assert day_of_stored(far, "x", releases(), FAR) == JudgedFor(MADE, FAR, FAR)
    assert day_of_stored(far, "x", releases(), FAR, other_clock(FAR)) == JudgedFor(FAR)
    received = measured(FAR, clock__offset=known(20))
    assert day_of_stored(received, "x", releases(), FAR) == JudgedFor(FAR)


def test_the_device_itself_is_no_witness() -> None:
    far = measured(FAR)
    assert day_of_stored(far, "x", releases(), FAR, Witnesses([(FAR, far.device.id)])).latest == FAR
