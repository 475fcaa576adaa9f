"""What a run left open, from an earlier result of the same device: its label, where it stands, what a person told.

The results themselves stay as they are; which of them are one device was told before (devices.py).
"""

from __future__ import annotations

import msgspec

from checker.fleet.devices import DeviceHistory
from checker.model.readings import Known, Unknown
from checker.model.results import DeviceIdentity
from checker.storage.measurements import ReadingPool

_TOLD = "asked"
_STAYS_TRUE = ("memory.installed", "os.updates_until", "device.model.name")
"""Of what a person told: what does not change by itself, so that nobody looks it up at every run."""


def inherited(history: DeviceHistory, pool: ReadingPool) -> DeviceHistory:
    """Give the device with what its newest result lacks and an earlier one has; the last that was given counts."""
    if not history.earlier:
        return history
    newest = history.newest.measurement
    completed = msgspec.structs.replace(newest, device=_named(history), readings=_readings(history, pool))
    if completed == newest:
        return history
    return msgspec.structs.replace(history, newest=msgspec.structs.replace(history.newest, measurement=completed))


def _named(history: DeviceHistory) -> DeviceIdentity:
    device = history.newest.measurement.device
    empty = [name for name in ("label", "location") if not getattr(device, name).strip()]
    return msgspec.structs.replace(device, **{name: last for name in empty if (last := _last(history, name))})


def _last(history: DeviceHistory, name: str) -> str:
    given = (getattr(item.measurement.device, name).strip() for item in reversed(history.earlier))
    return next(filter(None, given), "")


def _readings(history: DeviceHistory, pool: ReadingPool) -> tuple[int, ...]:
    """Give the readings by their numbers, with what a person told before where the newest result does not know it."""
    facts, numbers = pool.numbered(history.newest.measurement.readings)
    for fact in _STAYS_TRUE:
        if isinstance(facts.get(fact), Unknown) and (told := _last_told(history, pool, fact)) is not None:
            numbers[fact] = told
    return tuple(numbers.values())


def _last_told(history: DeviceHistory, pool: ReadingPool, fact: str) -> int | None:
    for item in reversed(history.earlier):
        facts, numbers = pool.numbered(item.measurement.readings)
        reading = facts.get(fact)
        if isinstance(reading, Known) and reading.source == _TOLD:
            return numbers[fact]
    return None
