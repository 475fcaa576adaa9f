"""Which results belong to which device, and which of them counts.

A device is told by its id **and** its name in the network **and** its label **and** the id of its hardware: copies of
one disk image may share an id and a name, and two PCs that were taken for one would hide each other. What may be double
is shown (duplicates.py), never merged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from checker.model.corrections import DeviceKey, Plain
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.results_folder import RejectedFile

_AHEAD = dt.timedelta(days=1)
_OF_ARRIVAL = "clock.offset"
"""The reading that who received a result adds, and not the page that measured it."""


class Measured(msgspec.Struct, frozen=True, gc=False):
    """A result and the file it is in."""

    file: str
    measurement: Measurement


class DeviceHistory(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One device: the result that counts, and the earlier ones, the oldest first.

    `is_from_the_future`: every clock it was measured by was more than a day ahead.
    """

    newest: Measured
    earlier: tuple[Measured, ...] = ()
    is_from_the_future: bool = False

    @property
    def all(self) -> Sequence[Measured]:
        """Give every result, the one that counts last."""
        return (*self.earlier, self.newest)

    @property
    def key(self) -> DeviceKey:
        """Give how its results tell it, before any correction: with the label that was given last."""
        device = self.newest.measurement.device
        given = (item.measurement.device.label.strip() for item in reversed(self.all))
        label = next(filter(None, given), "")
        return DeviceKey(id=device.id, name=device.name, label=label, hardware=self.hardware)

    @property
    def hardware(self) -> str:
        """Give the id of the hardware, from the last result that has one; "" where none has."""
        return next(filter(None, map(_hardware, reversed(self.all))), "")

    def plain_keys(self) -> Iterator[Plain]:
        """Give each way in which its results tell it, as it is compared: also without the label of a later one."""
        for item in self.all:
            device = item.measurement.device
            yield device.id, device.name.casefold(), device.label.strip().casefold(), _hardware(item)

    def changed(self, change: Callable[[Measured], Measurement]) -> DeviceHistory:
        """Give it with every result as `change` gives it."""
        *earlier, newest = (Measured(item.file, change(item)) for item in self.all)
        return msgspec.structs.replace(self, newest=newest, earlier=tuple(earlier))


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """All devices, the number of copies of a file that were passed over, and files that contradict their copy."""

    devices: Sequence[DeviceHistory]
    copies: int
    rejected: Sequence[RejectedFile]


def by_device(results: Iterable[tuple[str, Measurement]], now: dt.datetime, pool: ReadingPool | None = None) -> Sorted:
    """Give the devices these results are of. `now` is the moment by which a clock is ahead.

    With the `pool` of their readings, what a page both sent and saved is one result and its copy.
    """
    once, copies, rejected = _without_copies(results, pool)
    devices: dict[tuple[str, str], list[Measured]] = {}
    for item in once:
        device = item.measurement.device
        devices.setdefault((device.id, device.name.casefold()), []).append(item)
    by_label = (part for items in devices.values() for part in _parted(items, _label))
    apart = (part for items in by_label for part in _parted(items, _hardware))
    histories = [history_of(items, now) for items in apart]
    return Sorted(devices=histories, copies=copies, rejected=rejected)


def _parted(items: list[Measured], told_by: Callable[[Measured], str]) -> Iterable[list[Measured]]:
    """Give the results by what tells devices apart; one that lacks it goes with what was given last before it."""
    if len({told for item in items if (told := told_by(item))}) <= 1:
        return (items,)
    parts: dict[str, list[Measured]] = {}
    in_time = sorted(items, key=lambda item: (item.measurement.moment, item.measurement.result_id))
    last = next(told for item in in_time if (told := told_by(item)))
    for item in in_time:
        last = told_by(item) or last
        parts.setdefault(last, []).append(item)
    return parts.values()


def _label(item: Measured) -> str:
    return item.measurement.device.label.strip().casefold()


def _hardware(item: Measured) -> str:
    return item.measurement.device.hardware_id or ""


def _without_copies(
    results: Iterable[tuple[str, Measurement]], pool: ReadingPool | None
) -> tuple[list[Measured], int, list[RejectedFile]]:
    """People and sync programs copy files; a copy says the same, and one that says something else is not believed."""
    first: dict[str, Measured] = {}
    copies, rejected = 0, []
    for file, measurement in results:
        known = first.setdefault(measurement.result_id, Measured(file, measurement))
        if known.file == file:
            continue
        if known.measurement == measurement or (pool and _came_by_two_ways(known.measurement, measurement, pool)):
            copies += 1
        else:
            rejected.append(RejectedFile(file, "contradicts", known.file))
    return list(first.values()), copies, rejected


def _came_by_two_ways(one: Measurement, other: Measurement, pool: ReadingPool) -> bool:
    """Tell whether a page sent one result and saved it too: only when and where it arrived may differ."""
    if one.origin != "page" or other.origin != "page" or one.device.id != other.device.id:
        return False
    return one.device.label == other.device.label and _measured_by_page(one, pool) == _measured_by_page(other, pool)


def _measured_by_page(item: Measurement, pool: ReadingPool) -> set[int]:
    return {number for number in item.readings if pool.text(number)[0] != _OF_ARRIVAL}


def history_of(items: list[Measured], now: dt.datetime) -> DeviceHistory:
    """Give one device of these results. `now` is the moment by which a clock is ahead."""
    latest = now + _AHEAD
    if len(items) == 1:
        return DeviceHistory(newest=items[0], is_from_the_future=items[0].measurement.moment > latest)
    items.sort(
        key=lambda item: (item.measurement.moment <= latest, item.measurement.moment, item.measurement.result_id)
    )
    *earlier, newest = items
    return DeviceHistory(newest=newest, earlier=tuple(earlier), is_from_the_future=newest.measurement.moment > latest)
