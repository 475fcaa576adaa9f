"""What is asked of macOS by other means than its files and commands, as plain JSON values."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.probes.common.calls import CALLS as COMMON_CALLS
from checker.probes.macos.property_list import parse_property_list
from checker.probes.system import Json

_HANDLERS = "~/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"
SAFARI = "com.apple.safari"


def link_handler(handlers: object) -> str:
    """The identifier of the app that opens a link, in lower case; Safari where nobody chose another."""
    chosen = [
        str(handler.get("LSHandlerRoleAll", ""))
        for handler in (handlers if isinstance(handlers, list) else [])
        if isinstance(handler, Mapping) and handler.get("LSHandlerURLScheme") == "https"
    ]
    return next((identifier.lower() for identifier in reversed(chosen) if identifier), SAFARI)


def _link_handler() -> Json:
    """Only the browser is kept: the list also names the app for every other kind of link and file."""
    try:
        with open(os.path.expanduser(_HANDLERS), "rb") as file:  # noqa: PTH111, PTH123  as in live.py
            return link_handler(parse_property_list(file.read(), _HANDLERS).get("LSHandlers"))
    except FileNotFoundError:
        return SAFARI


CALLS: Mapping[str, Callable[..., Json]] = MappingProxyType(
    {**COMMON_CALLS, "LaunchServices.link_handler": _link_handler}
)
