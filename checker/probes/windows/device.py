"""The device: who made it, its model, what kind of housing it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from checker.model.readings import Bound, Reading, known
from checker.probes.common.answers import answer, text_value
from checker.probes.common.form import Witness, Witnesses, decided_form
from checker.probes.common.psutil_answers import has_battery
from checker.probes.common.unfilled_fields import real_name
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System
from checker.probes.windows.operating_system import is_server

_BIOS = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
_INFORMATION = r"HKLM\SYSTEM\CurrentControlSet\Control\SystemInformation"
_VIRTUAL = re.compile(
    r"vmware|virtualbox|innotek|qemu|kvm|bochs|parallels virtual|microsoft corporation virtual machine"
    r"|\bxen\b|amazon ec2|google compute",
    re.IGNORECASE,
)
_NUMBERED = frozenset({"LENOVO", "IBM"})
_ROLE = "PowerDeterminePlatformRole"
_SOURCES: Mapping[Witness, str] = MappingProxyType(
    {
        "model": rf"{_BIOS}\SystemProductName",
        "housing": "SMBIOS type 3",
        "role": _ROLE,
        "battery": "GetSystemPowerStatus",
    }
)


class _Smbios(msgspec.Struct):
    chassis_types: tuple[int, ...]


@probe("device.class")
def device_class(_system: System) -> dict[str, Reading]:
    """A PC with Windows on it."""
    return {"device.class": known("windows-pc", "program")}


@probe("device.manufacturer")
def manufacturer(system: System) -> dict[str, Reading]:
    """Who made the device. Registry: SystemManufacturer, as the firmware told at the start."""
    return _named(system, "device.manufacturer", _BIOS, "SystemManufacturer")


@probe("device.manufacturer")
def manufacturer_copy(system: System) -> dict[str, Reading]:
    """The same from the copy that Windows keeps."""
    return _named(system, "device.manufacturer", _INFORMATION, "SystemManufacturer")


@probe("device.manufacturer")
def board_manufacturer(system: System) -> dict[str, Reading]:
    """Who made the board in it, where nobody wrote who made the device. Registry: BaseBoardManufacturer."""
    return _named(system, "device.manufacturer", _BIOS, "BaseBoardManufacturer", "derived")


@probe("device.model.name")
def model(system: System) -> dict[str, Reading]:
    """The maker's name for the model. Registry: SystemProductName, as the firmware told at the start.

    Lenovo keeps the name in SystemVersion, and an order number in SystemProductName.
    """
    is_numbered = _told(system, "SystemManufacturer").strip().upper() in _NUMBERED
    return _named(system, "device.model.name", _BIOS, "SystemVersion" if is_numbered else "SystemProductName")


@probe("device.model.name")
def product_name(system: System) -> dict[str, Reading]:
    """SystemProductName of any maker: on a Lenovo that has no name elsewhere."""
    return _named(system, "device.model.name", _BIOS, "SystemProductName")


@probe("device.model.name")
def model_copy(system: System) -> dict[str, Reading]:
    """The same from the copy that Windows keeps."""
    return _named(system, "device.model.name", _INFORMATION, "SystemProductName")


@probe("device.model.name")
def board_model(system: System) -> dict[str, Reading]:
    """The name of the board in it, where nobody named the device: PRIME B450M-A. Registry: BaseBoardProduct."""
    return _named(system, "device.model.name", _BIOS, "BaseBoardProduct", "derived")


@probe("device.form")
def form(system: System) -> dict[str, Reading]:
    """The kind of housing: desktop, laptop, tablet. SMBIOS type 3, PowerDeterminePlatformRole, the model, the battery.

    A virtual machine is told by the names it gives itself; its housing is an invention.
    """
    names = f"{_told(system, 'SystemManufacturer')} {_told(system, 'SystemProductName')}"
    if _VIRTUAL.search(names):
        return {"device.form": known("virtual", _SOURCES["model"])}
    model = f"{names} {_told(system, 'SystemVersion')}"
    told = Witnesses(model, _housing(system), _role(system), _battery(system), is_client=not is_server(system))
    decided = decided_form(told)
    if decided is None:
        raise CannotRead("not_understood", _SOURCES["housing"], f"chassis type {told.housing}")
    value, witness = decided
    return {"device.form": known(value, _SOURCES[witness], "exact" if witness == "housing" else "derived")}


def _housing(system: System) -> int:
    try:
        return next(iter(answer(system, _Smbios, "smbios").chassis_types), 0)
    except CannotRead:
        return 0


def _role(system: System) -> int:
    """What kind of machine it is for the power settings, or 0; PowerDeterminePlatformRoleEx."""
    try:
        return answer(system, int, _ROLE)
    except CannotRead:
        return 0


def _battery(system: System) -> bool | None:
    """Whether there is a battery, of the device or of a UPS beside it; Windows does not tell them apart."""
    try:
        return has_battery(system)
    except CannotRead:
        return None


def _told(system: System, name: str) -> str:
    try:
        return text_value(system, _BIOS, name)
    except CannotRead:
        return ""


def _named(system: System, fact: str, key: str, name: str, bound: Bound = "exact") -> dict[str, Reading]:
    source = rf"{key}\{name}"
    return {fact: known(real_name(text_value(system, key, name), source), source, bound)}
