"""Working memory. A Mac's is soldered or known to the system: one number, exact."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.psutil_answers import MEMORY, memory_bytes
from checker.probes.macos.sysctl import kernel_number
from checker.probes.probe import probe
from checker.probes.system import System

_INSTALLED, _USABLE = "hw.memsize", "hw.memsize_usable"


@probe("memory.installed")
def installed_memory(system: System) -> dict[str, Reading]:
    """The memory in the Mac; psutil, whose total is hw.memsize."""
    return {"memory.installed": known(memory_bytes(system), MEMORY)}


@probe("memory.usable")
def usable_memory(system: System) -> dict[str, Reading]:
    """What the system can use of it; sysctl hw.memsize_usable, which only newer systems tell, and psutil never."""
    return {"memory.usable": known(kernel_number(system, _USABLE), f"sysctl {_USABLE}")}


@probe("memory.usable")
def no_more_than_installed(system: System) -> dict[str, Reading]:
    """At most what is installed, on systems that do not tell; psutil, hw.memsize."""
    return {"memory.usable": known(memory_bytes(system), MEMORY, "at_most")}


@probe("memory.installed", "memory.usable")
def memory_size(system: System) -> dict[str, Reading]:
    """Both by the command sysctl: psutil may be silent, and recordings of before it was asked have only this."""
    size, source = kernel_number(system, _INSTALLED), f"sysctl {_INSTALLED}"
    return {"memory.installed": known(size, source), "memory.usable": known(size, source, "at_most")}
