"""Memory: what is in the slots, and what is left of it for Windows after graphics and firmware took their part."""

from __future__ import annotations

import msgspec

from checker.model.readings import Reading, known
from checker.model.whole_modules import bound_of_modules
from checker.probes.common.answers import answer
from checker.probes.common.psutil_answers import memory_bytes
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_INSTALLED = "GetPhysicallyInstalledSystemMemory"
_MODULES = "SMBIOS type 17"


class _Smbios(msgspec.Struct):
    module_bytes: tuple[int | None, ...]


@probe("memory.usable")
def usable_memory(system: System) -> dict[str, Reading]:
    """The memory Windows can use. psutil, from GlobalMemoryStatusEx; less than what is installed."""
    return {"memory.usable": known(memory_bytes(system), "GlobalMemoryStatusEx")}


@probe("memory.installed")
def installed_memory(system: System) -> dict[str, Reading]:
    """The memory in the slots. GetPhysicallyInstalledSystemMemory, in KiB.

    Virtual machines and some boards say 0 or too little: less than Windows uses cannot be true.
    """
    return _at_least_usable(system, answer(system, int, _INSTALLED) * 1024, _INSTALLED)


@probe("memory.installed")
def memory_modules(system: System) -> dict[str, Reading]:
    """The sum of the memory modules in the firmware's table. Boards leave soldered memory out of it now and then."""
    modules = answer(system, _Smbios, "smbios").module_bytes
    if not modules or None in modules:
        raise CannotRead("not_understood", _MODULES, "no sizes")
    return _at_least_usable(system, sum(filter(None, modules)), _MODULES, is_derived=True)


def _at_least_usable(system: System, installed: int, source: str, *, is_derived: bool = False) -> dict[str, Reading]:
    if installed < memory_bytes(system):
        raise CannotRead("not_understood", source, f"{installed} bytes, less than usable")
    bound = bound_of_modules(installed)
    return {"memory.installed": known(installed, source, "derived" if is_derived and bound == "exact" else bound)}
