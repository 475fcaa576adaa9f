"""What devices are called to walk with, and the order in which a person expects them: nr 9 before nr 10."""

from __future__ import annotations

import re
from functools import cache

from checker.model.results import DeviceIdentity

_NUMBER = re.compile(r"(\d{1,18})", re.ASCII)
Order = tuple[tuple[int, int, str], ...]


@cache
def natural(text: str) -> Order:
    """Give what puts texts in order by the numbers in them: `Groep 5 nr 9` before `Groep 5 nr 10`."""
    parts = _NUMBER.split(text.casefold())
    return tuple((0, int(part), "") if _NUMBER.fullmatch(part) else (1, 0, part) for part in parts if part)


def name_of(device: DeviceIdentity) -> str:
    """Give the name to walk with: label, else the name in the network, else the start of the id."""
    return device.label.strip() or device.name.strip() or device.id[:8]


def within(name: str, place: str) -> str:
    """Give the name without the place it stands in: `nr 12` of `Groep 5 nr 12` in `Groep 5`."""
    if place and name.casefold().startswith(place.casefold()):
        rest = name[len(place) :]
        if rest[:1] and not rest[:1].isalnum():
            return rest.strip(" ,:;-–/") or name
    return name
