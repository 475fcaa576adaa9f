"""Which results have had their time: never the last one of a device."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec

from checker.fleet.devices import by_device
from checker.storage.measurements import Measurement

_AGE = re.compile(r"([1-9][0-9]{0,3})([dy])", re.ASCII)
_LONGEST_YEARS = 100


class Outdated(msgspec.Struct, frozen=True):
    """The files that may go, in their order, with the number of results in all and of the devices they are of."""

    files: Sequence[str]
    results: int
    devices: int


def day_before(today: dt.date, age: str) -> dt.date | None:
    """Give the day so long ago: `400d` is days, `2y` years; None where it is not written so, or too long."""
    found = _AGE.fullmatch(age)
    if not found or (found[2] == "y" and int(found[1]) > _LONGEST_YEARS):
        return None
    number = int(found[1])
    if found[2] == "d":
        return today - dt.timedelta(days=number)
    return today.replace(year=today.year - number, day=min(today.day, 28) if today.month == 2 else today.day)  # noqa: PLR2004  February


def outdated(measurements: Iterable[tuple[str, Measurement]], now: dt.datetime, before: dt.date) -> Outdated:
    """Give what was measured before this day and is not the result that counts for its device; copies go along."""
    measured = list(measurements)
    found = by_device(measured, now)
    old = {
        item.measurement.result_id: item.measurement
        for history in found.devices
        for item in history.earlier
        if item.measurement.on < before
    }
    files = [file for file, measurement in measured if old.get(measurement.result_id) == measurement]
    return Outdated(sorted(files), len(measured), len(found.devices))
