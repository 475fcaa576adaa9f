"""Which Mac it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.readings import Reading, known
from checker.probes.macos.sysctl import kernel_value
from checker.probes.macos.system_profiler import section
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_HARDWARE = "SPHardwareDataType"
_SOURCE = f"system_profiler {_HARDWARE}"
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "MacBook": "laptop",
        "iMac": "all-in-one",
        "Mac mini": "desktop",
        "Macmini": "desktop",
        "Mac Studio": "desktop",
        "Mac Pro": "desktop",
        "MacPro": "desktop",
        "VirtualMac": "virtual",
        "VMware": "virtual",
        "Parallels": "virtual",
    }
)


@probe("device.class", "device.manufacturer")
def mac(_system: System) -> dict[str, Reading]:
    """A Mac: macOS is allowed on nothing else."""
    return {"device.class": known("mac", "macos"), "device.manufacturer": known("Apple", "macos")}


@probe("device.model.name", "device.form")
def model(system: System) -> dict[str, Reading]:
    """The name in "About This Mac" and Apple's number of the model: "MacBook Air (MacBookAir10,1)"."""
    for hardware in section(system, _HARDWARE):
        name, number = str(hardware["machine_name"]), str(hardware["machine_model"])
        form = known(_form(number, _form(name)), _SOURCE)
        return {"device.model.name": known(f"{name} ({number})", _SOURCE), "device.form": form}
    raise CannotRead("not_understood", _SOURCE, "empty")


@probe("device.model.name")
def model_number(system: System) -> dict[str, Reading]:
    """Apple's number of the model; sysctl hw.model."""
    return {"device.model.name": known(kernel_value(system, "hw.model"), "sysctl hw.model")}


@probe("device.form")
def form(system: System) -> dict[str, Reading]:
    """The form that the number of an older model begins with; sysctl hw.model. Newer ones are only "Mac14,2"."""
    if found := _form(kernel_value(system, "hw.model")):
        return {"device.form": known(found, "sysctl hw.model")}
    raise CannotRead("not_understood", "sysctl hw.model")


def _form(name: str, otherwise: str = "") -> str:
    return next((form for beginning, form in _FORMS.items() if name.startswith(beginning)), otherwise)
