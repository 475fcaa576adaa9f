"""The probes of macOS, in order of preference: of several for one fact the first known reading wins."""

from __future__ import annotations

from checker.probes.common.last_resort import LAST_RESORT as SLOW
from checker.probes.macos import (
    audio,
    battery,
    browsers,
    device,
    displays,
    memory,
    operating_system,
    processor,
    session,
    storage,
)
from checker.probes.probe import Probe

PROBES: tuple[Probe, ...] = (
    operating_system.system_name,
    operating_system.system_version,
    operating_system.kernel_version,
    operating_system.apple_silicon,
    operating_system.intel,
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
    browsers.browsers,
)

# Asked where the first ones are silent: packages, and what stands in for them.
LAST_RESORT: tuple[Probe, ...] = (
    memory.memory_size,
    processor.cores_of_sysctl,
    processor.threads_of_sysctl,
    battery.no_battery_at_all,
    displays.points,
    *SLOW,
)
