"""The probes of Windows, in order of preference: of several for one fact the first known reading wins."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.probes.common.processor import name_by_cpuinfo
from checker.probes.probe import Probe
from checker.probes.windows import (
    architecture,
    audio,
    battery,
    device,
    displays,
    memory,
    operating_system,
    processor,
    restart,
    session,
    storage,
    touch,
)
from checker.probes.windows.browsers import installed

PROBES: tuple[Probe, ...] = (
    operating_system.system_name,
    device.device_class,
    operating_system.version_and_build,
    operating_system.version_from_python,
    operating_system.edition,
    operating_system.display_version,
    operating_system.release_id,
    operating_system.service_pack,
    restart.restart_pending,
    architecture.architecture,
    architecture.native_machine,
    device.manufacturer,
    device.manufacturer_copy,
    device.board_manufacturer,
    device.model,
    device.product_name,
    device.model_copy,
    device.board_model,
    device.form,
    processor.processor_name,
    processor.clock_rate,
    processor.physical_cores,
    processor.logical_cores,
    memory.installed_memory,
    memory.memory_modules,
    memory.usable_memory,
    storage.system_drive,
    displays.screens,
    displays.desktop_only,
    session.remote_session,
    touch.touch,
    battery.battery,
    audio.sound_outputs,
    installed.browsers,
)

# py-cpuinfo asks `platform` while it is imported, which can hang where WMI does: one more reason to ask it last, and
# in a time-box.
STAND_INS: tuple[Probe, ...] = (displays.screeninfo_screens, name_by_cpuinfo)

LACKS: Mapping[str, str] = MappingProxyType(
    {
        "os.distribution": "one maker makes all of it",
        "os.codename": "there is none to tell a release by",
        "os.updates_until": "what a maker promised is in no place where a program may look; the release tables know it",
    }
)
"""Facts that no probe of this platform reads, and why; another platform may tell them."""
