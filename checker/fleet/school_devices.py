"""The devices of a school: from its results, what people decided about them, and its list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from checker.fleet.days import Days
from checker.fleet.decisions.devices import Device, devices_of
from checker.fleet.decisions.in_force import Decisions, decisions_of
from checker.fleet.decisions.told import with_told
from checker.fleet.devices import by_device
from checker.fleet.listed_facts import filled_in
from checker.model.releases import Releases
from checker.storage.gathering import Gathered
from checker.storage.results_folder import RejectedFile
from checker.storage.school_list.listed import SchoolList


class SchoolDevices(NamedTuple):
    """All devices, also those that do not count; the days their results are judged for; copies and contradictions."""

    devices: Sequence[Device]
    decisions: Decisions
    days: Days
    copies: int
    rejected: Sequence[RejectedFile]


def school_devices(
    gathered: Gathered,
    releases: Releases,
    now: dt.datetime,
    listed: SchoolList | None = None,
    on: dt.date | None = None,
) -> SchoolDevices:
    """Give the devices of which results were gathered. `on`: the one day that all are judged for."""
    decisions = decisions_of(gathered.corrections)
    days = Days(releases, now, on, (item for _, item in gathered.measurements))
    found = by_device(gathered.measurements, days.now)
    devices = _filled_in(devices_of(found.devices, decisions, days.now), listed, gathered)
    told = [with_told(device, releases, gathered.pool) for device in devices]
    return SchoolDevices(told, decisions, days, found.copies, found.rejected)


def _filled_in(devices: Sequence[Device], listed: SchoolList | None, gathered: Gathered) -> Sequence[Device]:
    """Give the devices with what the list knows of them, by the labels that people gave them."""
    if listed is None:
        return devices
    results = [(item.file, item.measurement) for device in devices for item in device.history.all]
    filled = dict(filled_in(results, listed, gathered.pool))
    return [
        msgspec.structs.replace(device, history=device.history.changed(lambda item: filled[item.file]))
        for device in devices
    ]
