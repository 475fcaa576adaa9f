"""Browsers that were installed as a package of the distribution or of their maker."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.probes.linux.browser_names import PACKAGES, Installed, installed
from checker.probes.system import CannotRead, System, folder_exists

_RPM = ("rpm", "-qa", "--queryformat", "%{NAME} %{VERSION}\\n")
_RPM_NAMES = ("*chrom*", "*edge*", "*[Ff]irefox*", "brave*", "opera*", "vivaldi*", "epiphany*", "falkon*", "librewolf*")
_RPM_DATABASES = ("/usr/lib/sysimage/rpm", "/var/lib/rpm")
_LINE = re.compile(r"^(\S{1,100}) (\S{1,100})$", re.MULTILINE)
_EPOCH_AND_REVISION = re.compile(r"^(?:\d+:)?(.+?)(?:-[^-]*)?$")


def deb_browsers(system: System) -> list[Installed]:
    """Browsers from .deb packages; /var/lib/dpkg/status."""
    versions = system.call("dpkg.browsers")
    if not isinstance(versions, Mapping):
        raise CannotRead("not_understood", "dpkg")
    return _installed({name: str(version) for name, version in versions.items()})


def rpm_browsers(system: System) -> list[Installed]:
    """Browsers from .rpm packages; `rpm -qa`, asked only where rpm keeps a database."""
    if not any(folder_exists(system, folder) for folder in _RPM_DATABASES):
        raise CannotRead("not_supported", "rpm", "absent")
    return _installed(dict(_LINE.findall(system.run(*_RPM, *_RPM_NAMES))))


def upstream(version: str) -> str:
    """The maker's own version in a package's version.

    `1:156.0.8078.79-1~deb12u1` is 156.0.8078.79: deb-version(7), epoch:upstream-revision.
    """
    return re.split(r"[+~]", _EPOCH_AND_REVISION.sub(r"\1", version))[0]


def _installed(versions: Mapping[str, str]) -> list[Installed]:
    """The browsers among packages. Ubuntu's own Firefox package (1:1snap1-0ubuntu5) only fetches the snap."""
    return [
        installed(product, upstream(versions[product.package]), "machine")
        for product in PACKAGES
        if product.package in versions and "snap" not in versions[product.package]
    ]
