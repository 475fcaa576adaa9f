from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.common.smbios import parse_smbios
from tests.probes.windows.pc import GIB

WRAPPER = bytes((0, 3, 2, 0)) + bytes(4)
UUID = bytes(range(1, 17))
SYSTEM = bytes((1, 27, 1, 0, 1, 2, 3, 4)) + UUID + bytes((6, 5, 6)) + b"HP\0ProDesk\0serial\0\0"
HOUSING = bytes((3, 9, 2, 0, 1, 0x80 | 10, 0, 0, 0)) + b"HP\0\0"
END = bytes((127, 4, 9, 0, 0, 0))


def module(size: int, extended: int = 0, kind: int = 26) -> bytes:
    """A memory device of SMBIOS 2.7 and later: 34 bytes, then one text."""
    data = bytearray(34)
    data[:4] = struct.pack("<BBH", 17, 34, 7)
    data[12:14], data[18], data[28:32] = struct.pack("<H", size), kind, struct.pack("<I", extended)
    return bytes(data) + b"DIMM 0\0\0"


def test_the_machines_number_housing_and_modules_are_read() -> None:
    table = parse_smbios(WRAPPER + SYSTEM + HOUSING + module(8192) + module(0) + END)
    assert table == (UUID.hex(), (0x80 | 10,), (8 * GIB,))


@pytest.mark.pitfall(4)
@pytest.mark.parametrize(
    ("size", "extended", "expected"),
    [(0x7FFF, 32768, 32 * GIB), (0x8000 | 512, 0, 512 * 1024), (4096, 0, 4 * GIB), (0xFFFF, 0, None)],
    ids=["large", "in KiB", "in MiB", "unknown"],
)
def test_a_module_tells_its_size_in_one_of_four_ways(size: int, extended: int, expected: int | None) -> None:
    assert parse_smbios(WRAPPER + module(size, extended) + END).module_bytes == (expected,)


@pytest.mark.pitfall(5)
def test_the_chip_that_holds_the_firmware_is_no_memory() -> None:
    assert parse_smbios(WRAPPER + module(16, kind=9) + module(4096) + END).module_bytes == (4 * GIB,)


def test_nothing_behind_the_end_counts() -> None:
    assert parse_smbios(WRAPPER + END + module(4096)).module_bytes == ()


@given(st.binary(max_size=400), st.integers(min_value=0, max_value=200))
def test_a_damaged_table_never_breaks_the_reading(noise: bytes, cut: int) -> None:
    whole = WRAPPER + SYSTEM + HOUSING + module(8192) + noise
    for table in (whole[:cut], whole, WRAPPER + noise):
        parsed = parse_smbios(table)
        assert all(size is None or size >= 0 for size in parsed.module_bytes)
