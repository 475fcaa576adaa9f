"""The devices of a school as people decided: which results are one device, what it is called, and whether it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from checker.fleet.decisions.in_force import Decisions
from checker.fleet.devices import DeviceHistory, Measured, history_of
from checker.fleet.same_device import Evidence, Joined, Same, same_devices
from checker.model.corrections import (
    Correction,
    DeviceKey,
    Ignored,
    Merged,
    Parted,
    Plain,
    Refused,
    Relabelled,
    Replaced,
    Subject,
    Told,
)
from checker.storage.measurements import Measurement


class Device(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One device. `key`: how its results tell it. `parts`: what it was before some were taken for one.

    `joined`: why, where no person said so. `aside`: why it does not count, None where it does. `told`: what a person
    answered, by question. `refused`: the rows of the list that it is not, as decisions compare them.
    """

    history: DeviceHistory
    key: DeviceKey
    parts: tuple[DeviceHistory, ...]
    joined: frozenset[Joined] = frozenset()
    aside: Ignored | Replaced | None = None
    told: Mapping[str, Told] = {}
    refused: frozenset[tuple[str, str, str]] = frozenset()


class Known:
    """Which device a decision is about: by the names that results had when it was taken."""

    def __init__(self, histories: Sequence[DeviceHistory]) -> None:
        """Know these, each by the label it was last given, and else by every way in which its results tell it."""
        self._places: dict[Plain, int] = {}
        self._without_hardware: dict[Plain, int] = {}
        self._hardware = [history.hardware for history in histories]
        for place, history in enumerate(histories):
            self._know(history.key.plain, place)
        for place, history in enumerate(histories):
            for plain in history.plain_keys():
                self._know(plain, place)

    def _know(self, plain: Plain, place: int) -> None:
        self._places.setdefault(plain, place)
        self._without_hardware.setdefault(_without_hardware(plain), place)

    def place_of(self, key: DeviceKey) -> int | None:
        """Give its place among the histories; None where no result here is of it.

        The hardware counts where both tell it: who decided, or what is left of the results, may not have known it.
        """
        if (place := self._places.get(key.plain)) is not None:
            return place
        place = self._without_hardware.get(_without_hardware(key.plain))
        return None if place is None or (key.hardware and self._hardware[place]) else place


def _without_hardware(plain: Plain) -> Plain:
    return (*plain[:3], "")


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
        fewer, more = sorted((self._sets[one], self._sets[other]), key=len)
        if fewer is more:
            return True
        if any(self._apart.get(place, _NOWHERE) & more for place in fewer):
            return False
        more |= fewer
        for place in fewer:
            self._sets[place] = more
        return True

    def is_joined(self, one: int, other: int) -> bool:
        """Tell whether two are one device already."""
        return self._sets[one] is self._sets[other]

    def first(self, place: int) -> int:
        """Give the first place of a device."""
        return min(self._sets[place])

    def each(self) -> Iterable[list[int]]:
        """Give the places of each device, in order."""
        once = {id(places): places for places in self._sets}
        return (sorted(places) for places in once.values())


def devices_of(
    histories: Sequence[DeviceHistory], decisions: Decisions, now: dt.datetime, evidence: Evidence
) -> list[Device]:
    """Give the devices. `now` is the moment by which a clock is ahead."""
    known = Known(histories) if decisions.in_force else Known(())
    decided = pairs_decided(decisions, known)
    together = Together(len(histories), [pair for pair, item in decided.items() if not isinstance(item, Merged)])
    for one, other in [pair for pair, item in decided.items() if isinstance(item, Merged)]:
        together.join(one, other)
    by_place = _by_place(decisions, known)
    labels = [_label(history, by_place.get(place, {})) for place, history in enumerate(histories)]
    _join_by_label(histories, labels, together)
    joined = _join_by_evidence(same_devices(histories, labels, evidence), together)
    return [
        _device(
            [histories[place] for place in places],
            _about(by_place, places, known),
            joined.get(places[0], frozenset()),
            now,
        )
        for places in together.each()
    ]


def _join_by_evidence(found: Sequence[Same], together: Together) -> Mapping[int, frozenset[Joined]]:
    """Make one device of what is one; gives why, by the first place of a device, where no person said so before."""
    joined = [same for same in found if not together.is_joined(same.one, same.other)]
    done = [same for same in joined if together.join(same.one, same.other)]
    why: dict[int, frozenset[Joined]] = {}
    for same in done:
        first = together.first(same.one)
        why[first] = why.get(first, frozenset()) | {same.why}
    return why


