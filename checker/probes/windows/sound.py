"""Whether the device can play sound."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.probe import probe
from checker.probes.system import System
from checker.probes.windows.answers import answer


@probe("audio.outputs")
def sound_outputs(system: System) -> dict[str, Reading]:
    """How many devices can play sound. waveOutGetNumDevs; a socket without a plug in it does not count."""
    return {"audio.outputs": known(answer(system, int, "waveOutGetNumDevs"), "waveOutGetNumDevs")}
