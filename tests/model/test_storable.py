"""What is read from a device fits in the file it is kept in."""

from __future__ import annotations

import msgspec
import pytest

from checker.model.devices import Browser, Display
from checker.model.readings import Between, Known, Unknown, Value, known, unknown
from checker.model.storable import possible, storable, whole_text
from checker.model.vocabulary import LARGEST_NUMBER
from checker.storage.result_file import reading_in


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("cpu.model", "x" * 5000),
        ("cpu.model", "half \ud800 of a character"),
        ("cpu.model", ""),
        ("memory.installed", LARGEST_NUMBER),
        ("browsers", tuple(Browser(name="chrome", version="\udc80" * 3000) for _ in range(300))),
        ("displays", (Display(width=-1, height=0, scale=0.5),)),
        ("device.touch", False),
    ],
)
def test_a_reading_that_is_kept_can_be_read_again(fact: str, value: Value) -> None:
    kept = storable(fact, known(value, "s" * 5000))
    assert reading_in(fact, msgspec.json.encode(kept)) == kept


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("memory.installed", LARGEST_NUMBER + 1),
        ("memory.installed", True),
        ("memory.installed", 4.5),
        ("memory.installed", 0),
        ("storage.free", -1),
        ("cpu.logical_cores", -4),
        ("cpu.max_frequency", float("nan")),
        ("cpu.max_frequency", float("inf")),
        ("cpu.model", 7),
        ("device.touch", 1),
        ("device.class", "hologram"),
        ("os.updates_until", "2026-02-30"),
        ("os.updates_until", "2026-02-03\n"),
        ("os.updates_until", "\u0662\u0660\u0662\u0666-01-01"),
        ("os.updates_until", "0001-01-31"),
        ("os.updates_until", "9999-12-31"),
        ("page.zoom", 0.0),
        ("os.name", (Display(),)),
    ],
)
def test_a_value_that_cannot_be_makes_that_reading_unknown(fact: str, value: Value) -> None:
    kept = storable(fact, known(value, "somewhere"))
    assert isinstance(kept, Unknown)
    assert (kept.why, kept.source) == ("not_understood", "somewhere")
    assert reading_in(fact, msgspec.json.encode(kept)) == kept


@pytest.mark.parametrize(
    ("low", "high"), [(5.0, 4.0), (-1.0, 4.0), (3.0, 1e60), (float("nan"), 4.0), (1.0, float("inf"))]
)
def test_an_interval_that_cannot_be_makes_that_reading_unknown(low: float, high: float) -> None:
    assert isinstance(possible("memory.installed", Between(low=low, high=high, source="x")), Unknown)


@pytest.mark.parametrize(
    ("screen", "left"),
    [
        (Display(width=10**30, height=768), Display(height=768)),
        (Display(width=1366, height=-1, native_width=0), Display(width=1366)),
        (Display(width=1366, scale=float("nan")), Display(width=1366)),
        (Display(inches=1e300, scale=0.0, primary=True), Display(primary=True)),
    ],
)
def test_of_a_screen_only_the_number_that_cannot_be_is_left_out(screen: Display, left: Display) -> None:
    assert storable("displays", known((screen,), "x")) == Known(value=(left,), source="x")


def test_a_day_may_be_the_first_or_last_one_that_a_computer_of_our_time_names() -> None:
    for day in ("1900-01-01", "2031-06-30", "2999-12-31"):
        assert storable("os.updates_until", known(day, "x")) == known(day, "x")


def test_the_reason_why_something_is_unknown_is_cut_to_length_too() -> None:
    kept = storable("cpu.model", unknown("not_supported", "C:\\\udcff" + "x" * 5000))
    assert reading_in("cpu.model", msgspec.json.encode(kept)) == kept


def test_a_text_is_cut_to_length_and_keeps_its_accents() -> None:
    assert whole_text("Groep 5 \u00e9\U0001f600", 9) == "Groep 5 \u00e9"
