"""The browser that opens a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from checker.model.devices import Browser
from checker.probes.common.optional import text_if_there
from checker.probes.common.variables import variable
from checker.probes.linux.browsers.makes import FLATPAKS, Installed
from checker.probes.system import CannotRead, System

_FOLDERS = (
    "~/.config",
    "/etc/xdg",
    "~/.local/share/applications",
    "/usr/local/share/applications",
    "/usr/share/applications",
)
_DESKTOP = re.compile(r"[a-z0-9-]{1,40}")
_SECTION = "[Default Applications]"
_HTTPS = re.compile(r"^x-scheme-handler/https\s*=\s*(\S{1,500})", re.MULTILINE)


def with_default(found: Sequence[Installed], system: System) -> tuple[Browser, ...]:
    """The browsers, each with whether it is the one that opens a link; None for all when that is not known.

    mimeapps.list: https://specifications.freedesktop.org/mime-apps-spec/latest/file.html
    """
    chosen = _chosen(found, system)
    return tuple(
        msgspec.structs.replace(item.browser, default=None if chosen is None else item is chosen) for item in found
    )


def _chosen(found: Sequence[Installed], system: System) -> Installed | None:
    """The browser that opens a link; none when no list names one of these, or a list cannot be read."""
    try:
        return next((item for entry in _entries(system) if (item := _named(entry, found))), None)
    except CannotRead:
        return None


def _entries(system: System) -> Iterator[str]:
    """Menu entries that may open a link, the preferred one first."""
    desktops = variable(system, "XDG_CURRENT_DESKTOP").lower().split(":")
    files = [*(f"{desktop}-mimeapps.list" for desktop in desktops if _DESKTOP.fullmatch(desktop)), "mimeapps.list"]
    for folder in _FOLDERS:
        for file in files:
            yield from entries_in(text_if_there(system, f"{folder}/{file}"))


def entries_in(text: str) -> list[str]:
    """The menu entries for https in one mimeapps.list."""
    defaults = text.partition(_SECTION)[2].partition("\n[")[0]
    line = _HTTPS.search(defaults)
    return [entry for entry in line[1].split(";") if entry] if line else []


def _named(entry: str, found: Sequence[Installed]) -> Installed | None:
    """The installed browser with this menu entry. Packages of their makers have their flatpak's entry too.

    Fedora's Firefox has that one only, also where it is an ESR or its channel is not known.
    """
    same = next((item for item in found if item.menu_entry == entry), None)
    product = next((product for product in FLATPAKS if product.menu_entry == entry), None)
    if same or product is None:
        return same
    alike = [item for item in found if item.browser.name == product.name]
    return next((item for item in alike if item.browser.channel == product.channel), next(iter(alike), None))
