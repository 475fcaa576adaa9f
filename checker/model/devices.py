"""Kinds of device and the things a device has more than one of: screens, browsers, connections."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

DeviceClass = Literal["windows-pc", "mac", "linux-pc", "chromebook", "ipad", "android-tablet", "phone", "other"]
DEVICE_CLASSES: tuple[str, ...] = get_args(DeviceClass)

OsName = Literal["windows", "macos", "linux", "chromeos", "ipados", "ios", "android"]
OS_OF_CLASS: Mapping[str, OsName] = MappingProxyType(
    {
        "windows-pc": "windows", "mac": "macos", "linux-pc": "linux", "chromebook": "chromeos", "ipad": "ipados",
        "android-tablet": "android",
    }
)  # fmt: skip
"""The system of each kind of device that has one of its own."""

BrowserName = Literal[
    "chrome", "chromium", "edge", "edge-legacy", "firefox", "safari", "brave", "opera", "vivaldi",
    "samsung-internet", "silk", "internet-explorer", "other",
]  # fmt: skip
Channel = Literal["stable", "extended", "esr", "lts", "beta", "dev", "unknown"]
LONG_SUPPORT: tuple[Channel, ...] = ("esr", "extended", "lts")
"""The channels that stay on a version for longer, and get fixes for it."""
Scope = Literal["machine", "user", "other-user"]


class Display(msgspec.Struct, frozen=True, kw_only=True):
    """One screen. The mode and the scale are settings; the native size is the panel.

    `width` x `height` is the current mode in pixels, `effective_*` what a web page sees (mode divided by scale),
    `scale` 1.25 for 125 %, `inches` the diagonal. None: not known.
    """

    width: int | None = None
    height: int | None = None
    native_width: int | None = None
    native_height: int | None = None
    scale: float | None = None
    effective_width: int | None = None
    effective_height: int | None = None
    inches: float | None = None
    primary: bool | None = None
    internal: bool | None = None


class Browser(msgspec.Struct, frozen=True, kw_only=True):
    """One installed browser. `scope` tells for whom; `default` whether links open in it. None: not known.

    `version` is the browser's own. `chromium` is that of the Chromium inside, where it was read apart from it (Vivaldi
    8.0 is made from Chromium 148); a browser without stands in a file without that key.
    """

    name: BrowserName
    version: str | None = None
    channel: Channel = "unknown"
    scope: Scope | None = None
    default: bool | None = None
    chromium: str | msgspec.UnsetType = msgspec.UNSET


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """One address that was tried. `seconds` to the first answer."""

    target: str
    state: str
    seconds: float | None = None
    detail: str | None = None


class Shortcut(msgspec.Struct, frozen=True, kw_only=True):
    """One shortcut to Basispoort; no other shortcut is ever looked at."""

    kind: str
    host: str
    state: str
