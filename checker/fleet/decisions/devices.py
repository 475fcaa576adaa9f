"""The devices of a school as people decided: which results are one device, what it is called, and whether it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from checker.fleet.decisions.in_force import Decisions
from checker.fleet.devices import DeviceHistory, Measured, history_of
from checker.model.corrections import (
    Correction,
    DeviceKey,
    Ignored,
    Merged,
    Parted,
    Plain,
    Relabelled,
    Replaced,
    Subject,
    Told,
)
from checker.storage.measurements import Measurement


class Device(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One device. `key`: how its results tell it. `parts`: what it was before some were taken for one.

    `aside`: why it does not count, None where it does. `told`: what a person answered, by question.
    """

    history: DeviceHistory
    key: DeviceKey
    parts: tuple[DeviceHistory, ...]
    aside: Ignored | Replaced | None = None
    told: Mapping[str, Told] = {}


class Known:
    """Which device a decision is about: by the names that results had when it was taken."""

    def __init__(self, histories: Sequence[DeviceHistory]) -> None:
        """Know these, each by the label it was last given, and else by every way in which its results tell it."""
        self._places = {history.key.plain: place for place, history in enumerate(histories)}
        for place, history in enumerate(histories):
            for plain in history.plain_keys():
                self._places.setdefault(plain, place)

    def place_of(self, key: DeviceKey) -> int | None:
        """Give its place among the histories; None where no result here is of it."""
        return self._places.get(key.plain)


class Together:
    """Histories that are one device, as far as nobody said that they are not."""

    def __init__(self, number: int, apart: Iterable[tuple[int, int]]) -> None:
        """Begin with each on its own, and never join two that are `apart`."""
        self._sets = [{place} for place in range(number)]
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, one: int, other: int) -> bool:
        """Make two one device, with all that were joined to either; tell whether that was allowed."""
        first, second = self._sets[one], self._sets[other]
        if first is second:
            return True
        if any(self._apart.get(place, set()) & second for place in first):
            return False
        first |= second
        for place in second:
            self._sets[place] = first
        return True

    def each(self) -> Iterable[list[int]]:
        """Give the places of each device, in order."""
        return (sorted(places) for number, places in enumerate(self._sets) if min(places) == number)


def devices_of(histories: Sequence[DeviceHistory], decisions: Decisions, now: dt.datetime) -> list[Device]:
    """Give the devices. `now` is the moment by which a clock is ahead."""
    if not decisions.in_force:
        return [Device(history=item, key=item.key, parts=(item,)) for item in histories]
    known = Known(histories)
    together = Together(len(histories), _pairs(decisions, Parted, known))
    for one, other in _pairs(decisions, Merged, known):
        together.join(one, other)
    by_place = _by_place(decisions, known)
    _join_by_label(histories, by_place, together)
    return [
        _device([histories[place] for place in places], _about(by_place, places), now) for places in together.each()
    ]


def _pairs(decisions: Decisions, kind: type[Merged | Parted], known: Known) -> list[tuple[int, int]]:
    """Give the places of which this was decided, the newest decision first."""
    found = [
        (known.place_of(item.device), known.place_of(item.other))
        for item in reversed(decisions.listed)
        if isinstance(item, kind)
    ]
    return [(one, other) for one, other in found if one is not None and other is not None and one != other]


_About = Mapping[Subject, Correction]


def _by_place(decisions: Decisions, known: Known) -> Mapping[int, dict[Subject, Correction]]:
    """Give what was decided about each history, by what it is about, but for which of them are one."""
    found: dict[int, dict[Subject, Correction]] = {}
    for subject, item in decisions.in_force.items():
        place = known.place_of(item.device)
        if place is not None and not isinstance(item, Merged | Parted):
            found.setdefault(place, {})[subject] = item
    return found


def _about(by_place: Mapping[int, _About], places: Sequence[int]) -> _About:
    """Give what holds of a device: the newest of what was decided about any part of it."""
    found: dict[Subject, Correction] = {}
    for place in places:
        for (kind, *rest), item in by_place.get(place, {}).items():
            subject = (kind, rest[0]) if kind == "told" else (kind,)
            if subject not in found or (item.at, item.id) > (found[subject].at, found[subject].id):
                found[subject] = item
    return found


def _join_by_label(histories: Sequence[DeviceHistory], by_place: Mapping[int, _About], together: Together) -> None:
    """Make one device of a device before and after its sticker was changed, now that both have the same label."""
    first: dict[Plain, int] = {}
    for place, history in enumerate(histories):
        key = history.key
        relabelled = next((item for (kind, *_), item in by_place.get(place, {}).items() if kind == "label"), None)
        if isinstance(relabelled, Relabelled) and relabelled.label is not None:
            key = msgspec.structs.replace(key, label=relabelled.label)
        if key.label:
            together.join(first.setdefault(key.plain, place), place)


def _device(parts: Sequence[DeviceHistory], about: _About, now: dt.datetime) -> Device:
    history = parts[0] if len(parts) == 1 else history_of([item for part in parts for item in part.all], now)
    aside = about.get(("counts",))
    return Device(
        history=_called(history, about),
        key=next(part.key for part in parts if history.newest in part.all),
        parts=tuple(parts),
        aside=aside if isinstance(aside, Ignored | Replaced) else None,
        told={item.question: item for item in about.values() if isinstance(item, Told)},
    )


def _called(history: DeviceHistory, about: _About) -> DeviceHistory:
    """Give the device with the label and the place that a person gave it."""
    label, location = about.get(("label",)), about.get(("location",))
    names: dict[str, str] = {}
    if isinstance(label, Relabelled) and label.label is not None:
        names["label"] = label.label
    if isinstance(location, Relabelled) and location.location is not None:
        names["location"] = location.location
    if not names:
        return history

    def called(item: Measured) -> Measurement:
        device = msgspec.structs.replace(item.measurement.device, **names)
        return msgspec.structs.replace(item.measurement, device=device)

    return history.changed(called)
