"""What is asked of Linux by other means than its files, as plain JSON values."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.probes.common.edid_privacy import without_serial
from checker.probes.common.package_calls import PACKAGE_CALLS
from checker.probes.linux.browsers.dpkg_status import installed_versions
from checker.probes.linux.browsers.makes import PACKAGES
from checker.probes.linux.browsers.menu_index import scoped
from checker.probes.linux.os_release_file import FIELDS
from checker.probes.system import LARGEST_READ, CannotRead, Json

if TYPE_CHECKING:
    from distro import LinuxDistribution

_DPKG_STATUS = "/var/lib/dpkg/status"
_DMI_TABLE = "/sys/firmware/dmi/tables/DMI"
_UDEV_OF_DMI = "/run/udev/data/+dmi:id"
_NO_WRAPPER = bytes(8)


def _machine() -> Json:
    return str(os.uname().machine)  # type: ignore[attr-defined,unused-ignore]  # not on Windows


def _is_read_only(volume: str) -> Json:
    return bool(os.statvfs(volume).f_flag & os.ST_RDONLY)  # type: ignore[attr-defined,unused-ignore]  # not on Windows


def _dpkg_browsers() -> Json:
    """The versions of browsers only: what else is installed is nobody's business, nor a recording's."""
    return dict(installed_versions(_bytes(_DPKG_STATUS), (product.package for product in PACKAGES)))


_MENUS = (
    ("user", "~/.local/share/applications"),
    ("user", "~/.local/share/flatpak/exports/share/applications"),
    ("machine", "/usr/share/applications"),
    ("machine", "/usr/local/share/applications"),
    ("machine", "/var/lib/flatpak/exports/share/applications"),
    ("machine", "/var/lib/snapd/desktop/applications"),
)


def _mime_browsers() -> Json:
    """The menu's entries that open links, and whose they are; the index names every other program too."""
    return dict(scoped((scope, _menu_index(os.path.expanduser(folder))) for scope, folder in _MENUS))  # noqa: PTH111  as in live.py


def _menu_index(folder: str) -> str:
    try:
        return _bytes(f"{folder}/mimeinfo.cache").decode("utf-8", "replace")
    except OSError:
        return ""


def _module_bytes() -> Json:
    """The size of each memory module, and nothing else of a table that is full of serial numbers."""
    table = _bytes(_DMI_TABLE)
    from checker.probes.common.smbios import parse_smbios  # noqa: PLC0415  only an administrator gets this far

    return list(parse_smbios(_NO_WRAPPER + table).module_bytes)


def _udev_module_bytes() -> Json:
    """The same from what udev keeps, which has the modules' serial numbers too."""
    properties = _bytes(_UDEV_OF_DMI).decode("utf-8", "replace")
    from checker.probes.linux.udev_memory import module_bytes  # noqa: PLC0415  an administrator's table comes first

    return list(module_bytes(properties))


def _edid(connector: str) -> Json:
    """What the screen on this socket says of itself, in hex, without its serial number."""
    return without_serial(_bytes(f"{connector}/edid")).hex()


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  pathlib would be one more import
        return file.read(LARGEST_READ)


def _os_release() -> Json:
    """The fields that are read of the distribution's own file, as distro understands them.

    It cuts a value without quotes off at its first space, and keeps backslashes: a file that has those is refused.
    """
    found = _distro()
    fields, text = found.os_release_info(), _bytes(found.os_release_file).decode("utf-8", "replace")
    if "\\" in text or not all("=" in word for word in shlex.split(text, comments=True)):
        raise CannotRead("not_understood", "distro.os_release", "not by its rules")
    return {name: fields[name.lower()] for name in FIELDS if name.lower() in fields}


def _distribution() -> Json:
    found = _distro()
    return {"id": found.id(), "version": found.version(best=True), "pretty_name": found.name(pretty=True)}


def _distro() -> LinuxDistribution:
    import distro  # noqa: PLC0415  as in common/package_calls.py

    # None of the three by which it starts commands.
    return distro.LinuxDistribution(include_lsb=False, include_uname=False, include_oslevel=False)


CALLS: Mapping[str, Callable[..., Json]] = MappingProxyType(
    {
        **PACKAGE_CALLS,
        "uname.machine": _machine,
        "statvfs.is_read_only": _is_read_only,
        "dpkg.browsers": _dpkg_browsers,
        "mime.browsers": _mime_browsers,
        "smbios.module_bytes": _module_bytes,
        "udev.module_bytes": _udev_module_bytes,
        "drm.edid": _edid,
        "distro.os_release": _os_release,
        "distro.information": _distribution,
    }
)
