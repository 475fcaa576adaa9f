"""Working memory: what the system can use, and what is in the slots.

The two differ by what the firmware, built-in graphics and the kernel take at start (0.1 to 2 GB). A school counts
what is on the box, so each is read from its own source and none is guessed from the other.
"""

from __future__ import annotations

import re

from checker.model.readings import Reading, known
from checker.model.whole_modules import bound_of_modules
from checker.probes.common.answers import answer
from checker.probes.common.psutil_answers import MEMORY, memory_bytes
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System
from checker.units import KIB

_MEMINFO = "/proc/meminfo"
_BLOCKS = "/sys/devices/system/memory"
_MODULES = "smbios.module_bytes"
_MODULES_OF_UDEV = "udev.module_bytes"


@probe("memory.usable")
def usable_memory(system: System) -> dict[str, Reading]:
    """The memory the system can use; psutil, from MemTotal of /proc/meminfo."""
    return {"memory.usable": known(memory_bytes(system), MEMORY)}


@probe("memory.usable")
def memory_in_meminfo(system: System) -> dict[str, Reading]:
    """The same where psutil is silent: recordings of before it was asked have only the file.

    /proc/meminfo, MemTotal: https://docs.kernel.org/filesystems/proc.html#meminfo
    """
    return {"memory.usable": known(_bytes_in_meminfo(system), _MEMINFO)}


@probe("memory.installed")
def memory_modules(system: System) -> dict[str, Reading]:
    """The memory in the slots, when every module tells its size.

    SMBIOS structures of type 17 (DMTF DSP0134, 7.18); only an administrator may read that table.
    """
    return _in_slots(system, _MODULES)


@probe("memory.installed")
def memory_modules_of_udev(system: System) -> dict[str, Reading]:
    """The same table as udev read it at start, for anyone; since systemd 248.

    https://www.freedesktop.org/software/systemd/man/systemd-udevd.service.html, builtin `dmi_memory_id`
    """
    return _in_slots(system, _MODULES_OF_UDEV)


@probe("memory.installed")
def memory_blocks(system: System) -> dict[str, Reading]:
    """At least the memory the kernel was given at start, in whole blocks.

    What firmware and built-in graphics keep is in no block: a laptop with 4 GB may have blocks for 3.5.
    /sys/devices/system/memory: https://docs.kernel.org/admin-guide/mm/memory-hotplug.html
    """
    names = system.list_folder(_BLOCKS)
    count = sum(bool(re.fullmatch(r"memory\d+", name)) for name in names)
    size = int(system.read_text(f"{_BLOCKS}/block_size_bytes"), 16)
    return {"memory.installed": known(_at_least_usable(count * size, system, _BLOCKS), _BLOCKS, "at_least")}


def _in_slots(system: System, source: str) -> dict[str, Reading]:
    installed = _at_least_usable(sum(answer(system, list[int], source)), system, source)
    return {"memory.installed": known(installed, source, bound_of_modules(installed))}


def _bytes_in_meminfo(system: System) -> int:
    if total := re.search(r"^MemTotal:\s*(\d{1,15}) kB$", system.read_text(_MEMINFO), re.MULTILINE | re.ASCII):
        return int(total[1]) * KIB
    raise CannotRead("not_understood", _MEMINFO, "no MemTotal")


def _usable_bytes(system: System) -> int:
    try:
        return memory_bytes(system)
    except CannotRead:
        return _bytes_in_meminfo(system)


def _at_least_usable(installed: int, system: System, source: str) -> int:
    """The same number, unless it is less than what is in use: soldered memory is missing in some tables."""
    if installed >= _usable_bytes(system):
        return installed
    raise CannotRead("not_understood", source, "less than usable")
