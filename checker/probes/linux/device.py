"""Who made the device and what kind it is."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.dummy_names import real_name
from checker.probes.common.form import form_of
from checker.probes.probe import probe
from checker.probes.system import System

_DMI = "/sys/class/dmi/id"
_DEVICE_TREE = "/sys/firmware/devicetree/base"
_HOUSING = f"{_DMI}/chassis_type"
_CPUINFO = "/proc/cpuinfo"


@probe("device.class")
def device_class(_system: System) -> dict[str, Reading]:
    """A PC with Linux on it."""
    return {"device.class": known("linux-pc", "linux")}


@probe("device.manufacturer")
def manufacturer(system: System) -> dict[str, Reading]:
    """Who made it; SMBIOS type 1 as the kernel shows it."""
    return {"device.manufacturer": _name(system, f"{_DMI}/sys_vendor")}


@probe("device.model.name")
def model(system: System) -> dict[str, Reading]:
    """The maker's name for the model; SMBIOS type 1.

    Lenovo writes a number in its place ("20L6S0R300"), and the name on the lid where others have a version.
    """
    is_lenovo = system.read_text(f"{_DMI}/sys_vendor").strip() == "LENOVO"
    return {"device.model.name": _name(system, f"{_DMI}/{'product_version' if is_lenovo else 'product_name'}")}


@probe("device.model.name")
def board_model(system: System) -> dict[str, Reading]:
    """The model of a board without SMBIOS, such as a Raspberry Pi; the devicetree's "model"."""
    return {"device.model.name": _name(system, f"{_DEVICE_TREE}/model")}


@probe("device.form")
def form(system: System) -> dict[str, Reading]:
    """Virtual, or the kind of housing: desktop, laptop, tablet, all-in-one or server; SMBIOS type 3.

    A virtual machine's housing may say desktop (Hyper-V), but its processor has the flag "hypervisor".
    """
    if _is_virtual(system):
        return {"device.form": known("virtual", _CPUINFO)}
    return {"device.form": known(form_of(int(system.read_text(_HOUSING)), _HOUSING), _HOUSING)}


def _is_virtual(system: System) -> bool:
    lines = system.read_text(_CPUINFO).splitlines()
    return "hypervisor" in next((line.split() for line in lines if line.startswith("flags")), ())


def _name(system: System, path: str) -> Reading:
    return known(real_name(system.read_text(path), path), path)
