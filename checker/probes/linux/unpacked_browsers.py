"""Browsers that are in no list: unpacked by hand, or packaged in a way that is not known here."""

from __future__ import annotations

import re

from checker.model.devices import Channel
from checker.probes.common.optional import text_if_there
from checker.probes.linux.browser_names import PACKAGES, Installed, Product, installed
from checker.probes.system import System

_UNPACKED = ("/opt/firefox", "/usr/local/firefox", "/usr/local/lib/firefox")
_PACKAGED = ("/usr/lib/firefox", "/usr/lib64/firefox")
_MENU = "/usr/share/applications"
_VERSION = re.compile(r"^Version=(\d[\w.]{0,40})$", re.MULTILINE | re.ASCII)
_REPOSITORY = re.compile(r"^SourceRepository=\S*/(mozilla-[a-z]+)\d*$", re.MULTILINE)
_CHANNELS: dict[str, Channel] = {
    "mozilla-release": "stable",
    "mozilla-esr": "esr",
    "mozilla-beta": "beta",
    "mozilla-central": "dev",
}


def unpacked_firefox(system: System) -> list[Installed]:
    """Firefox that somebody unpacked where programs go; application.ini beside it."""
    return [found for folder in _UNPACKED for found in _firefox(system, folder)]


def packaged_firefox(system: System) -> list[Installed]:
    """Firefox of a distribution whose package list cannot be read, such as Arch; application.ini beside it."""
    return [found for folder in _PACKAGED for found in _firefox(system, folder)]


def browsers_in_menu(system: System) -> list[Installed]:
    """Browsers that have an entry in the menu, without their version; /usr/share/applications."""
    entries = {product.menu_entry: product for product in reversed(PACKAGES)}
    return [
        installed(product, None, "machine")
        for entry, product in entries.items()
        if text_if_there(system, f"{_MENU}/{entry}")
    ]


def _firefox(system: System, folder: str) -> list[Installed]:
    text = text_if_there(system, f"{folder}/application.ini")
    if not (version := _VERSION.search(text)):
        return []
    repository = _REPOSITORY.search(text)
    channel = _CHANNELS.get(repository[1], "unknown") if repository else "unknown"
    return [installed(Product("firefox", channel, "firefox", "firefox.desktop"), version[1], "machine")]
