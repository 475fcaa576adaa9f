"""Who made the device and what kind it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.readings import Bound, Reading, known
from checker.probes.common.form import Witness, Witnesses, decided_form
from checker.probes.common.unfilled_fields import real_name
from checker.probes.linux.battery import has_own_battery
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_DMI = "/sys/class/dmi/id"
_DEVICE_TREE = "/sys/firmware/devicetree/base"
_HOUSING = f"{_DMI}/chassis_type"
_CPUINFO = "/proc/cpuinfo"
_PROFILE = "/sys/firmware/acpi/pm_profile"
_LONGEST_NUMBER = 3
_NUMBERED = frozenset({"LENOVO", "IBM"})
_SOURCES: Mapping[Witness, str] = MappingProxyType(
    {"model": f"{_DMI}/product_name", "housing": _HOUSING, "role": _PROFILE, "battery": "/sys/class/power_supply"}
)


@probe("device.class")
def device_class(_system: System) -> dict[str, Reading]:
    """A PC with Linux on it."""
    return {"device.class": known("linux-pc", "linux")}


@probe("device.manufacturer")
def manufacturer(system: System) -> dict[str, Reading]:
    """Who made it; SMBIOS type 1 as the kernel shows it."""
    return {"device.manufacturer": _name(system, f"{_DMI}/sys_vendor")}


@probe("device.manufacturer")
def board_manufacturer(system: System) -> dict[str, Reading]:
    """Who made the board in it, where nobody wrote who made the device; SMBIOS type 2."""
    return {"device.manufacturer": _name(system, f"{_DMI}/board_vendor", "derived")}


@probe("device.model.name")
def model(system: System) -> dict[str, Reading]:
    """The maker's name for the model; SMBIOS type 1.

    Lenovo writes a number in its place ("20L6S0R300"), and the name on the lid where others have a version.
    """
    is_numbered = system.read_text(f"{_DMI}/sys_vendor").strip().upper() in _NUMBERED
    return {"device.model.name": _name(system, f"{_DMI}/{'product_version' if is_numbered else 'product_name'}")}


@probe("device.model.name")
def product_name(system: System) -> dict[str, Reading]:
    """The product's name of any maker: on a Lenovo that has no name elsewhere; SMBIOS type 1."""
    return {"device.model.name": _name(system, f"{_DMI}/product_name")}


@probe("device.model.name")
def board_model(system: System) -> dict[str, Reading]:
    """The model of a board without SMBIOS, such as a Raspberry Pi; the devicetree's "model"."""
    return {"device.model.name": _name(system, f"{_DEVICE_TREE}/model")}


@probe("device.model.name")
def board_inside(system: System) -> dict[str, Reading]:
    """The name of the board in it, where nobody named the device: PRIME B450M-A; SMBIOS type 2."""
    return {"device.model.name": _name(system, f"{_DMI}/board_name", "derived")}


@probe("device.form")
def form(system: System) -> dict[str, Reading]:
    """Virtual, or the kind of housing: desktop, laptop, tablet, all-in-one or server.

    SMBIOS type 3, the model, the battery, and the firmware's power profile (ACPI, FADT, Preferred_PM_Profile). A
    virtual machine's housing may say desktop (Hyper-V), but its processor has the flag "hypervisor".
    """
    if _is_virtual(system):
        return {"device.form": known("virtual", _CPUINFO)}
    names = " ".join(_told(system, f"{_DMI}/{name}") for name in ("sys_vendor", "product_name", "product_version"))
    housing, role = (_number(system, path) for path in (_HOUSING, _PROFILE))
    decided = decided_form(Witnesses(names, housing, role, _battery(system), battery_is_own=True))
    if decided is None:
        raise CannotRead("not_understood", _HOUSING, f"chassis type {system.read_text(_HOUSING).strip()[:10]}")
    value, witness = decided
    return {"device.form": known(value, _SOURCES[witness], "exact" if witness == "housing" else "derived")}


def _battery(system: System) -> bool | None:
    try:
        return has_own_battery(system)
    except CannotRead:
        return None


def _number(system: System, path: str) -> int:
    text = _told(system, path)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else 0


def _is_virtual(system: System) -> bool:
    lines = _told(system, _CPUINFO).splitlines()
    return "hypervisor" in next((line.split() for line in lines if line.startswith("flags")), ())


def _told(system: System, path: str) -> str:
    """A file's text; "" where there is none or it may not be read."""
    try:
        return system.read_text(path).strip()
    except CannotRead:
        return ""


def _name(system: System, path: str, bound: Bound = "exact") -> Reading:
    return known(real_name(system.read_text(path), path), path, bound)
