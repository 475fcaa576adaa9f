"""The screens as the screeninfo package sees them."""

from __future__ import annotations

import math

import msgspec

from checker.probes.common.answers import answer
from checker.probes.common.edid import is_real_size
from checker.probes.system import CannotRead, System

CALL = "screeninfo.get_monitors"
_MILLIMETRES_PER_INCH = 25.4


class Monitor(msgspec.Struct, frozen=True, kw_only=True):
    """One screen: its pixels, its size where it is known."""

    width: int
    height: int
    width_mm: int | None = None
    height_mm: int | None = None
    name: str | None = None
    is_primary: bool | None = None

    @property
    def inches(self) -> float | None:
        """The diagonal, where the size is one."""
        size = (self.width_mm or 0, self.height_mm or 0)
        return round(math.hypot(*size) / _MILLIMETRES_PER_INCH, 1) if is_real_size(size) else None


def monitors(system: System, enumerator: str) -> list[Monitor]:
    """The screens that are on, by one of screeninfo's ways of asking: "xrandr", "drm", "osx", "windows"."""
    found = answer(system, list[Monitor], CALL, enumerator)
    if active := [monitor for monitor in found if monitor.width > 0 and monitor.height > 0]:
        return active
    raise CannotRead("not_supported", CALL, "no screens")
