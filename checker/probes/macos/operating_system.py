"""Which macOS it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.readings import Reading, known, unknown
from checker.probes.macos.property_list import parse_property_list
from checker.probes.macos.sysctl import kernel_value
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System
from checker.versions import is_version, version_of

_SYSTEM_VERSION = "/System/Library/CoreServices/SystemVersion.plist"
_COMPATIBLE = "10.16"
_OLDEST_NAMED = "10.12"
# Apple's names: https://support.apple.com/109033
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "10.12": "Sierra",
        "10.13": "High Sierra",
        "10.14": "Mojave",
        "10.15": "Catalina",
        "11": "Big Sur",
        "12": "Monterey",
        "13": "Ventura",
        "14": "Sonoma",
        "15": "Sequoia",
        "26": "Tahoe",
        "27": "Golden Gate",
    }
)
_FACTS = ("os.version", "os.release", "os.build_id")


@probe("os.name")
def system_name(_system: System) -> dict[str, Reading]:
    """It is macOS: these probes run nowhere else."""
    return {"os.name": known("macos", "macos")}


@probe(*_FACTS)
def system_version(system: System) -> dict[str, Reading]:
    """Version, name and build; SystemVersion.plist."""
    fields = parse_property_list(system.read_bytes(_SYSTEM_VERSION), _SYSTEM_VERSION)
    return _readings(str(fields["ProductVersion"]), str(fields["ProductBuildVersion"]), _SYSTEM_VERSION)


@probe(*_FACTS)
def kernel_version(system: System) -> dict[str, Reading]:
    """The same from the kernel; sysctl kern.osproductversion and kern.osversion."""
    version, build = kernel_value(system, "kern.osproductversion"), kernel_value(system, "kern.osversion")
    return _readings(version, build, "sysctl kern.osproductversion")


def _readings(version: str, build: str, source: str) -> dict[str, Reading]:
    numbers = version.split(".")
    if ".".join(numbers[:2]) == _COMPATIBLE:
        raise CannotRead("not_understood", source, "10.16 is what old programs are told")
    name = _NAMES.get(numbers[0]) or _NAMES.get(".".join(numbers[:2]))
    return {
        "os.version": known(version, source),
        "os.release": known(f"macOS {name}", source) if name else unknown("not_understood", source, _no_name(version)),
        "os.build_id": known(build, source),
    }


def _no_name(version: str) -> str:
    """Why it has no name here: it came before those that have one, or after."""
    if not is_version(version):
        return "no version"
    return "older than known" if version_of(version) < version_of(_OLDEST_NAMED) else "newer than known"
