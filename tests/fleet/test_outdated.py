"""Which results have had their time: never the last one of a device, whatever it is told by."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.fleet.outdated import day_before, outdated
from checker.model.results import DeviceResult
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.result_file import encode_result
from tests.fleet.results import NOW, result

BEFORE = NOW.date() - dt.timedelta(days=365)


def _measured(*results: DeviceResult) -> list[tuple[str, Measurement]]:
    pool = ReadingPool()
    return [(f"{number}.json", pool.measurement(encode_result(item), "")) for number, item in enumerate(results)]


def test_what_is_older_goes_and_the_last_of_every_device_stays() -> None:
    found = outdated(
        _measured(
            result("a", days_ago=900), result("a", days_ago=400), result("a", days_ago=300), result("a"),
            result("b", days_ago=2000), result("b", days_ago=900),
        ),
        NOW, BEFORE,
    )  # fmt: skip
    assert found.files == ["0.json", "1.json", "4.json"]
    assert (found.results, found.devices) == (6, 2)


def test_a_copy_goes_with_what_it_is_a_copy_of_and_the_copies_of_the_last_one_stay() -> None:
    old, last = result("a", days_ago=900), result("a", days_ago=800)
    assert outdated(_measured(old, last, old, last), NOW, BEFORE).files == ["0.json", "2.json"]


def test_two_devices_with_one_id_each_keep_their_last() -> None:
    devices = [result(label, days_ago=900, device_id="a" * 32, name="") for label in ("nr 1", "nr 2")]
    found = outdated(_measured(*devices), NOW, BEFORE)
    assert found.files == []


def test_a_clock_that_was_ahead_never_makes_a_device_lose_what_counts() -> None:
    found = outdated(_measured(result("a", days_ago=-4000), result("a", days_ago=10)), NOW, BEFORE)
    assert found.files == []


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ("400d", dt.date(2027, 1, 25)),
        ("1y", dt.date(2027, 2, 28)),
        ("2y", dt.date(2026, 2, 28)),
        ("4y", dt.date(2024, 2, 28)),
    ],
)
def test_an_age_is_days_or_years(age: str, day: dt.date) -> None:
    assert day_before(dt.date(2028, 2, 29), age) == day


@pytest.mark.parametrize("age", ["", "0d", "2", "2Y", "-1d", "1.5y", "٢y", "99999d", "101y", "2y\n", "1e3d"])
def test_anything_else_is_no_age(age: str) -> None:
    assert day_before(dt.date(2028, 2, 29), age) is None
