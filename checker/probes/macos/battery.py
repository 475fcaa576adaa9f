"""Whether the Mac has a battery."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.psutil_answers import BATTERY, has_battery
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_COMMAND = ("pmset", "-g", "batt")


@probe("battery.present")
def battery(system: System) -> dict[str, Reading]:
    """Whether a battery is built in; `pmset -g batt` lists it beside one of a UPS."""
    output = system.run(*_COMMAND)
    if "drawing from" not in output:
        raise CannotRead("not_understood", "pmset")
    return {"battery.present": known("InternalBattery" in output, "pmset -g batt")}


@probe("battery.present")
def no_battery_at_all(system: System) -> dict[str, Reading]:
    """None, where psutil sees none either and pmset was silent; one that it sees may be that of a UPS."""
    if has_battery(system):
        raise CannotRead("not_supported", BATTERY, "may be of a UPS")
    return {"battery.present": known(value=False, source=BATTERY)}
