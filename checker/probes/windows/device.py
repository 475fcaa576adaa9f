"""The device: who made it, its model, what kind of housing it has."""

from __future__ import annotations

import re

import msgspec

from checker.model.readings import Reading, known
from checker.probes.common.dummy_names import real_name
from checker.probes.common.form import form_of
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System, text_value
from checker.probes.windows.answers import answer

_BIOS = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
_INFORMATION = r"HKLM\SYSTEM\CurrentControlSet\Control\SystemInformation"
_VIRTUAL = re.compile(
    r"vmware|virtualbox|innotek|qemu|kvm|bochs|parallels virtual|microsoft corporation virtual machine"
    r"|\bxen\b|amazon ec2|google compute",
    re.IGNORECASE,
)
_ROLES = {1: "desktop", 2: "laptop", 3: "desktop", 4: "server", 8: "tablet"}


class _Smbios(msgspec.Struct):
    chassis_types: tuple[int, ...]


@probe("device.manufacturer")
def manufacturer(system: System) -> dict[str, Reading]:
    """Who made the device. Registry: SystemManufacturer, as the firmware told at the start."""
    return _named(system, "device.manufacturer", _BIOS, "SystemManufacturer")


@probe("device.manufacturer")
def manufacturer_copy(system: System) -> dict[str, Reading]:
    """The same from the copy that Windows keeps."""
    return _named(system, "device.manufacturer", _INFORMATION, "SystemManufacturer")


@probe("device.model.name")
def model(system: System) -> dict[str, Reading]:
    """The maker's name for the model. Registry: SystemProductName, as the firmware told at the start.

    Lenovo keeps the name in SystemVersion, and an order number in SystemProductName.
    """
    is_lenovo = _told(system, "SystemManufacturer").strip().upper() == "LENOVO"
    return _named(system, "device.model.name", _BIOS, "SystemVersion" if is_lenovo else "SystemProductName")


@probe("device.model.name")
def model_copy(system: System) -> dict[str, Reading]:
    """The same from the copy that Windows keeps."""
    return _named(system, "device.model.name", _INFORMATION, "SystemProductName")


@probe("device.form")
def form(system: System) -> dict[str, Reading]:
    """The kind of housing: desktop, laptop, tablet. SMBIOS type 3.

    A virtual machine is told by the names it gives itself; its housing is an invention.
    """
    if _VIRTUAL.search(f"{_told(system, 'SystemManufacturer')} {_told(system, 'SystemProductName')}"):
        return {"device.form": known("virtual", rf"{_BIOS}\SystemProductName")}
    types = answer(system, _Smbios, "smbios").chassis_types
    if not types:
        raise CannotRead("not_supported", "SMBIOS type 3", "absent")
    return {"device.form": known(form_of(types[0], "SMBIOS type 3"), "SMBIOS type 3")}


@probe("device.form")
def power_role(system: System) -> dict[str, Reading]:
    """The kind of machine for the power settings: roughly the same. PowerDeterminePlatformRoleEx."""
    source = "PowerDeterminePlatformRole"
    role = answer(system, int, source)
    if role not in _ROLES:
        raise CannotRead("not_understood", source, f"role {role}")
    return {"device.form": known(_ROLES[role], source, "derived")}


def _told(system: System, name: str) -> str:
    try:
        return text_value(system, _BIOS, name)
    except CannotRead:
        return ""


def _named(system: System, fact: str, key: str, name: str) -> dict[str, Reading]:
    source = rf"{key}\{name}"
    return {fact: known(real_name(text_value(system, key, name), source), source)}
