"""Whether the device can play sound."""

from __future__ import annotations

import msgspec

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_NAMED, _COUNTED = "waveOutGetDevCaps", "waveOutGetNumDevs"


class _Outputs(msgspec.Struct):
    devices: int
    elsewhere: int


@probe("audio.outputs")
def sound_outputs(system: System) -> dict[str, Reading]:
    """How many devices can play sound, without those that are only a program. waveOutGetDevCaps, waveOutGetNumDevs.

    A socket without a plug in it does not count. Who looks from elsewhere hears sound there, and sees no device here.
    """
    outputs = _outputs(system)
    if outputs is None:
        return {"audio.outputs": known(answer(system, int, _COUNTED), _COUNTED)}
    if outputs.elsewhere and not outputs.devices:
        raise CannotRead("not_supported", _NAMED, "sound goes elsewhere")
    return {"audio.outputs": known(outputs.devices, _NAMED)}


def _outputs(system: System) -> _Outputs | None:
    """Those that are no program, and those that send sound elsewhere; None where Windows does not tell their names."""
    try:
        return answer(system, _Outputs, _NAMED)
    except CannotRead:
        return None
