"""What is read on Windows, in order of preference: of two probes for one fact the first that knows wins."""

from __future__ import annotations

from checker.probes.common.last_resort import LAST_RESORT as SLOW
from checker.probes.probe import Probe
from checker.probes.windows.architecture import architecture, native_machine
from checker.probes.windows.battery import battery
from checker.probes.windows.browsers.installed import browsers
from checker.probes.windows.device import (
    board_manufacturer,
    board_model,
    form,
    manufacturer,
    manufacturer_copy,
    model,
    model_copy,
    product_name,
)
from checker.probes.windows.displays import desktop_only, screeninfo_screens, screens
from checker.probes.windows.memory import installed_memory, memory_modules, usable_memory
from checker.probes.windows.operating_system import (
    display_version,
    edition,
    release_id,
    service_pack,
    system_and_class,
    version_and_build,
    version_from_python,
)
from checker.probes.windows.processor import clock_rate, logical_cores, physical_cores, processor_name
from checker.probes.windows.session import remote_session
from checker.probes.windows.sound import sound_outputs
from checker.probes.windows.storage import system_drive
from checker.probes.windows.touch import touch

PROBES: tuple[Probe, ...] = (
    system_and_class,
    version_and_build,
    version_from_python,
    edition,
    display_version,
    release_id,
    service_pack,
    architecture,
    native_machine,
    manufacturer,
    manufacturer_copy,
    board_manufacturer,
    model,
    product_name,
    model_copy,
    board_model,
    form,
    processor_name,
    clock_rate,
    physical_cores,
    logical_cores,
    installed_memory,
    memory_modules,
    usable_memory,
    system_drive,
    screens,
    desktop_only,
    remote_session,
    touch,
    battery,
    sound_outputs,
    browsers,
)

# py-cpuinfo asks `platform` while it is imported, which can hang where WMI does: one more reason to ask it last, and
# in a time-box.
LAST_RESORT: tuple[Probe, ...] = (screeninfo_screens, *SLOW)
