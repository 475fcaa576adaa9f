"""Which Chromium is inside a browser that has numbers of its own, by what it wrote down when it last ran."""

from __future__ import annotations

import re

import msgspec

from checker.probes.common.optional import text_if_there
from checker.probes.linux.browsers.makes import Installed
from checker.probes.system import CannotRead, System

_PROFILE = ".config/BraveSoftware/Brave-Browser/Last Version"
# "Last Version" holds that and nothing else; the rest of the folder is a person's, and stays closed.
_LAST_VERSION = (
    f"~/{_PROFILE}",
    f"~/.var/app/com.brave.Browser/{_PROFILE.removeprefix('.')}",
    f"~/snap/brave/current/{_PROFILE}",
)
_WITH_CHROMIUM = re.compile(r"(\d{2,4})\.(\d[\d.]{1,30})", re.ASCII)


def with_chromium(system: System, item: Installed) -> Installed:
    """The browser with the Chromium inside it: Brave 1.97.101 wrote 158.1.97.101. As it is where none is told."""
    if item.browser.name != "brave" or not item.browser.version:
        return item
    for path in _LAST_VERSION:
        told = _WITH_CHROMIUM.fullmatch(_text(system, path))
        if told and told[2] == item.browser.version:
            return item._replace(browser=msgspec.structs.replace(item.browser, chromium=told[1]))
    return item


def _text(system: System, path: str) -> str:
    try:
        return text_if_there(system, path).strip()
    except CannotRead:
        return ""
