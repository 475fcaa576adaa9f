"""What decisions come to on the rows of the overview: which do not count, and which are known to be two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from checker.fleet.decisions.devices import Device, Known, pairs_decided
from checker.fleet.decisions.in_force import Decisions
from checker.fleet.rows import DeviceRow
from checker.model.corrections import DeviceKey, Ignored, Merged, Replaced


class Aside(msgspec.Struct, frozen=True, kw_only=True):
    """A device that does not count because a person said so. `by`: what took its place, None where nobody said."""

    row: DeviceRow
    decision: Ignored | Replaced
    by: DeviceRow | None = None


class Outcome(NamedTuple):
    """What does not count, and which pairs a person called two devices."""

    aside: Sequence[Aside]
    apart: frozenset[frozenset[DeviceKey]]


def outcome(decisions: Decisions, devices: Sequence[tuple[Device, DeviceRow]]) -> Outcome:
    """Give it for devices and their rows."""
    if not decisions.in_force:
        return Outcome((), frozenset())
    known = Known([part for device, _ in devices for part in device.parts])
    rows = [row for device, row in devices for _ in device.parts]

    def row_of(key: DeviceKey | None) -> DeviceRow | None:
        place = known.place_of(key) if key else None
        return None if place is None else rows[place]

    decided = pairs_decided(decisions, known).items()
    pairs = [(rows[one], rows[other]) for (one, other), item in decided if not isinstance(item, Merged)]
    return Outcome(
        aside=[
            Aside(row=row, decision=device.aside, by=row_of(getattr(device.aside, "other", None)))
            for device, row in devices
            if device.aside
        ],
        apart=frozenset(frozenset((one.key, other.key)) for one, other in pairs),
    )
