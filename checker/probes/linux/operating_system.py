"""Which Linux it is, as the distribution calls itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.readings import Reading, known, unknown
from checker.probes.linux.os_release_file import code_name, fields_of
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_OS_RELEASE, _VENDOR_OS_RELEASE = "/etc/os-release", "/usr/lib/os-release"
_KERNEL_RELEASE = "/proc/sys/kernel/osrelease"
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "os.version": "VERSION_ID",
        "os.release": "PRETTY_NAME",
        "os.distribution": "ID",
        "os.edition": "VARIANT_ID",
    }
)
_ARCHITECTURES: Mapping[str, str] = MappingProxyType(
    {
        "x86_64": "amd64",
        "aarch64": "arm64",
        **dict.fromkeys(("i386", "i486", "i586", "i686"), "x86"),
        **dict.fromkeys(("armv6l", "armv7l", "armv8l"), "arm32"),
    }
)
_NO_ID = "linux"  # as the file's own page has it


@probe("os.name")
def system_name(_system: System) -> dict[str, Reading]:
    """It is Linux: these probes run nowhere else."""
    return {"os.name": known("linux", "linux")}


@probe(*_FIELDS, "os.codename")
def os_release(system: System) -> dict[str, Reading]:
    """Version, full name and id of the distribution, and the release it is made from.

    /etc/os-release: https://www.freedesktop.org/software/systemd/man/os-release.html
    """
    return _readings(system.read_text(_OS_RELEASE), _OS_RELEASE)


@probe(*_FIELDS, "os.codename")
def vendor_os_release(system: System) -> dict[str, Reading]:
    """The same, where an administrator removed the link in /etc."""
    return _readings(system.read_text(_VENDOR_OS_RELEASE), _VENDOR_OS_RELEASE)


@probe("os.build_id")
def kernel_release(system: System) -> dict[str, Reading]:
    """The kernel's release, as `uname -r` gives it: 6.1.0-28-amd64."""
    return {"os.build_id": known(system.read_text(_KERNEL_RELEASE).strip(), _KERNEL_RELEASE)}


@probe("os.architecture")
def architecture(system: System) -> dict[str, Reading]:
    """What the kernel runs on: amd64, arm64, x86 or arm32; as `uname -m` gives it."""
    machine = str(system.call("uname.machine"))
    if machine not in _ARCHITECTURES:
        raise CannotRead("not_understood", "uname", machine[:20])
    return {"os.architecture": known(_ARCHITECTURES[machine], "uname")}


@probe("os.version", "os.release", "os.distribution")
def distribution(system: System) -> dict[str, Reading]:
    """Version, name and id from the older files of each distribution, by the distro package; a last resort."""
    match system.call("distro.information"):
        case {"id": str(name), "version": str(version), "pretty_name": str(title)}:
            texts = {"os.version": version, "os.release": title, "os.distribution": name}
            return {fact: _reading(text, "distro", fact) for fact, text in texts.items()}
        case _:
            raise CannotRead("not_understood", "distro")


def _readings(text: str, source: str) -> dict[str, Reading]:
    fields = fields_of(text)
    if fields and not fields.get("ID"):
        fields["ID"] = _NO_ID
    told = {fact: _reading(fields.get(field, ""), source, field) for fact, field in _FIELDS.items()}
    return {**told, "os.codename": _reading(code_name(fields), source, "code name")}


def _reading(text: str, source: str, field: str) -> Reading:
    return known(text, source) if text.strip() else unknown("not_supported", source, f"no {field}")
