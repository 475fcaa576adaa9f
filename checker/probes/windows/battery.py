"""Whether there is a battery."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.psutil_answers import has_battery
from checker.probes.probe import probe
from checker.probes.system import System


@probe("battery.present")
def battery(system: System) -> dict[str, Reading]:
    """Whether the device has a battery. psutil, from GetSystemPowerStatus."""
    return {"battery.present": known(has_battery(system), "GetSystemPowerStatus")}
