"""One device measured once: the public result file, schema version 1, as types."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from checker.model.findings import Finding
from checker.model.readings import Reading
from checker.model.storable import Day, Digest, Id, Moment, Name
from checker.model.verdicts import Verdict

SCHEMA_VERSION = 1
FIRST_PAGE = dt.date(2026, 11, 1)
"""The month in which the first check page was made: a page that says it measured before that had a wrong clock.

The date of the tables would do only until the next ones: what a page saved is read again for years.
"""

Origin = Literal["program", "page"]


class DeviceIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Which device it is. `id` is 128 bits in hex, the same at every run, not to be traced back to a serial number.

    `hardware_id`: likewise, and still the same after a new installation; absent where the device tells no such number.
    """

    id: Id
    hardware_id: Id | msgspec.UnsetType = msgspec.UNSET
    name: Name = ""
    label: Name = ""
    location: Name = ""
    school: Name = ""


class SpecReference(msgspec.Struct, frozen=True, kw_only=True):
    """Which requirements judged it: `sha256` is over the meaning of the spec, not its bytes."""

    id: Name
    version: Name
    sha256: Digest


class SpecVerdict(SpecReference, frozen=True, kw_only=True):
    """What a device is by one of several specs that were asked for at once. `reason` as that of the whole result.

    `no_requirements`: that spec asks nothing of this kind of device, and does not count.
    """

    verdict: Verdict
    reason: Name = ""


class TableReference(msgspec.Struct, frozen=True, kw_only=True):
    """Which release table was used, and of which day (ISO date)."""

    snapshot: Day
    sha256: Digest


class TableReferences(msgspec.Struct, frozen=True, kw_only=True):
    """Both release tables."""

    browsers: TableReference
    operating_systems: TableReference


class ResultHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What a result says of itself. `on` is the day it was judged for, `measured_at` the clock's UTC time.

    Where several specs were asked for at once `spec` is the first, `specs` has each with its own verdict, and `verdict`
    is the worst of those that ask something of this kind of device; with one spec `specs` is absent. A finding on a
    requirement of a later one names it as `spec-id:requirement`.
    """

    schema_version: int
    result_id: Id
    measured_at: Moment
    time_zone: Name
    on: dt.date
    origin: Origin
    program_version: Name
    device: DeviceIdentity
    spec: SpecReference
    releases: TableReferences
    verdict: Verdict
    reason: Name = ""
    specs: Annotated[tuple[SpecVerdict, ...], msgspec.Meta(max_length=20)] | msgspec.UnsetType = msgspec.UNSET


class DeviceResult(ResultHeader, frozen=True, kw_only=True):
    """Everything that is stored of one run."""

    facts: dict[str, Reading]
    findings: tuple[Finding, ...]
