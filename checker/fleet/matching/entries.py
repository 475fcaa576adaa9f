"""What the list and a measured device have in common, so that neither side is treated otherwise than the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from checker.fleet.matching.folding import Parts, parts, plain
from checker.fleet.matching.kinds import KINDS_IN_WORDS, kind_of
from checker.model.results import DeviceIdentity
from checker.storage.school_list.listed import Listed

_NAMING = re.compile(r"[^\W_]")
_WORD_AND_NUMBER = 2
RowName = tuple[str, str, str]
"""A row of the list as decisions name it: what the device is called, its place and its building, as one compares them.
"""
_HINT = re.compile("|".join(KINDS_IN_WORDS))


class MeasuredDevice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A measured device, in short. `key` tells it from all others; `model` is "" where it is not known.

    `refused`: the rows of the list that it is not, as a person said.
    """

    key: str
    identity: DeviceIdentity
    device_class: str = ""
    model: str = ""
    refused: frozenset[RowName] = frozenset()


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One record. `texts`: all it is called. `places`: where it stands, each way of saying that; none: not known.

    `row`: which row of the list it is, of a device none; `refused`: the rows that it is not, as a person said.
    """

    texts: tuple[str, ...]
    places: tuple[Parts, ...]
    kind: str
    model: str
    row: RowName = ("", "", "")
    refused: frozenset[RowName] = frozenset()

    @property
    def is_placed(self) -> bool:
        """Tell whether it is known where it stands."""
        return bool(self.places)


def name_on_list(item: Listed) -> str:
    """Give what the list calls a device."""
    return item.label or item.name or item.asset_tag


def row_name(name: str, location: str, building: str) -> RowName:
    """Give a row of the list as one compares it."""
    return plain(name), plain(location), plain(building)


def entry_of_listed(item: Listed) -> Entry:
    """Give a device of the list."""
    texts = _texts((item.label, item.asset_tag, item.name))
    row = row_name(name_on_list(item), item.location, item.building)
    return Entry(texts, _places(item.location, item.building), kind_on_list(item), item.model, row)


def entries_of_list(rows: Sequence[Listed]) -> list[Entry]:
    """Give the devices of a list.

    12 may be the asset tag of CB-01 and be short for CB-12: it is then a name of both, for a person to say which.
    """
    entries = [entry_of_listed(item) for item in rows]
    tags = {found[0]: plain(item.asset_tag) for item in rows if (found := _tag(item))}
    if not tags:
        return entries
    numbers = [_numbers(item) & tags.keys() for item in rows]
    doubtful = {
        number for item, found in zip(rows, numbers, strict=True) for number in found if _tag(item) != (number,)
    }
    if not doubtful:
        return entries
    more = (
        [f"nr {number}" for number in doubtful.intersection({*found, *_tag(item)})]
        + [tags[number] for number in found & doubtful]
        for item, found in zip(rows, numbers, strict=True)
    )
    return [
        msgspec.structs.replace(entry, texts=tuple(dict.fromkeys((*entry.texts, *sorted(texts))))) if texts else entry
        for entry, texts in zip(entries, more, strict=True)
    ]


def _tag(item: Listed) -> Parts:
    """Give the asset tag that is a number alone, none where it is more or there is none."""
    found = parts(item.asset_tag) if item.asset_tag else ()
    return found if len(found) == 1 and isinstance(found[0], int) else ()


def _numbers(item: Listed) -> set[str | int]:
    """Give the numbers behind a word by which it may be called in short."""
    labels = (parts(name) for name in (item.label, item.name) if name)
    return {label[1] for label in labels if len(label) == _WORD_AND_NUMBER}


def kind_on_list(item: Listed) -> str:
    """Give the kind a list tells of a device; "" where it tells none."""
    return _kind(item.device_class, (item.label, item.asset_tag, item.name, item.model))


def entry_of_device(item: MeasuredDevice) -> Entry:
    """Give a measured device."""
    device = item.identity
    texts = _texts((device.label, device.name))
    kind = _kind(item.device_class, (*texts, item.model))
    return Entry(texts, _places(device.location, device.school), kind, item.model, refused=item.refused)


def _texts(names: Iterable[str]) -> tuple[str, ...]:
    """Give all it is called, each once; a dash or a dot in an empty cell is no name."""
    return tuple(dict.fromkeys([found for name in names if name and _NAMING.search(found := plain(name))]))


def _places(location: str, above: str) -> tuple[Parts, ...]:
    """Give the place by itself and with what it is in, in either order; a building alone is a place as well."""
    place, around = parts(location), parts(above)
    if not place or not around:
        return (place or around,) if place or around else ()
    return tuple(dict.fromkeys((place, joined(around, place), joined(place, around))))


def joined(first: Parts, second: Parts) -> Parts:
    """Give two names written after each other: what ends and begins with letters becomes one word, as in `parts`."""
    if first and second and isinstance(first[-1], str) and isinstance(second[0], str):
        return (*first[:-1], first[-1] + second[0], *second[1:])
    return (*first, *second)


def _kind(device_class: str, names: Sequence[str]) -> str:
    """Give the kind: that of the class, else what a word of these tells. Most tell none, which is seen at once."""
    if known := kind_of(device_class):
        return known
    hinting = (name for name in names if _HINT.search(name.casefold()))
    kinds = (KINDS_IN_WORDS.get(str(part), "") for name in hinting for part in parts(name))
    return next(filter(None, kinds), "")
