"""Working memory. A Mac's is soldered or known to the system: one number, exact."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.macos.sysctl import kernel_number
from checker.probes.probe import probe
from checker.probes.system import System


@probe("memory.installed")
def installed_memory(system: System) -> dict[str, Reading]:
    """The memory in the Mac; sysctl hw.memsize."""
    return {"memory.installed": known(kernel_number(system, "hw.memsize"), "sysctl hw.memsize")}


@probe("memory.usable")
def usable_memory(system: System) -> dict[str, Reading]:
    """What the system can use of it; sysctl hw.memsize_usable, which only newer systems tell."""
    return {"memory.usable": known(kernel_number(system, "hw.memsize_usable"), "sysctl hw.memsize_usable")}


@probe("memory.usable")
def no_more_than_installed(system: System) -> dict[str, Reading]:
    """At most what is installed, on systems that do not tell."""
    return {"memory.usable": known(kernel_number(system, "hw.memsize"), "sysctl hw.memsize", "at_most")}
