"""Places where something may or may not be. "It is not there" is an answer; "I may not look" is not."""

from __future__ import annotations

from checker.probes.system import CannotRead, System


def text_if_there(system: System, path: str) -> str:
    """A file's text, empty when there is no such file; raises `CannotRead` when it is there and cannot be read."""
    try:
        return system.read_text(path)
    except CannotRead as reason:
        if is_absent(reason):
            return ""
        raise


def bytes_if_there(system: System, path: str) -> bytes:
    """A file's bytes; as `text_if_there`."""
    try:
        return system.read_bytes(path)
    except CannotRead as reason:
        if is_absent(reason):
            return b""
        raise


def is_absent(reason: CannotRead) -> bool:
    """Tell whether the reason is only that this machine has no such thing."""
    return reason.why in {"not_supported", "tool_missing"}
