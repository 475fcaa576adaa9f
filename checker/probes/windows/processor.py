"""The processor: its name and clock rate from the registry, its cores from Windows."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.answers import number_value, text_value
from checker.probes.common.psutil_answers import core_count
from checker.probes.common.unfilled_fields import real_name
from checker.probes.probe import probe
from checker.probes.system import System

_PROCESSOR = r"HKLM\HARDWARE\DESCRIPTION\System\CentralProcessor\0"
_CORES = "GetLogicalProcessorInformationEx"


@probe("cpu.model")
def processor_name(system: System) -> dict[str, Reading]:
    """The processor's own name. Registry: ProcessorNameString, which makers fill up with spaces."""
    source = rf"{_PROCESSOR}\ProcessorNameString"
    return {"cpu.model": known(real_name(text_value(system, _PROCESSOR, "ProcessorNameString"), source), source)}


@probe("cpu.max_frequency")
def clock_rate(system: System) -> dict[str, Reading]:
    """The clock rate that Windows measured at its start. Registry: ~MHz.

    It is the base rate, so the highest one is at least this.
    """
    megahertz = number_value(system, _PROCESSOR, "~MHz")
    return {"cpu.max_frequency": known(megahertz * 1_000_000, rf"{_PROCESSOR}\~MHz", "at_least")}


@probe("cpu.physical_cores")
def physical_cores(system: System) -> dict[str, Reading]:
    """The cores. psutil, from GetLogicalProcessorInformationEx."""
    return {"cpu.physical_cores": known(core_count(system, "physical"), _CORES)}


@probe("cpu.logical_cores")
def logical_cores(system: System) -> dict[str, Reading]:
    """The hardware threads. psutil, from GetActiveProcessorCount."""
    return {"cpu.logical_cores": known(core_count(system, "logical"), "GetActiveProcessorCount")}
