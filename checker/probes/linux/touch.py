"""Whether a finger on the screen does something."""

from __future__ import annotations

import re

from checker.model.readings import Reading, known
from checker.probes.probe import probe
from checker.probes.system import System

_DEVICES = "/proc/bus/input/devices"
# Bit numbers of linux/input-event-codes.h.
_DIRECT = 0x01
_MULTITOUCH_X = 0x35
_BITS_OF_TWO_WORDS = 32


@probe("device.touch")
def touch_screen(system: System) -> dict[str, Reading]:
    """Whether one of the input devices is a touch screen.

    /proc/bus/input/devices: "direct" (a touchpad is not) and a position for every finger, or its name says so.
    """
    devices = system.read_text(_DEVICES).split("\n\n")
    return {"device.touch": known(any(map(is_touch_screen, devices)), _DEVICES)}


def is_touch_screen(device: str) -> bool:
    """Tell whether this paragraph of /proc/bus/input/devices is about a touch screen."""
    name = re.search(r'^N: Name="(.*)"$', device, re.MULTILINE)
    named = name is not None and "touchscreen" in name[1].replace(" ", "").casefold()
    return named or bool(_bits(device, "PROP") >> _DIRECT & _bits(device, "ABS") >> _MULTITOUCH_X & 1)


def _bits(device: str, kind: str) -> int:
    """The bit mask the kernel prints as words, highest first: two of 32 bits on a 32-bit system, else one of 64."""
    line = re.search(rf"^B: {kind}=([0-9a-f]+)(?: ([0-9a-f]+))?$", device, re.MULTILINE)
    if line is None:
        return 0
    return int(line[1], 16) if line[2] is None else int(line[1], 16) << _BITS_OF_TWO_WORDS | int(line[2], 16)
