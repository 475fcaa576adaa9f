"""Whether there is a touch screen."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer
from checker.probes.probe import probe
from checker.probes.system import System

_DIGITIZER = "94"  # SM_DIGITIZER
_BUILT_IN_TOUCH, _PLUGGED_IN_TOUCH, _READY = 0x01, 0x02, 0x80


@probe("device.touch")
def touch(system: System) -> dict[str, Reading]:
    """Whether a touch screen is ready, built in or plugged in. GetSystemMetrics(SM_DIGITIZER); a pen does not count."""
    digitizer = answer(system, int, "GetSystemMetrics", _DIGITIZER)
    has_touch = bool(digitizer & _READY and digitizer & (_BUILT_IN_TOUCH | _PLUGGED_IN_TOUCH))
    return {"device.touch": known(has_touch, "GetSystemMetrics(SM_DIGITIZER)")}
