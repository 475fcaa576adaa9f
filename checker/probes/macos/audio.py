"""Whether the Mac can play sound."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.macos.system_profiler import section
from checker.probes.probe import probe
from checker.probes.system import System

_AUDIO = "SPAudioDataType"


@probe("audio.outputs")
def sound_devices(system: System) -> dict[str, Reading]:
    """How many devices can play sound; `system_profiler -json SPAudioDataType`."""
    devices = [device for group in section(system, _AUDIO) for device in group.get("_items", [])]
    outputs = [device for device in devices if int(device.get("coreaudio_device_output", 0)) > 0]
    return {"audio.outputs": known(len(outputs), f"system_profiler {_AUDIO}")}
