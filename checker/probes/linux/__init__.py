"""The probes of Linux, in order of preference: of several for one fact the first known reading wins."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.probes.common.processor import name_by_cpuinfo
from checker.probes.linux import (
    architecture,
    audio,
    battery,
    device,
    displays,
    guests,
    memory,
    operating_system,
    processor,
    session,
    storage,
    touch,
)
from checker.probes.linux.browsers import installed
from checker.probes.probe import Probe

_OF_A_PC: tuple[Probe, ...] = (
    operating_system.system_name,
    operating_system.distribution,
    operating_system.kernel_release,
    architecture.architecture,
    device.device_class,
    device.manufacturer,
    device.board_manufacturer,
    device.model,
    device.product_name,
    device.board_model,
    device.board_inside,
    device.form,
    processor.processor_name,
    processor.arm_core_name,
    processor.hardware_threads,
    processor.cores,
    processor.highest_clock_rate,
    processor.clock_rate_in_name,
    processor.clock_rate_now,
    memory.usable_memory,
    memory.memory_modules,
    memory.memory_modules_of_udev,
    memory.memory_blocks,
    storage.system_volume,
    displays.screens_on_x,
    displays.screens_on_wayland,
    displays.panels,
    touch.touch_screen,
    battery.battery,
    audio.sound_devices,
    audio.no_sound_driver,
    session.remote_session,
    installed.browsers,
)

# Asked where the first ones are silent; see docs/development.md, "Which source tells which fact".
_INSTEAD: tuple[Probe, ...] = (
    operating_system.os_release,
    operating_system.vendor_os_release,
    operating_system.older_distribution,
    processor.listed_threads,
    processor.listed_cores,
    processor.sibling_groups,
    memory.memory_in_meminfo,
    name_by_cpuinfo,
)

PROBES: tuple[Probe, ...] = (guests.host, *map(guests.not_of_a_guest, _OF_A_PC))
STAND_INS: tuple[Probe, ...] = tuple(map(guests.not_of_a_guest, _INSTEAD))

LACKS: Mapping[str, str] = MappingProxyType(
    {
        "os.updates_until": "what a maker promised is in no place where a program may look; the release tables know it",
        "os.restart_pending": "each distribution tells it in a way of its own, or does not",
        "browsers.update_pending": "a package is replaced whole; nothing lies beside it that tells of a newer one",
    }
)
"""Facts that no probe of this platform reads, and why; another platform may tell them."""
