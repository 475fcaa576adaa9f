"""The processor: its name, cores and clock rate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from checker.model.readings import Reading, known
from checker.probes.common.clock_rate import stated_in
from checker.probes.common.dummy_names import real_name
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_CPUINFO = "/proc/cpuinfo"
_CPUS = "/sys/devices/system/cpu"
_ARM = "0x41"
# Arm's part numbers, from each core's Technical Reference Manual, "Main ID Register".
_ARM_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "0xb76": "ARM1176",
        "0xc07": "Cortex-A7",
        "0xc08": "Cortex-A8",
        "0xc09": "Cortex-A9",
        "0xc0d": "Cortex-A17",
        "0xc0f": "Cortex-A15",
        "0xd03": "Cortex-A53",
        "0xd04": "Cortex-A35",
        "0xd05": "Cortex-A55",
        "0xd07": "Cortex-A57",
        "0xd08": "Cortex-A72",
        "0xd09": "Cortex-A73",
        "0xd0a": "Cortex-A75",
        "0xd0b": "Cortex-A76",
        "0xd0c": "Neoverse-N1",
        "0xd0d": "Cortex-A77",
        "0xd41": "Cortex-A78",
        "0xd44": "Cortex-X1",
        "0xd47": "Cortex-A710",
        "0xd49": "Neoverse-N2",
    }
)


@probe("cpu.model")
def processor_name(system: System) -> dict[str, Reading]:
    """The processor's own name; /proc/cpuinfo, "model name"."""
    name = _required(_processors(system), "model name")
    return {"cpu.model": known(real_name(name, _CPUINFO), _CPUINFO)}


@probe("cpu.model")
def arm_core_name(system: System) -> dict[str, Reading]:
    """The fastest kind of Arm core; a 64-bit Arm kernel gives part numbers, as `lscpu` knows them, and no name."""
    processors = [each for each in _processors(system) if each.get("CPU implementer") == _ARM]
    parts = sorted({each.get("CPU part", "") for each in processors} & _ARM_PARTS.keys())
    if not parts:
        raise CannotRead("not_supported", _CPUINFO, "no Arm part number")
    return {"cpu.model": known(f"Arm {_ARM_PARTS[parts[-1]]}", _CPUINFO)}


@probe("cpu.logical_cores")
def hardware_threads(system: System) -> dict[str, Reading]:
    """How many processors the system sees; /proc/cpuinfo."""
    return {"cpu.logical_cores": known(len(_processors(system)), _CPUINFO)}


@probe("cpu.physical_cores")
def cores(system: System) -> dict[str, Reading]:
    """How many cores: pairs of socket and core; /proc/cpuinfo, "physical id" and "core id" (x86 only)."""
    processors = _processors(system)
    pairs = {(each.get("physical id"), each.get("core id")) for each in processors}
    if any(None in pair for pair in pairs):
        raise CannotRead("not_supported", _CPUINFO, "no core id")
    return {"cpu.physical_cores": known(len(pairs), _CPUINFO)}


@probe("cpu.physical_cores")
def sibling_groups(system: System) -> dict[str, Reading]:
    """How many cores: groups of threads that share one.

    .../topology/thread_siblings_list: https://docs.kernel.org/admin-guide/cputopology.html
    """
    numbers = _numbers(system.read_text(f"{_CPUS}/online"))
    groups = {system.read_text(f"{_CPUS}/cpu{number}/topology/thread_siblings_list") for number in numbers}
    return {"cpu.physical_cores": known(len(groups), f"{_CPUS}/cpu*/topology")}


@probe("cpu.max_frequency")
def highest_clock_rate(system: System) -> dict[str, Reading]:
    """The highest clock rate of the fastest core.

    .../policy*/cpuinfo_max_freq, in kHz: https://docs.kernel.org/admin-guide/pm/cpufreq.html
    """
    folder = f"{_CPUS}/cpufreq"
    policies = [name for name in system.list_folder(folder) if name.startswith("policy")]
    rates = [int(system.read_text(f"{folder}/{name}/cpuinfo_max_freq")) * 1000 for name in policies]
    if not rates:
        raise CannotRead("not_supported", folder, "no policy")
    return {"cpu.max_frequency": known(max(rates), f"{folder}/policy*/cpuinfo_max_freq")}


@probe("cpu.max_frequency")
def clock_rate_in_name(system: System) -> dict[str, Reading]:
    """The clock rate at the end of an Intel processor's name: "... @ 2.40GHz"."""
    name = _required(_processors(system), "model name")
    return {"cpu.max_frequency": known(stated_in(name, _CPUINFO), _CPUINFO, "derived")}


@probe("cpu.max_frequency")
def clock_rate_now(system: System) -> dict[str, Reading]:
    """The clock rate of this moment, which the processor can reach at least; /proc/cpuinfo, "cpu MHz"."""
    rates = [int(float(each["cpu MHz"]) * 1e6) for each in _processors(system) if "cpu MHz" in each]
    if not rates:
        raise CannotRead("not_supported", _CPUINFO, "no cpu MHz")
    return {"cpu.max_frequency": known(max(rates), _CPUINFO, "at_least")}


def processors_in(text: str) -> list[dict[str, str]]:
    """What /proc/cpuinfo tells of each processor; paragraphs about the whole machine are left out."""
    paragraphs = (_fields(paragraph) for paragraph in re.split(r"\n\s*\n", text))
    return [fields for fields in paragraphs if "processor" in fields]


def _processors(system: System) -> list[dict[str, str]]:
    if processors := processors_in(system.read_text(_CPUINFO)):
        return processors
    raise CannotRead("not_understood", _CPUINFO, "no processor")


def _fields(paragraph: str) -> dict[str, str]:
    parts = (line.partition(":") for line in paragraph.splitlines())
    return {name.strip(): value.strip() for name, colon, value in parts if colon}


def _required(processors: Iterable[Mapping[str, str]], field: str) -> str:
    for processor in processors:
        if field in processor:
            return processor[field]
    raise CannotRead("not_supported", _CPUINFO, f"no {field}")


def _numbers(text: str) -> list[int]:
    """The numbers in a kernel list: "0-2,5" is 0, 1, 2 and 5."""
    ranges = [part.partition("-") for part in text.strip().split(",")]
    return [number for low, _, high in ranges for number in range(int(low), min(int(high or low), 4095) + 1)]
