"""Whether there is a battery."""

from __future__ import annotations

import msgspec

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer
from checker.probes.probe import probe
from checker.probes.system import System


class _Battery(msgspec.Struct):
    present: bool


@probe("battery.present")
def battery(system: System) -> dict[str, Reading]:
    """Whether the device has a battery. psutil, from GetSystemPowerStatus."""
    present = answer(system, _Battery, "psutil.sensors_battery").present
    return {"battery.present": known(present, "GetSystemPowerStatus")}
