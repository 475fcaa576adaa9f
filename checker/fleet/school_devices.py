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
from checker.fleet.devices import DeviceHistory, by_device
from checker.fleet.inheriting import inherited
from checker.fleet.matching.listing import BesideList
from checker.fleet.same_device import Evidence, listed_once
from checker.model.releases import Releases
from checker.storage.gathering import Gathered
from checker.storage.results_folder import RejectedFile
from checker.storage.school_list.listed import SchoolList


class SchoolDevices(NamedTuple):
    """All devices, also those that do not count; the days their results are judged for; copies and contradictions.

    `beside`: the school's own list beside them, None where there is none.
    """

    devices: Sequence[Device]
    decisions: Decisions
    days: Days
    copies: int
    rejected: Sequence[RejectedFile]
    beside: BesideList | None = None


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
    found = by_device(gathered.measurements, days.now, gathered.pool)
    once = listed_once(listed.devices) if listed else frozenset()
    together = devices_of(found.devices, decisions, days.now, Evidence(gathered.pool, once))
    devices = [_with(device, inherited(device.history, gathered.pool)) for device in together]
    beside = _beside(devices, listed, gathered) if listed else None
    if beside:
        devices = [_with(device, beside.filled_in(device.history)) for device in devices]
    told = [with_told(device, releases, gathered.pool) for device in devices]
    return SchoolDevices(told, decisions, days, found.copies, found.rejected, beside)


def _beside(devices: Sequence[Device], listed: SchoolList, gathered: Gathered) -> BesideList:
    counted = [item for item in devices if item.aside is None]
    aside = [item for item in devices if item.aside]
    return BesideList(listed, counted, aside, gathered.pool)


def _with(device: Device, history: DeviceHistory) -> Device:
    return device if history is device.history else msgspec.structs.replace(device, history=history)
