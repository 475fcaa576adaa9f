"""Memory on Linux: what is in the slots and what can be used are two numbers, in bytes, never mixed up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import Known, Unknown
from checker.probes.linux.memory import memory_in_meminfo
from checker.probes.recorded import RecordedSystem
from checker.probes.system import Json
from checker.units import GIB, KIB, MIB
from tests.probes.recordings import fact_of, recorded, said_by, value_of


def _pc(*, usable_kib: int, modules: Json = None, of_udev: Json = None, blocks: int = 0) -> RecordedSystem:
    """A PC with this much usable memory, modules as its SMBIOS or udev tells them, and blocks of 128 MiB."""
    folder = "/sys/devices/system/memory"
    return recorded(
        files={"/proc/meminfo": f"MemTotal: {usable_kib:15d} kB\n", f"{folder}/block_size_bytes": "8000000\n"},
        folders={folder: ["block_size_bytes", *(f"memory{number}" for number in range(blocks))]} if blocks else {},
        calls={
            name: told
            for name, told in (("smbios.module_bytes", modules), ("udev.module_bytes", of_udev))
            if told is not None
        },
    )


@pytest.mark.pitfall(1)
def test_a_machine_with_four_gib_has_four_gib_though_it_shows_3_7() -> None:
    machine = _pc(usable_kib=3_915_772, modules=[4 * GIB])
    assert fact_of(machine, "memory.installed") == Known(value=4 * GIB, source="smbios.module_bytes")
    assert value_of(fact_of(machine, "memory.usable")) == 3_915_772 * KIB


@pytest.mark.pitfall(2)
def test_without_rights_to_the_table_udev_tells_the_modules() -> None:
    reading = fact_of(_pc(usable_kib=3_486_000, of_udev=[4 * GIB], blocks=28), "memory.installed")
    assert reading == Known(value=4 * GIB, source="udev.module_bytes")


@pytest.mark.parametrize(("missing_kib", "is_known"), [(0, True), (1, False)])
def test_modules_hold_at_least_what_is_in_use_to_the_kilobyte(missing_kib: int, is_known: bool) -> None:  # noqa: FBT001
    machine = _pc(usable_kib=4 * GIB // KIB + missing_kib, modules=[4 * GIB])
    assert isinstance(fact_of(machine, "memory.installed"), Known) is is_known


@pytest.mark.pitfall(49)
@given(blocks=st.integers(1, 512), kept=st.integers(0, 16))
def test_blocks_of_the_kernel_are_at_least_what_is_installed_and_never_a_value_to_fail_on(
    blocks: int, kept: int
) -> None:
    usable = (blocks * 128 * MIB - kept * 8 * MIB) // KIB
    reading = fact_of(_pc(usable_kib=max(1, usable), blocks=blocks), "memory.installed")
    assert reading == Known(value=blocks * 128 * MIB, source="/sys/devices/system/memory", bound="at_least")


@pytest.mark.pitfall(2)
def test_without_modules_and_blocks_installed_memory_is_unknown_and_not_the_usable_part() -> None:
    machine = _pc(usable_kib=3_885_396)
    assert isinstance(fact_of(machine, "memory.installed"), Unknown)
    assert value_of(fact_of(machine, "memory.usable")) == 3_885_396 * KIB


@pytest.mark.pitfall(3)
def test_graphics_that_take_half_a_gib_do_not_make_the_installed_memory_less() -> None:
    machine = _pc(usable_kib=7_340_032, modules=[4 * GIB, 4 * GIB])
    assert value_of(fact_of(machine, "memory.installed")) == 8 * GIB


def test_psutil_tells_the_usable_memory_and_what_modules_must_hold_at_least() -> None:
    calls = {"psutil.virtual_memory": {"total": 4 * GIB + 1}, "smbios.module_bytes": [4 * GIB]}
    machine = recorded(files={"/proc/meminfo": "MemTotal: 1 kB\n"}, calls=calls)
    assert fact_of(machine, "memory.usable") == Known(value=4 * GIB + 1, source="psutil.virtual_memory")
    assert isinstance(fact_of(machine, "memory.installed"), Unknown)


@pytest.mark.pitfall(4)
@given(st.integers(1, 2**36))
def test_kilobytes_of_the_kernel_are_units_of_1024_bytes(kib: int) -> None:
    assert value_of(said_by(memory_in_meminfo, _pc(usable_kib=kib), "memory.usable")) == kib * KIB


@pytest.mark.pitfall(5)
@pytest.mark.parametrize("modules", [[4 * GIB], [], [None, 8 * GIB], [8 * MIB]])
def test_modules_that_are_not_all_there_are_not_believed(modules: list[Json]) -> None:
    machine = _pc(usable_kib=7_955_048, modules=modules, blocks=64)
    assert fact_of(machine, "memory.installed") == Known(
        value=8 * GIB, source="/sys/devices/system/memory", bound="at_least"
    )


@pytest.mark.pitfall(5)
def test_blocks_that_are_less_than_what_is_in_use_are_not_believed() -> None:
    reading = fact_of(_pc(usable_kib=7_955_048, blocks=32), "memory.installed")
    assert isinstance(reading, Unknown)


@given(st.text(max_size=200))
def test_any_meminfo_gives_a_number_or_a_reason(text: str) -> None:
    reading = said_by(memory_in_meminfo, recorded(files={"/proc/meminfo": text}), "memory.usable")
    assert isinstance(reading, Known | Unknown)
