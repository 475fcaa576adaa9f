"""The processor on Linux: Intel, AMD, Arm and virtual ones each leave something out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import Known, Unknown
from checker.probes.linux.processor import clock_rate_now, processors_in, sibling_groups
from checker.probes.recorded import RecordedSystem
from tests.probes.recordings import fact_of, recorded, said_by, value_of

_CPUS = "/sys/devices/system/cpu"


def _intel(number: int, core: int, name: str = "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz") -> str:
    return (
        f"processor\t: {number}\nmodel name\t: {name}\ncpu MHz\t\t: 800.015\nphysical id\t: 0\ncore id\t\t: {core}\n\n"
    )


def _arm(number: int, part: str, maker: str = "0x41") -> str:
    return f"processor\t: {number}\nBogoMIPS\t: 108.00\nCPU implementer\t: {maker}\nCPU part\t: {part}\n\n"


def _rates(**policies: int) -> RecordedSystem:
    folder = f"{_CPUS}/cpufreq"
    files = {f"{folder}/{name}/cpuinfo_max_freq": f"{khz}\n" for name, khz in policies.items()}
    return recorded(files=files, folders={folder: ["boost", *policies]})


def test_two_threads_on_one_core_are_one_core() -> None:
    machine = recorded(files={"/proc/cpuinfo": "".join(_intel(number, number % 2) for number in range(4))})
    assert value_of(fact_of(machine, "cpu.physical_cores")) == 2
    assert value_of(fact_of(machine, "cpu.logical_cores")) == 4


def test_psutil_tells_cores_and_threads_before_any_file_does() -> None:
    calls = {"psutil.cpu_count physical": 6, "psutil.cpu_count logical": 12}
    machine = recorded(files={"/proc/cpuinfo": _intel(0, 0)}, calls=calls)
    assert fact_of(machine, "cpu.physical_cores") == Known(value=6, source="psutil.cpu_count physical")
    assert fact_of(machine, "cpu.logical_cores") == Known(value=12, source="psutil.cpu_count logical")


def test_cores_that_psutil_does_not_know_are_counted_in_the_list_of_the_kernel() -> None:
    machine = recorded(files={"/proc/cpuinfo": _intel(0, 0)}, calls={"psutil.cpu_count physical": None})
    assert fact_of(machine, "cpu.physical_cores") == Known(value=1, source="/proc/cpuinfo")


@pytest.mark.pitfall(39)
def test_arm_cores_are_counted_by_who_shares_one() -> None:
    siblings = {f"{_CPUS}/cpu{number}/topology/thread_siblings_list": f"{number}\n" for number in range(4)}
    cpuinfo = "".join(_arm(number, "0xd08") for number in range(4))
    machine = recorded(files={"/proc/cpuinfo": cpuinfo, f"{_CPUS}/online": "0-3\n", **siblings})
    assert value_of(fact_of(machine, "cpu.physical_cores")) == 4


@pytest.mark.pitfall(39)
def test_cores_that_nobody_tells_are_unknown_and_not_the_threads() -> None:
    machine = recorded(files={"/proc/cpuinfo": "".join(_arm(number, "0xd08") for number in range(4))})
    assert isinstance(fact_of(machine, "cpu.physical_cores"), Unknown)
    assert value_of(fact_of(machine, "cpu.logical_cores")) == 4


def test_a_processor_with_two_kinds_of_arm_cores_is_named_after_the_fast_ones() -> None:
    cpuinfo = "".join(_arm(number, part) for number, part in enumerate(("0xd03", "0xd03", "0xd08")))
    assert value_of(fact_of(recorded(files={"/proc/cpuinfo": cpuinfo}), "cpu.model")) == "Arm Cortex-A72"


@pytest.mark.pitfall(58)
@pytest.mark.parametrize(
    ("maker", "parts", "name"),
    [
        ("0x41", ("0xd46", "0xd4d", "0xd47", "0xd4e"), "Arm Cortex-X3"),
        ("0x41", ("0xd80", "0xd81", "0xd82"), "Arm Cortex-X4"),
        ("0x41", ("0xd85", "0xd80", "0xd87"), "Arm Cortex-X925"),
        ("0x41", ("0xd4b", "0xd4c"), "Arm Cortex-X1C"),
        ("0x41", ("0xc07", "0xc0d"), "Arm Cortex-A17"),
        ("0x41", ("0xd44", "0xd41", "0xd05"), "Arm Cortex-X1"),
        ("0x51", ("0x001",), "Qualcomm Oryon"),
        ("0x51", ("0x805", "0x804"), "Qualcomm Kryo 4xx Gold"),
        ("0x51", ("0x800", "0x801"), "Qualcomm Kryo 2xx Gold"),
        ("0x61", ("0x022", "0x023"), "Apple M1"),
        ("0x61", ("0x034", "0x035"), "Apple M2 Pro"),
        ("0xc0", ("0xac3",), "Ampere-1"),
        ("0x41", ("0xD08",), "Arm Cortex-A72"),
    ],
)
def test_the_fastest_kind_of_core_is_told_by_what_is_known_of_its_speed(
    maker: str, parts: tuple[str, ...], name: str
) -> None:
    cpuinfo = "".join(_arm(number, part, maker) for number, part in enumerate(parts))
    assert value_of(fact_of(recorded(files={"/proc/cpuinfo": cpuinfo}), "cpu.model")) == name


@pytest.mark.pitfall(58)
@pytest.mark.parametrize("part", ["0xfff", "0xd99", "", "0x", "rubbish", "0x" + "f" * 30])
def test_a_core_nobody_here_knows_may_be_the_fastest_so_the_processor_has_no_name(part: str) -> None:
    cpuinfo = _arm(0, "0xd46") + _arm(1, part)
    reading = fact_of(recorded(files={"/proc/cpuinfo": cpuinfo}), "cpu.model")
    assert isinstance(reading, Unknown)


def test_a_paragraph_about_the_board_is_not_a_processor() -> None:
    cpuinfo = _arm(0, "0xd08") + "Revision\t: c03114\nSerial\t\t: SERIAL\nModel\t\t: Raspberry Pi 4 Model B Rev 1.4\n"
    assert len(processors_in(cpuinfo)) == 1


def test_the_fastest_core_gives_the_clock_rate() -> None:
    reading = fact_of(_rates(policy0=3_400_000, policy4=4_700_000), "cpu.max_frequency")
    assert reading == Known(value=4_700_000_000, source=f"{_CPUS}/cpufreq/policy*/cpuinfo_max_freq")


@pytest.mark.pitfall(39)
def test_the_rate_in_the_name_counts_as_derived() -> None:
    machine = recorded(files={"/proc/cpuinfo": _intel(0, 0)}, folders={f"{_CPUS}/cpufreq": []})
    assert fact_of(machine, "cpu.max_frequency") == Known(value=1_600_000_000, source="/proc/cpuinfo", bound="derived")


@pytest.mark.pitfall(39)
def test_a_virtual_machine_runs_at_least_as_fast_as_it_runs_now() -> None:
    machine = recorded(files={"/proc/cpuinfo": _intel(0, 0, "AMD EPYC")})
    assert fact_of(machine, "cpu.max_frequency") == Known(value=800_015_000, source="/proc/cpuinfo", bound="at_least")


@pytest.mark.pitfall(39)
def test_a_clock_rate_that_nobody_tells_is_unknown() -> None:
    assert isinstance(fact_of(recorded(files={"/proc/cpuinfo": _arm(0, "0xd08")}), "cpu.max_frequency"), Unknown)


@given(st.text(max_size=300))
def test_any_cpuinfo_gives_readings(text: str) -> None:
    machine = recorded(files={"/proc/cpuinfo": text, f"{_CPUS}/online": text})
    assert isinstance(said_by(sibling_groups, machine, "cpu.physical_cores"), Known | Unknown)
    assert isinstance(said_by(clock_rate_now, machine, "cpu.max_frequency"), Known | Unknown)
