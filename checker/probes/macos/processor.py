"""The processor: its name, cores and clock rate."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.clock_rate import stated_in
from checker.probes.common.psutil_answers import CORES, core_count
from checker.probes.common.unfilled_fields import real_name
from checker.probes.macos.sysctl import kernel_number, kernel_value
from checker.probes.probe import probe
from checker.probes.system import System

_NAME = "machdep.cpu.brand_string"
_PHYSICAL, _LOGICAL = "hw.physicalcpu", "hw.logicalcpu"


@probe("cpu.model")
def processor_name(system: System) -> dict[str, Reading]:
    """The processor's own name, "Apple M1" or Intel's; sysctl machdep.cpu.brand_string."""
    name = real_name(kernel_value(system, _NAME), f"sysctl {_NAME}")
    return {"cpu.model": known(name, f"sysctl {_NAME}")}


@probe("cpu.physical_cores")
def cores(system: System) -> dict[str, Reading]:
    """How many cores; psutil, from hw.physicalcpu."""
    return {"cpu.physical_cores": known(core_count(system, "physical"), f"{CORES} physical")}


@probe("cpu.logical_cores")
def hardware_threads(system: System) -> dict[str, Reading]:
    """How many threads it runs at once; psutil, from hw.logicalcpu."""
    return {"cpu.logical_cores": known(core_count(system, "logical"), f"{CORES} logical")}


@probe("cpu.physical_cores")
def cores_of_sysctl(system: System) -> dict[str, Reading]:
    """The cores by the command sysctl: psutil may be silent, and recordings of before it was asked have only this."""
    return {"cpu.physical_cores": known(kernel_number(system, _PHYSICAL), f"sysctl {_PHYSICAL}")}


@probe("cpu.logical_cores")
def threads_of_sysctl(system: System) -> dict[str, Reading]:
    """The threads, likewise."""
    return {"cpu.logical_cores": known(kernel_number(system, _LOGICAL), f"sysctl {_LOGICAL}")}


@probe("cpu.max_frequency")
def clock_rate(system: System) -> dict[str, Reading]:
    """The highest clock rate of an Intel Mac; sysctl hw.cpufrequency_max. Apple silicon does not tell it."""
    name = "hw.cpufrequency_max"
    return {"cpu.max_frequency": known(kernel_number(system, name), f"sysctl {name}")}


@probe("cpu.max_frequency")
def clock_rate_in_name(system: System) -> dict[str, Reading]:
    """The clock rate at the end of an Intel processor's name."""
    rate = stated_in(kernel_value(system, _NAME), f"sysctl {_NAME}")
    return {"cpu.max_frequency": known(rate, f"sysctl {_NAME}", "derived")}
