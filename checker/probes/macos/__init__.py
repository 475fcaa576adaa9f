"""The probes of macOS, in order of preference: of several for one fact the first known reading wins."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.probes.common.processor import name_by_cpuinfo
from checker.probes.macos import (
    architecture,
    audio,
    battery,
    device,
    displays,
    memory,
    operating_system,
    processor,
    session,
    storage,
)
from checker.probes.macos.browsers import installed
from checker.probes.probe import Probe

PROBES: tuple[Probe, ...] = (
    operating_system.system_name,
    operating_system.system_version,
    operating_system.kernel_version,
    architecture.apple_silicon,
    architecture.intel,
    device.mac,
    device.model,
    device.model_number,
    device.form,
    processor.processor_name,
    processor.cores,
    processor.hardware_threads,
    processor.clock_rate,
    processor.clock_rate_in_name,
    memory.installed_memory,
    memory.usable_memory,
    memory.no_more_than_installed,
    storage.data_volume,
    storage.system_volume,
    displays.screens,
    battery.battery,
    audio.sound_devices,
    session.remote_session,
    installed.browsers,
)

# Asked where the first ones are silent; see docs/development.md, "Which source tells which fact".
STAND_INS: tuple[Probe, ...] = (
    memory.memory_size,
    processor.cores_of_sysctl,
    processor.threads_of_sysctl,
    battery.no_battery_at_all,
    displays.points,
    name_by_cpuinfo,
)

LACKS: Mapping[str, str] = MappingProxyType(
    {
        "os.distribution": "one maker makes all of it",
        "os.codename": "there is none to tell a release by",
        "os.edition": "there is one",
        "os.updates_until": "what a maker promised is in no place where a program may look; the release tables know it",
        "os.restart_pending": "what an update still has to do is in no place where an ordinary user may look",
        "device.touch": "no Mac has a touch screen, and a digiboard on one cannot be seen",
        "browsers.update_pending": "an app is replaced whole; nothing lies beside it that tells of a newer one",
    }
)
"""Facts that no probe of this platform reads, and why; another platform may tell them."""
