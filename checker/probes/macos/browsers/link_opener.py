"""The browser that opens a link."""

from __future__ import annotations

from collections.abc import Mapping

from checker.probes.common.answers import answer
from checker.probes.common.optional import is_absent
from checker.probes.system import CannotRead, System

SAFARI = "com.apple.safari"


def chosen_handler(handlers: object) -> str:
    """The identifier of the app that opens a link, in lower case; Safari where nobody chose another."""
    chosen = [
        str(handler.get("LSHandlerRoleAll", ""))
        for handler in (handlers if isinstance(handlers, list) else [])
        if isinstance(handler, Mapping) and handler.get("LSHandlerURLScheme") == "https"
    ]
    return next((identifier.lower() for identifier in reversed(chosen) if identifier), SAFARI)


def link_opener(system: System) -> str:
    """The identifier of the app that opens a link here; "" where macOS does not tell."""
    try:
        return answer(system, str, "LaunchServices.link_handler")
    except CannotRead:
        return ""


def is_unanswered(system: System) -> bool:
    """Tell whether macOS knows what opens a link and did not say: that may be a browser in a folder of its own."""
    try:
        answer(system, str, "LaunchServices.link_handler")
    except CannotRead as reason:
        return not is_absent(reason)
    return False
