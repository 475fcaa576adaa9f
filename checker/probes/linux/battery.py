"""Whether the device has a battery."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_SUPPLIES = "/sys/class/power_supply"


@probe("battery.present")
def battery(system: System) -> dict[str, Reading]:
    """Whether one of the power supplies is a battery of the device itself.

    /sys/class/power_supply: https://docs.kernel.org/power/power_supply_class.html
    """
    return {"battery.present": known(has_own_battery(system), _SUPPLIES)}


def has_own_battery(system: System) -> bool:
    """Tell whether one of the power supplies is a battery, and not that of a mouse or of a UPS."""
    return any(_is_own_battery(system, name) for name in system.list_folder(_SUPPLIES))


def _is_own_battery(system: System, name: str) -> bool:
    """A wireless mouse has a battery too: its scope is "Device"."""
    is_battery = _attribute(system, name, "type") == "Battery"
    return is_battery and _attribute(system, name, "scope") != "Device" and _attribute(system, name, "present") != "0"


def _attribute(system: System, name: str, attribute: str) -> str:
    """An attribute's text; drivers leave out the ones that do not apply."""
    try:
        return system.read_text(f"{_SUPPLIES}/{name}/{attribute}").strip()
    except CannotRead:
        return ""
