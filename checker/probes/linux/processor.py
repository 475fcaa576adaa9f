"""The processor: its name, cores and clock rate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from checker.model.readings import Reading, known
from checker.probes.common.clock_rate import stated_in
from checker.probes.common.psutil_answers import CORES, core_count
from checker.probes.common.unfilled_fields import real_name
from checker.probes.linux.arm_cores import fastest_of
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_CPUINFO = "/proc/cpuinfo"
_CPUS = "/sys/devices/system/cpu"
_LONGEST_NUMBER = 10


@probe("cpu.model")
def processor_name(system: System) -> dict[str, Reading]:
    """The processor's own name; /proc/cpuinfo, "model name"."""
    name = _required(_processors(system), "model name")
    return {"cpu.model": known(real_name(name, _CPUINFO), _CPUINFO)}


@probe("cpu.model")
def arm_core_name(system: System) -> dict[str, Reading]:
    """The fastest kind of Arm core; a 64-bit Arm kernel gives numbers of makers and parts, and no name.

    Not known where one of the kinds is not: a phone's chip has three, and the newest is the fastest.
    """
    told = [each for each in _processors(system) if "CPU implementer" in each]
    cores = {(_hexadecimal(each["CPU implementer"]), _hexadecimal(each.get("CPU part", ""))) for each in told}
    if name := fastest_of(cores):
        return {"cpu.model": known(name, _CPUINFO)}
    parts = " ".join(f"{maker:#x}/{part:#x}" for maker, part in sorted(cores))
    raise CannotRead("not_understood" if cores else "not_supported", _CPUINFO, parts or "no Arm part number")


@probe("cpu.logical_cores")
def hardware_threads(system: System) -> dict[str, Reading]:
    """How many processors the system sees; psutil, from sysconf(3)."""
    return {"cpu.logical_cores": known(core_count(system, "logical"), f"{CORES} logical")}


@probe("cpu.physical_cores")
def cores(system: System) -> dict[str, Reading]:
    """How many cores; psutil, by which threads share one: /sys/devices/system/cpu/cpu*/topology/core_cpus_list."""
    return {"cpu.physical_cores": known(core_count(system, "physical"), f"{CORES} physical")}


@probe("cpu.logical_cores")
def listed_threads(system: System) -> dict[str, Reading]:
    """The processors in /proc/cpuinfo, where psutil is silent: recordings of before it was asked have only the file."""
    return {"cpu.logical_cores": known(len(_processors(system)), _CPUINFO)}


@probe("cpu.physical_cores")
def listed_cores(system: System) -> dict[str, Reading]:
    """Likewise the pairs of socket and core; /proc/cpuinfo, "physical id" and "core id" (x86 only)."""
    processors = _processors(system)
    pairs = {(each.get("physical id"), each.get("core id")) for each in processors}
    if any(None in pair for pair in pairs):
        raise CannotRead("not_supported", _CPUINFO, "no core id")
    return {"cpu.physical_cores": known(len(pairs), _CPUINFO)}


@probe("cpu.physical_cores")
def sibling_groups(system: System) -> dict[str, Reading]:
    """Likewise the groups of threads that share a core.

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


def _hexadecimal(text: str) -> int:
    """The number in a text such as 0xd08; -1 for any other text."""
    digits = text.removeprefix("0x")
    return int(digits, 16) if re.fullmatch(rf"[0-9a-fA-F]{{1,{_LONGEST_NUMBER}}}", digits) else -1


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
