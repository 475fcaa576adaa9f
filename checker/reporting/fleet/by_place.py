"""Devices by the place they stand in, in as few words as one can walk with: Groep 5 nr 3, 4, 7."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from checker.fleet.matching.missing import Missing
from checker.fleet.rows import DeviceRow
from checker.reporting.language.words import Words
from checker.storage.school_list.listed import Listed

MOST_NAMES = 40
_NUMBERED = re.compile(r"(\D*?)(\d+)")


class PlaceNames(msgspec.Struct, frozen=True):
    """A place and what stands there, in one line."""

    place: str
    names: str


class Names(msgspec.Struct, frozen=True):
    """Devices by place; `more` tells how many are left out, "" for none."""

    places: tuple[PlaceNames, ...]
    more: str


class Namer:
    """Names places and devices; with more than one school the school's name goes before the place."""

    def __init__(self, words: Words, *, many_schools: bool) -> None:
        """Speak these words."""
        self._words = words
        self._many_schools = many_schools

    def place(self, row: DeviceRow) -> str:
        """Give where a device stands."""
        place = self._within(row.building, row.place)
        return f"{row.identity.school}, {place}" if self._many_schools and row.identity.school else place

    def place_on_list(self, item: Listed) -> str:
        """Give where the list says that a device stands."""
        return self._within(item.building, item.location)

    def names(self, rows: Sequence[DeviceRow]) -> Names:
        """Give the first devices by place."""
        return self._grouped(((self.place(row), row.name_there) for row in rows), len(rows))

    def missing(self, missing: Sequence[Missing], most: int = MOST_NAMES) -> Names:
        """Give the first devices that were not measured yet by place, at most so many."""
        places = ((self._within(item.building, item.place), item.name_there) for item in missing)
        return self._grouped(places, len(missing), most)

    def _within(self, building: str, place: str) -> str:
        if not building or building.casefold() in place.casefold():
            return place or building or self._words.say("fleet.no_place")
        return f"{building}, {place}" if place else building

    def _grouped(self, pairs: Iterable[tuple[str, str]], total: int, most: int = MOST_NAMES) -> Names:
        groups: dict[str, list[str]] = {}
        for _, (place, name) in zip(range(most), pairs, strict=False):
            groups.setdefault(place, []).append(name)
        left = total - most
        more = self._words.count("fleet.more_names", left) if left > 0 else ""
        return Names(tuple(PlaceNames(place, joined(names)) for place, names in groups.items()), more)


def joined(names: Sequence[str]) -> str:
    """Give names in one line; what numbered ones begin with is said once."""
    said: list[str] = []
    before = None
    for name in names:
        match = _NUMBERED.fullmatch(name)
        prefix = match[1] if match else None
        said.append(match[2] if match and prefix == before else name)
        before = prefix
    return ", ".join(said)
