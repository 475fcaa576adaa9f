"""Apple's property lists, as XML or as their binary form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.probes.system import CannotRead


def parse_property_list(data: bytes, source: str) -> Mapping[str, Any]:
    """The keys and values of a property list, plist(5); raises `CannotRead` for anything else."""
    import plistlib  # noqa: PLC0415  loads an XML parser, which only a Mac needs

    try:
        found = plistlib.loads(data)
    except Exception as error:  # whatever: plistlib lets its parser's errors through, and stumbles over a date
        raise CannotRead("not_understood", source, type(error).__name__) from error
    if isinstance(found, Mapping):
        return found
    raise CannotRead("not_understood", source, "no dictionary")
