"""The school's list as the overview shows it: what of it was measured, what was not, and what is not on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from checker.fleet.decisions.devices import Device
from checker.fleet.devices import DeviceHistory
from checker.fleet.listed_facts import filled_in
from checker.fleet.matching.certain import loose_text, text_in_place
from checker.fleet.matching.entries import MeasuredDevice, entry_of_device, entry_of_listed, row_name
from checker.fleet.matching.folding import plain
from checker.fleet.matching.likely import Why
from checker.fleet.matching.matching import match
from checker.fleet.matching.missing import Missing, not_yet_measured
from checker.fleet.rows import DeviceRow
from checker.model.facts import known_text
from checker.model.results import DeviceIdentity
from checker.storage.measurements import ReadingPool
from checker.storage.school_list.listed import Listed, SchoolList

NOT_LISTED = Listed()


class LikelyRows(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of the list and measured devices that may belong together, and why. `apart`: as in `Likely`."""

    listed: Sequence[Listed]
    rows: Sequence[DeviceRow]
    why: Why
    apart: frozenset[tuple[str, Listed]] = frozenset()

    def may_be_one(self, row: DeviceRow, listed: Listed) -> bool:
        """Tell whether nobody said that this device is not that row."""
        return (row.newest, listed) not in self.apart


class GoneRow(msgspec.Struct, frozen=True, kw_only=True):
    """A device that was measured, though the list says that the school no longer uses it."""

    listed: Listed
    row: DeviceRow


class AgainRow(msgspec.Struct, frozen=True, kw_only=True):
    """A device that is called like a row of the list which is another device's already."""

    listed: Listed
    row: DeviceRow


class OtherwiseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A device that certainly is a row of the list by its name in the network, and has another label there."""

    listed: Listed
    row: DeviceRow


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """The list beside the devices. `measured` of the devices in use certainly were; those in `likely` probably.

    `again`: those of `not_listed` that may be one of the others. `twice`: rows of the list that say one device.
    `otherwise`: those measured whose label is none that the list has for them.
    """

    source: SchoolList
    measured: int
    likely: Sequence[LikelyRows]
    missing: Sequence[Missing]
    not_listed: Sequence[DeviceRow]
    again: Sequence[AgainRow]
    gone_measured: Sequence[GoneRow]
    twice: Sequence[Sequence[Listed]]
    otherwise: Sequence[OtherwiseRow] = ()

    @property
    def in_use(self) -> int:
        """Give how many devices the list says the school has; a row that stands on it twice is one device."""
        return self.measured + sum(len(item.listed) for item in self.likely) + len(self.missing)


class BesideList:
    """Measured devices beside the school's list.

    A device that someone left out of the counts takes no row of the list from one that counts; a row that only it is
    on needs no visit either.
    """

    def __init__(
        self, source: SchoolList, counted: Iterable[Device], aside: Iterable[Device], pool: ReadingPool
    ) -> None:
        """Match all devices at once, as each may only be one."""
        self._source = source
        self._pool = pool
        found = [_measured(device, pool) for device in counted]
        self._matches = match(source.devices, source.gone, found)
        left_out = [_measured(device, pool) for device in aside]
        self._left_out = set(match(self._matches.missing, (), left_out).pairs.values()) if left_out else set()
        self._classes = {item.key: item.device_class for item in found}

    def listed(self, file: str) -> Listed:
        """Give the row of the list that a device certainly is, by the file of its newest result."""
        return self._matches.pairs.get(file, NOT_LISTED)

    def building(self, file: str, device: DeviceIdentity) -> str:
        """Give the building a device is in: the list's own for it, else that of all the list has in that place."""
        return self.listed(file).building or self._buildings.get(plain(device.location), "")

    def filled_in(self, history: DeviceHistory) -> DeviceHistory:
        """Give a device with what the list knows of it and nobody measured."""
        return filled_in(history, self.listed(history.newest.file), self._source.name, self._pool)

    @cached_property
    def _buildings(self) -> Mapping[str, str]:
        found: dict[str, set[str]] = {}
        for item in self._source.devices:
            if item.location:
                found.setdefault(plain(item.location), set()).add(item.building)
        return {place: buildings.pop() for place, buildings in found.items() if len(buildings) == 1}

    @cached_property
    def _measured(self) -> Iterable[tuple[Listed, str]]:
        return [(item, self._classes[key]) for key, item in self._matches.pairs.items()]

    @property
    def _missing(self) -> Iterable[Listed]:
        return [item for item in self._matches.missing if item not in self._left_out]

    def listing(self, rows: Sequence[DeviceRow]) -> Listing:
        """Give the list beside these devices, which stand in walking order."""
        found = self._matches
        places = {row.newest: number for number, row in enumerate(rows)}
        certain = {key: item for key, item in found.gone.items() if key in places}
        return Listing(
            source=self._source,
            measured=len(found.pairs),
            likely=[
                LikelyRows(listed=item.listed, rows=_rows(item.devices, places, rows), why=item.why, apart=item.apart)
                for item in found.likely
            ],
            missing=not_yet_measured(self._missing, self._measured),
            not_listed=[] if self._source.problem else _rows(found.not_listed, places, rows),
            again=[AgainRow(listed=found.again[row.newest], row=row) for row in _rows(found.again, places, rows)],
            gone_measured=[GoneRow(listed=certain[row.newest], row=row) for row in _rows(certain, places, rows)],
            twice=found.twice,
            otherwise=[
                OtherwiseRow(listed=item, row=row)
                for row in rows
                if (item := found.pairs.get(row.newest)) and is_called_otherwise(row.identity, item)
            ],
        )


def is_called_otherwise(device: DeviceIdentity, listed: Listed) -> bool:
    """Tell whether someone gave a device a label, the list has one for it too, and these two are not the same.

    A list of names in the network says nothing of labels.
    """
    has_label = listed.label or (listed.asset_tag and not listed.name)
    label = device.label.strip()
    if not has_label or not label or label in {listed.label, listed.asset_tag}:
        return False
    measured = MeasuredDevice(key="", identity=msgspec.structs.replace(device, name=""))
    ours, theirs = entry_of_device(measured), entry_of_listed(listed)
    return all(set(look(ours)).isdisjoint(look(theirs)) for look in (loose_text, text_in_place))


def told_by_list(device: DeviceIdentity, listed: Listed) -> DeviceIdentity:
    """Give a device with the label and the place of the list where it has none of its own."""
    label, location = device.label.strip() or listed.label, device.location.strip() or listed.location
    if (label, location) == (device.label.strip(), device.location.strip()):
        return device
    return msgspec.structs.replace(device, label=label or device.label, location=location or device.location)


def _measured(device: Device, pool: ReadingPool) -> MeasuredDevice:
    history = device.history
    facts, _ = pool.numbered(history.newest.measurement.readings)
    maker, model = known_text(facts, "device.manufacturer"), known_text(facts, "device.model.name")
    return MeasuredDevice(
        key=history.newest.file,
        identity=history.newest.measurement.device,
        device_class=known_text(facts, "device.class"),
        model=f"{maker} {model}" if model else "",
        refused=frozenset(row_name(*row) for row in device.refused),
    )


def _rows(files: Iterable[str], places: Mapping[str, int], rows: Sequence[DeviceRow]) -> list[DeviceRow]:
    return [rows[place] for place in sorted(places[file] for file in files if file in places)]
