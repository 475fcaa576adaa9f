"""What the list and a measured device have in common, so that neither side is treated otherwise than the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from checker.fleet.matching.folding import Parts, parts, plain
from checker.fleet.matching.kinds import KINDS_IN_WORDS, kind_of
from checker.model.results import DeviceIdentity
from checker.storage.school_list.listed import Listed


class MeasuredDevice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A measured device, in short. `key` tells it from all others; `model` is "" where it is not known."""

    key: str
    identity: DeviceIdentity
    device_class: str = ""
    model: str = ""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One record. `texts`: all it is called. `places`: where it stands, each way of saying that; none: not known."""

    texts: tuple[str, ...]
    places: tuple[Parts, ...]
    kind: str
    model: str

    @property
    def is_placed(self) -> bool:
        """Tell whether it is known where it stands."""
        return bool(self.places)


def entry_of_listed(item: Listed) -> Entry:
    """Give a device of the list; where it does not tell the kind, a word in what it is called or its model may."""
    texts = _texts((item.label, item.asset_tag, item.name))
    kind = kind_of(item.device_class) or _kind_in((*texts, item.model))
    return Entry(texts, _places(item.location, item.building), kind, item.model)


def entry_of_device(item: MeasuredDevice) -> Entry:
    """Give a measured device."""
    device = item.identity
    return Entry(
        _texts((device.label, device.name)),
        _places(device.location, device.school),
        kind_of(item.device_class),
        item.model,
    )


def _texts(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([found for name in names if name and (found := plain(name))]))


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


def _kind_in(names: Sequence[str]) -> str:
    for name in names:
        for part in parts(name):
            if found := KINDS_IN_WORDS.get(str(part)):
                return found
    return ""
