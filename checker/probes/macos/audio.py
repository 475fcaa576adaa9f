"""Whether the Mac can play sound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model.readings import Reading, known
from checker.probes.common.virtual_audio import is_program
from checker.probes.macos.system_profiler import section
from checker.probes.probe import probe
from checker.probes.system import System

_AUDIO = "SPAudioDataType"
_NOT_CONNECTED = ("_virtual", "_aggregate")


@probe("audio.outputs")
def sound_devices(system: System) -> dict[str, Reading]:
    """How many devices can play sound, without those that are only a program; `system_profiler -json SPAudioDataType`.

    Those say how they are connected: not at all ("virtual"), or as several others together ("aggregate").
    """
    devices = [device for group in section(system, _AUDIO) for device in group.get("_items", [])]
    outputs = [each for each in devices if int(each.get("coreaudio_device_output", 0)) > 0 and not _is_program(each)]
    return {"audio.outputs": known(len(outputs), f"system_profiler {_AUDIO}")}


def _is_program(device: Mapping[str, Any]) -> bool:
    connection = str(device.get("coreaudio_device_transport", ""))
    return connection.endswith(_NOT_CONNECTED) or is_program(str(device.get("_name", "")))
