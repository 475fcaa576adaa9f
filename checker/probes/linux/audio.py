"""Whether the device can play sound."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.virtual_audio import is_program
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_PCM = "/proc/asound/pcm"
_DEVICES = "/proc/devices"


@probe("audio.outputs")
def sound_devices(system: System) -> dict[str, Reading]:
    """How many devices can play sound, with or without a loudspeaker on them; as `aplay -l` lists them.

    Not those of the modules snd-dummy and snd-aloop, which only programs hear.
    """
    playing = [line for line in system.read_text(_PCM).splitlines() if ": playback " in line]
    return {"audio.outputs": known(sum(not is_program(line) for line in playing), _PCM)}


@probe("audio.outputs")
def no_sound_driver(system: System) -> dict[str, Reading]:
    """None, when the kernel has loaded no sound driver at all: then there is no /proc/asound either."""
    if any(line.split()[1:] == ["alsa"] for line in system.read_text(_DEVICES).splitlines()):
        raise CannotRead("not_supported", _DEVICES, "sound driver loaded")
    return {"audio.outputs": known(0, _DEVICES)}
