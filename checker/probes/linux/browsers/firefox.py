"""Firefox in a folder of its own: its version and channel, by the files beside it."""

from __future__ import annotations

import re

from checker.model.devices import Channel, Scope
from checker.probes.common.firefox_channel import APPLICATION_INI, firefox_channel
from checker.probes.common.optional import text_if_there
from checker.probes.linux.browsers.makes import Installed, Product, installed
from checker.probes.system import CannotRead, System

UNPACKED = (
    "/opt/firefox",
    "/usr/local/firefox",
    "/usr/local/lib/firefox",
    "~/firefox",
    "~/opt/firefox",
    "~/bin/firefox",
    "~/.local/opt/firefox",
    "~/.local/firefox",
    "~/Applications/firefox",
)
PACKAGED = ("/usr/lib/firefox", "/usr/lib64/firefox")
_VERSION = re.compile(r"^Version=(\d[\w.]{0,40})$", re.MULTILINE | re.ASCII)


def firefox_in(system: System, folder: str) -> list[Installed]:
    """The Firefox in this folder; none where there is no application.ini."""
    text = text_if_there(system, f"{folder}/{APPLICATION_INI}")
    if not (version := _VERSION.search(text)):
        return []
    channel = firefox_channel(text, _channel_prefs(system, folder), version[1])
    scope: Scope = "user" if folder.startswith("~") else "machine"
    return [installed(Product("firefox", channel, "firefox", "firefox.desktop"), version[1], scope)]


def packaged_channel(system: System, version: str) -> Channel:
    """The channel of the packaged Firefox with this version; unknown where its own files do not tell."""
    for folder in PACKAGED:
        try:
            found = firefox_in(system, folder)
        except CannotRead:
            continue
        if channel := next((item.browser.channel for item in found if item.browser.version == version), None):
            return channel
    return "unknown"


def _channel_prefs(system: System, folder: str) -> str:
    return text_if_there(system, f"{folder}/defaults/pref/channel-prefs.js")
