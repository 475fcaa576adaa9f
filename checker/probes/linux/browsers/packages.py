"""Browsers that were installed as a package of the distribution or of their maker."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from checker.model.devices import Channel
from checker.probes.common.answers import answer
from checker.probes.common.firefox_channel import is_esr_number
from checker.probes.linux.browsers.firefox import packaged_channel
from checker.probes.linux.browsers.makes import PACKAGES, Installed, installed
from checker.probes.system import CannotRead, System, folder_exists

_RPM = ("rpm", "-qa", "--queryformat", "%{NAME} %{VERSION}\\n")
_RPM_NAMES = ("*chrom*", "*edge*", "*[Ff]irefox*", "brave*", "opera*", "vivaldi*", "epiphany*", "falkon*", "librewolf*")
_RPM_DATABASES = ("/usr/lib/sysimage/rpm", "/var/lib/rpm")
_LINE = re.compile(r"^(\S{1,100}) (\S{1,100})$", re.MULTILINE)
# Ubuntu's chromium-browser of 19.10 to 23.10, which holds no browser: it installs the snap and opens that.
_ONLY_FETCHES_THE_SNAP = re.compile(r"^1:85\.0\.4183\.83-0ubuntu|snap", re.IGNORECASE)
_EPOCH_AND_REVISION = re.compile(r"^(?:\d+:)?(.+?)(?:-[^-]*)?$")


def deb_browsers(system: System) -> list[Installed]:
    """Browsers from .deb packages; /var/lib/dpkg/status."""
    return [_by_number(item) for item in _installed(answer(system, dict[str, str], "dpkg.browsers"))]


def rpm_browsers(system: System) -> list[Installed]:
    """Browsers from .rpm packages; `rpm -qa`, asked only where rpm keeps a database."""
    if not any(folder_exists(system, folder) for folder in _RPM_DATABASES):
        raise CannotRead("not_supported", "rpm", "absent")
    found = _installed(dict(_LINE.findall(system.run(*_RPM, *_RPM_NAMES))))
    return [_with_own_channel(system, item) for item in found]


def _with_own_channel(system: System, item: Installed) -> Installed:
    """Firefox with the channel its files tell: RHEL, Rocky and SUSE call an ESR plain `firefox`, version 140.12.0."""
    browser = item.browser
    if browser.name != "firefox" or browser.channel != "stable" or browser.version is None:
        return item
    told = _on(item, packaged_channel(system, browser.version))
    return told if told.browser.channel != "unknown" or not is_esr_number(browser.version) else _on(item, "esr")


def _by_number(item: Installed) -> Installed:
    """A plain `firefox` that has the number of an ESR: some distributions have no other Firefox."""
    browser = item.browser
    is_esr = browser.name == "firefox" and browser.channel == "stable" and is_esr_number(browser.version or "")
    return _on(item, "esr") if is_esr else item


def _on(item: Installed, channel: Channel) -> Installed:
    return item._replace(browser=msgspec.structs.replace(item.browser, channel=channel))


def upstream(version: str) -> str:
    """The maker's own version in a package's version.

    `1:156.0.8078.79-1~deb12u1` is 156.0.8078.79: deb-version(7), epoch:upstream-revision.
    """
    return re.split(r"[+~]", _EPOCH_AND_REVISION.sub(r"\1", version))[0]


def _installed(versions: Mapping[str, str]) -> list[Installed]:
    """The browsers among packages; those that only fetch a snap (1:1snap1-0ubuntu5) hold none."""
    return [
        installed(product, upstream(versions[product.package]), "machine")
        for product in PACKAGES
        if product.package in versions and not _ONLY_FETCHES_THE_SNAP.search(versions[product.package])
    ]
