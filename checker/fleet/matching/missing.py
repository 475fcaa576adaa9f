"""Devices on the school's own list of which there is no result yet, and how each of them is measured."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Literal

import msgspec

from checker.fleet.matching.entries import kind_on_list, name_on_list
from checker.fleet.matching.folding import parts, plain
from checker.fleet.matching.kinds import kind_of
from checker.fleet.walking import natural, within
from checker.storage.school_list.listed import Listed

Way = Literal["stick", "link", "unknown"]
"""With the program on the `stick`, through the `link` to the check page, or not known: the list does not tell the kind.
"""
WAYS: Mapping[str, Way] = {"pc": "stick", "mac": "stick", "chromebook": "link", "tablet": "link", "phone": "link"}


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A device to go and see."""

    name: str
    place: str
    model: str
    device_class: str
    building: str = ""
    way: Way = "unknown"

    @property
    def name_there(self) -> str:
        """Give the name without the place."""
        return within(self.name, self.place)


def walking_order(item: Listed) -> tuple[object, ...]:
    """Give what orders a list as one walks: building, place (none last), name."""
    place = not item.building, natural(item.building), not item.location, natural(item.location)
    return (*place, natural(name_on_list(item)), item.row, *msgspec.structs.astuple(item)[1:])


def not_yet_measured(missing: Iterable[Listed], measured: Iterable[tuple[Listed, str]]) -> list[Missing]:
    """Give these, in their order, with the way to measure each. `measured`: rows of the list with the class measured.

    Where the list does not tell the kind, it is that of all measured devices that are called alike, else of all in that
    place: of a list with names and places only, CB-23 is a Chromebook when CB-01 to CB-22 are.
    """
    seen = list(measured)
    series, places = _kinds_by(_series, seen), _kinds_by(_place, seen)
    return [_missing(item, series.get(_series(item)) or places.get(_place(item), "")) for item in missing]


def _missing(item: Listed, likely_kind: str) -> Missing:
    return Missing(
        name=name_on_list(item),
        place=item.location,
        model=item.model,
        device_class=item.device_class,
        building=item.building,
        way=WAYS.get(kind_on_list(item) or likely_kind, "unknown"),
    )


def _kinds_by(shared: Callable[[Listed], Hashable], measured: Iterable[tuple[Listed, str]]) -> Mapping[Hashable, str]:
    """Give the one kind of all that share something; nothing where they are of more kinds."""
    kinds: dict[Hashable, set[str]] = {}
    for item, device_class in measured:
        kinds.setdefault(shared(item), set()).add(kind_of(device_class))
    return {key: found.pop() for key, found in kinds.items() if key != "" and len(found) == 1}


def _place(item: Listed) -> Hashable:
    return (plain(item.building), plain(item.location)) if item.location else ""


def _series(item: Listed) -> Hashable:
    """Give what devices of one kind are called before their number, where they have one; "" for a number alone."""
    found = parts(name_on_list(item))
    return found[0] if found and isinstance(found[0], str) and isinstance(found[-1], int) else ""
