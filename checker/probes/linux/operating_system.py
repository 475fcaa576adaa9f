"""Which Linux it is, as the distribution calls itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from checker.model.readings import Reading, known, unknown
from checker.probes.common.answers import answer
from checker.probes.linux.os_release_file import LONGEST_VALUE, code_name, fields_of
from checker.probes.probe import probe
from checker.probes.system import System

_OS_RELEASE, _VENDOR_OS_RELEASE = "/etc/os-release", "/usr/lib/os-release"
_DISTRO = "distro.os_release"
_KERNEL_RELEASE = "/proc/sys/kernel/osrelease"
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "os.version": "VERSION_ID",
        "os.release": "PRETTY_NAME",
        "os.distribution": "ID",
        "os.edition": "VARIANT_ID",
    }
)
_NO_ID = "linux"  # as the file's own page has it


class _Information(msgspec.Struct):
    id: str
    version: str
    pretty_name: str


@probe("os.name")
def system_name(_system: System) -> dict[str, Reading]:
    """It is Linux: these probes run nowhere else."""
    return {"os.name": known("linux", "linux")}


@probe(*_FIELDS, "os.codename")
def distribution(system: System) -> dict[str, Reading]:
    """Version, full name and id of the distribution, and the release it is made from; distro, from os-release.

    https://www.freedesktop.org/software/systemd/man/os-release.html
    """
    fields = answer(system, dict[str, str], _DISTRO)
    return _readings({name: value.strip()[:LONGEST_VALUE] for name, value in fields.items()}, _DISTRO)


@probe(*_FIELDS, "os.codename")
def os_release(system: System) -> dict[str, Reading]:
    """The same from a file that breaks its rules, where distro reads half a name; /etc/os-release.

    Recordings of before distro was asked have only the file.
    """
    return _readings(fields_of(system.read_text(_OS_RELEASE)), _OS_RELEASE)


@probe(*_FIELDS, "os.codename")
def vendor_os_release(system: System) -> dict[str, Reading]:
    """Likewise, where an administrator removed the link in /etc."""
    return _readings(fields_of(system.read_text(_VENDOR_OS_RELEASE)), _VENDOR_OS_RELEASE)


@probe("os.build_id")
def kernel_release(system: System) -> dict[str, Reading]:
    """The kernel's release, as `uname -r` gives it: 6.1.0-28-amd64."""
    return {"os.build_id": known(system.read_text(_KERNEL_RELEASE).strip(), _KERNEL_RELEASE)}


@probe("os.version", "os.release", "os.distribution")
def older_distribution(system: System) -> dict[str, Reading]:
    """Version, name and id from the files each distribution had before os-release, by distro."""
    told = answer(system, _Information, "distro.information")
    texts = {"os.version": told.version, "os.release": told.pretty_name, "os.distribution": told.id}
    return {fact: _reading(text, "distro", fact) for fact, text in texts.items()}


def _readings(fields: dict[str, str], source: str) -> dict[str, Reading]:
    if fields and not fields.get("ID"):
        fields["ID"] = _NO_ID
    told = {fact: _reading(fields.get(field, ""), source, field) for fact, field in _FIELDS.items()}
    return {**told, "os.codename": _reading(code_name(fields), source, "code name")}


def _reading(text: str, source: str, field: str) -> Reading:
    return known(text, source) if text.strip() else unknown("not_supported", source, f"no {field}")
