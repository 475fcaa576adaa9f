"""What is read from a device fits in the file it is kept in."""

from __future__ import annotations

import msgspec
import pytest

from checker.model.devices import Browser, Display
from checker.model.readings import Value, known, unknown
from checker.model.storable import LARGEST_NUMBER, NotStorableError, storable, whole_text
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
        ("cpu.max_frequency", float("nan")),
        ("cpu.max_frequency", float("inf")),
        ("cpu.model", 7),
        ("device.touch", 1),
        ("displays", (Display(width=10**30),)),
        ("displays", (Display(scale=float("nan")),)),
    ],
)
def test_a_value_beyond_all_measure_or_of_another_kind_is_refused(fact: str, value: Value) -> None:
    with pytest.raises(NotStorableError):
        storable(fact, known(value, "somewhere"))


def test_the_reason_why_something_is_unknown_is_cut_to_length_too() -> None:
    kept = storable("cpu.model", unknown("not_supported", "C:\\\udcff" + "x" * 5000))
    assert reading_in("cpu.model", msgspec.json.encode(kept)) == kept


def test_a_text_is_cut_to_length_and_keeps_its_accents() -> None:
    assert whole_text("Groep 5 \u00e9\U0001f600", 9) == "Groep 5 \u00e9"
