"""Browsers that are in no list: unpacked by hand, or packaged in a way that is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.model.devices import Scope
from checker.probes.common.answers import answer
from checker.probes.common.optional import text_if_there
from checker.probes.linux.browsers.firefox import PACKAGED, UNPACKED, firefox_in
from checker.probes.linux.browsers.makes import FLATPAKS, PACKAGES, SNAPS, Installed, Product, installed
from checker.probes.system import System

_MENU = "/usr/share/applications"
_KNOWN: Mapping[str, Product] = {item.menu_entry: item for item in reversed((*PACKAGES, *SNAPS, *FLATPAKS))}
_SCOPES: Mapping[str, Scope] = {"machine": "machine", "user": "user"}
# Entries that only open whichever browser the person prefers, and what a desktop makes of a command a person typed.
_GO_BETWEENS = ("userapp-", "xfce4-web-browser", "exo-web-browser", "debian-sensible-browser", "kfmclient.")


def unpacked_firefox(system: System) -> list[Installed]:
    """Firefox that somebody unpacked where programs go; application.ini beside it."""
    return [found for folder in UNPACKED for found in firefox_in(system, folder)]


def packaged_firefox(system: System) -> list[Installed]:
    """Firefox of a distribution whose package list cannot be read, such as Arch; application.ini beside it."""
    return [found for folder in PACKAGED for found in firefox_in(system, folder)]


def browsers_in_menu(system: System) -> list[Installed]:
    """Browsers that have an entry in the menu, without their version; /usr/share/applications."""
    entries = {product.menu_entry: product for product in reversed(PACKAGES)}
    return [
        installed(product, None, "machine")
        for entry, product in entries.items()
        if text_if_there(system, f"{_MENU}/{entry}")
    ]


def other_browsers(system: System) -> list[Installed]:
    """Programs that offer to open links and pages, wherever they stand: of which make only where the entry tells.

    The desktop's own index, mimeinfo.cache: https://specifications.freedesktop.org/desktop-entry-spec/latest/
    """
    return list(_unnamed(answer(system, dict[str, str], "mime.browsers").items()))


def _unnamed(handlers: Iterable[tuple[str, str]]) -> Iterator[Installed]:
    for entry, scope in handlers:
        if scope not in _SCOPES or entry.startswith(_GO_BETWEENS):
            continue
        product = _KNOWN.get(entry) or Product("other", "unknown", "", entry)
        yield installed(product, None, _SCOPES[scope])
