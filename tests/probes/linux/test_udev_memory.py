"""The memory modules in udev's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.linux.udev_memory import module_bytes
from checker.units import GIB

TWO_OF_FOUR = f"""I:1234
E:ID_VENDOR=LENOVO
E:MEMORY_ARRAY_LOCATION=System Board Or Motherboard
E:MEMORY_DEVICE_0_SIZE={4 * GIB}
E:MEMORY_DEVICE_0_SERIAL_NUMBER=12345678
E:MEMORY_DEVICE_1_PRESENT=0
E:MEMORY_DEVICE_2_SIZE={4 * GIB}
E:MEMORY_DEVICE_2_TYPE=DDR4
E:MEMORY_DEVICE_3_PRESENT=0
E:MEMORY_ARRAY_NUM_DEVICES=4
"""


@pytest.mark.pitfall(49)
@pytest.mark.parametrize(
    ("properties", "sizes"),
    [
        (TWO_OF_FOUR, [4 * GIB, 4 * GIB]),
        (TWO_OF_FOUR.replace("NUM_DEVICES=4", "NUM_DEVICES=5"), [4 * GIB, 4 * GIB, None]),
        (TWO_OF_FOUR.replace("2_TYPE=DDR4", "2_TYPE=Flash"), [4 * GIB]),
        ("E:MEMORY_DEVICE_0_TYPE=DDR4\nE:MEMORY_ARRAY_NUM_DEVICES=1\n", [None]),
        ("E:ID_VENDOR=LENOVO\n", []),
        ("", []),
    ],
    ids=["two of four", "one that is not told", "flash is no memory", "no size", "older udev", "empty"],
)
def test_every_filled_slot_tells_its_size_or_that_it_does_not(properties: str, sizes: list[int | None]) -> None:
    assert module_bytes(properties) == sizes


@given(st.text(alphabet="E:MEMORY_DEVICE_SIZ=0123456789\n٣", max_size=300))
def test_no_text_breaks_it(properties: str) -> None:
    assert isinstance(module_bytes(properties), list)
