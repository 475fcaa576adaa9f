"""One device of the overview."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.fleet.description import Description
from checker.fleet.judged_devices import JudgedDevice
from checker.fleet.same_device import Joined
from checker.fleet.walking import Order, name_of, natural, within
from checker.model.corrections import DeviceKey
from checker.model.findings import Finding
from checker.model.results import DeviceIdentity, Origin
from checker.model.verdicts import MOST_URGENT_FIRST, Verdict


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One of what may be one device or more: how its results tell it, its newest file, and when that was measured."""

    key: DeviceKey
    file: str
    measured: dt.date


class DeviceRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A device: who it is, what was found, and how much its measurement can be trusted.

    `age`: whole days since it was measured. `claimed`: the verdict in its own file, which may say otherwise.
    `clock_is_doubted`: the day of measuring is too far past the tables to judge for. `clock_error`: how many seconds
    the clock was ahead of that of who received the result, where that is enough to call it wrong; negative for behind.
    `supported_until`: the last day of updates for its system, where an end is known. `building`: what its place is in,
    where the school's list tells it. `key`: how its results tell it, before any correction. `newest`: the file of its
    newest result, also where another one is shown. `joined`: why several `parts` count as one device, where no person
    said so.
    """

    file: str
    key: DeviceKey
    identity: DeviceIdentity
    measured: dt.date
    age: int
    origin: Origin
    judged: JudgedDevice
    described: Description
    claimed: Verdict
    is_claimed_otherwise: bool
    is_stale: bool
    is_from_the_future: bool
    clock_was_behind: bool
    clock_is_doubted: bool
    clock_error: float | None
    supported_until: dt.date | None
    earlier: int
    building: str = ""
    newest: str = ""
    joined: frozenset[Joined] = frozenset()
    parts: tuple[Part, ...] = ()

    @property
    def as_part(self) -> Part:
        """Give it as one of what may be double."""
        return Part(key=self.key, file=self.file, measured=self.measured)

    @property
    def name(self) -> str:
        """Give the name to walk with."""
        return name_of(self.identity)

    @property
    def place(self) -> str:
        """Give where it stands, "" when nobody said."""
        return self.identity.location.strip()

    @property
    def name_there(self) -> str:
        """Give the name without the place: nr 12."""
        return within(self.name, self.place)

    @property
    def open_findings(self) -> list[tuple[Finding, str]]:
        """Give the findings that are no pass, the worst first, each with what was measured in words."""
        open_ = [item for item in self.judged.findings if item.verdict is not Verdict.PASS]
        said = zip(open_, self.described.findings, strict=True)
        return sorted(said, key=lambda pair: MOST_URGENT_FIRST.index(pair[0].verdict))

    @property
    def requirements_met(self) -> int:
        """Give how many requirements are met in full."""
        return len(self.judged.findings) - len(self.described.findings)


def walking_order(row: DeviceRow) -> tuple[str, tuple[bool, Order], bool, Order, Order, str]:
    """Give what orders devices as one walks: school, building, place (none last), name."""
    building = not row.building, natural(row.building)
    return row.identity.school, building, not row.place, natural(row.place), natural(row.name), row.identity.id