_Paired = Merged | Parted | Replaced


def pairs_decided(decisions: Decisions, known: Known) -> Mapping[tuple[int, int], _Paired]:
    """Give what holds of each two places, the newest decision first: what took the place of another is another one.

    Two decisions may name one device in two ways, by a label that it got in between; then too the newest holds.
    """
    decided: dict[tuple[int, int], _Paired] = {}
    for item in reversed(decisions.listed):
        if isinstance(item, Merged | Parted | Replaced) and item.other:
            one, other = known.place_of(item.device), known.place_of(item.other)
            if one is not None and other is not None and one != other:
                decided.setdefault((min(one, other), max(one, other)), item)
    return decided


_MORE_OF: Mapping[str, int] = {"told": 1, "listed": 3}
"""How much of a subject says more than of which device it is: which question, which row."""
_NOTHING: frozenset[Joined] = frozenset()
_NOWHERE: frozenset[int] = frozenset()
_About = Mapping[Subject, Correction]
_ONE_AND_NONE = 2
"""Of one name, some results with an id of the hardware and some without: with two such ids those may be of either."""


def _by_place(decisions: Decisions, known: Known) -> Mapping[int, dict[Subject, Correction]]:
    """Give what was decided about each history, by what it is about, but for which of them are one."""
    found: dict[int, dict[Subject, Correction]] = {}
    for subject, item in decisions.in_force.items():
        place = known.place_of(item.device)
        if place is not None and not isinstance(item, Merged | Parted):
            found.setdefault(place, {})[subject] = item
    return found


def _about(by_place: Mapping[int, _About], places: Sequence[int], known: Known) -> _About:
    """Give what holds of a device: the newest of what was decided about any part of it.

    That one part took the place of another says nothing once a person made one device of them.
    """
    found: dict[Subject, Correction] = {}
    for place in places:
        for (kind, *rest), item in by_place.get(place, {}).items():
            if isinstance(item, Replaced) and item.other and known.place_of(item.other) in places:
                continue
            subject = (kind, *rest[: _MORE_OF.get(kind, 0)])
            if subject not in found or (item.at, item.id) > (found[subject].at, found[subject].id):
                found[subject] = item
    return found


def _label(history: DeviceHistory, about: _About) -> str:
    """Give what a history is called now."""
    relabelled = next((item for (kind, *_), item in about.items() if kind == "label"), None)
    is_told = isinstance(relabelled, Relabelled) and relabelled.label is not None
    return relabelled.label if is_told else history.key.label  # type: ignore[union-attr, return-value]


def _join_by_label(histories: Sequence[DeviceHistory], labels: Sequence[str], together: Together) -> None:
    """Make one device of a device before and after its sticker was changed, now that both have the same label."""
    alike: dict[Plain, dict[str, int]] = {}
    for place, (history, label) in enumerate(zip(histories, labels, strict=True)):
        if label:
            key = msgspec.structs.replace(history.key, label=label)
            places = alike.setdefault(_without_hardware(key.plain), {})
            together.join(places.setdefault(key.hardware, place), place)
    for places in alike.values():
        if "" in places and len(places) == _ONE_AND_NONE:
            together.join(*places.values())


def _device(parts: Sequence[DeviceHistory], about: _About, joined: frozenset[Joined], now: dt.datetime) -> Device:
    history = parts[0] if len(parts) == 1 else history_of([item for part in parts for item in part.all], now)
    aside, called = about.get(("counts",)), _called(history, about)
    return Device(
        history=called,
        key=next(part.key for part in parts if history.newest in part.all),
        parts=tuple(parts),
        joined=joined,
        aside=aside if isinstance(aside, Ignored | Replaced) else None,
        told={item.question: item for item in about.values() if isinstance(item, Told)},
        refused=frozenset(_refused(about, called)),
    )


def _refused(about: _About, called: DeviceHistory) -> Iterator[tuple[str, str, str]]:
    """Give the rows that a device is not; but for one as which a person named it afterwards, label and place."""
    label, device = about.get(("label",)), called.newest.measurement.device
    now = device.label.strip().casefold(), device.location.strip().casefold()
    for (kind, *rest), item in about.items():
        if kind == "listed" and isinstance(item, Refused):
            name, location, building = rest
            is_named_so_since = label is not None and (label.at, label.id) > (item.at, item.id)
            if not (is_named_so_since and now == (name, location)):
                yield name, location, building


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
