"""What is asked of macOS by other means than its files and commands, as plain JSON values."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.probes.common.package_calls import PACKAGE_CALLS
from checker.probes.macos.browsers.link_opener import SAFARI, chosen_handler
from checker.probes.macos.property_list import parse_property_list
from checker.probes.system import Json

_HANDLERS = "~/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"


def _link_handler() -> Json:
    """Only the browser is kept: the list also names the app for every other kind of link and file."""
    try:
        with open(os.path.expanduser(_HANDLERS), "rb") as file:  # noqa: PTH111, PTH123  as in live.py
            return chosen_handler(parse_property_list(file.read(), _HANDLERS).get("LSHandlers"))
    except FileNotFoundError:
        return SAFARI


CALLS: Mapping[str, Callable[..., Json]] = MappingProxyType(
    {**PACKAGE_CALLS, "LaunchServices.link_handler": _link_handler}
)
