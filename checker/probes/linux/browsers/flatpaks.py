"""Browsers that were installed as a flatpak, for everybody or by this user."""

from __future__ import annotations

import re

from checker.model.devices import Scope
from checker.probes.common.optional import text_if_there
from checker.probes.linux.browsers.makes import FLATPAKS, Installed, Product, installed
from checker.probes.system import System, folder_exists

# AppStream wants the newest release first: https://www.freedesktop.org/software/appstream/docs/
_NEWEST_RELEASE = re.compile(r"""<release\b[^>]*?\bversion=["']([^"'<>]{1,60})["']""")


def machine_flatpaks(system: System) -> list[Installed]:
    """Browsers among the flatpaks for everybody; /var/lib/flatpak/app."""
    return _flatpaks(system, "/var/lib/flatpak", "machine")


def own_flatpaks(system: System) -> list[Installed]:
    """Browsers among this user's own flatpaks; ~/.local/share/flatpak/app."""
    return _flatpaks(system, "~/.local/share/flatpak", "user")


def _flatpaks(system: System, root: str, scope: Scope) -> list[Installed]:
    folders = ((product, f"{root}/app/{product.package}/current/active") for product in FLATPAKS)
    return [
        installed(product, _version(system, product, folder), scope)
        for product, folder in folders
        if folder_exists(system, folder)
    ]


def _version(system: System, product: Product, folder: str) -> str | None:
    """The version its description for the shop gives, as `flatpak info` does; a flatpak need not have one."""
    for place in ("export/share/metainfo", "files/share/metainfo", "files/share/appdata"):
        for kind in ("metainfo", "appdata"):
            text = text_if_there(system, f"{folder}/{place}/{product.package}.{kind}.xml")
            if release := _NEWEST_RELEASE.search(text):
                return release[1]
    return None
