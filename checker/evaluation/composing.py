"""From a judgement to the result that is stored. Time, names and random ids are arguments."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker import __version__
from checker.evaluation.judging import Judgement, PartVerdict
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.results import (
    SCHEMA_VERSION,
    DeviceIdentity,
    DeviceResult,
    Origin,
    SpecReference,
    SpecVerdict,
    TableReference,
    TableReferences,
)
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured, when and where: UTC moment, the device's zone, a random id of 128 bits in hex.

    `facts` are the readings as measured; derived ones are not stored.
    """

    moment: dt.datetime
    time_zone: str
    result_id: str
    device: DeviceIdentity
    facts: Facts
    origin: Origin = "program"


def compose(occasion: Occasion, judgement: Judgement, spec: RequirementsSpec, releases: Releases) -> DeviceResult:
    """Give the result of one run."""
    return DeviceResult(
        schema_version=SCHEMA_VERSION,
        result_id=occasion.result_id,
        measured_at=f"{occasion.moment.replace(microsecond=0, tzinfo=None).isoformat()}Z",
        time_zone=occasion.time_zone,
        on=judgement.on,
        origin=occasion.origin,
        program_version=__version__,
        device=occasion.device,
        facts=dict(occasion.facts),
        spec=spec_reference(spec),
        releases=_tables(releases),
        findings=judgement.findings,
        verdict=judgement.verdict,
        reason=judgement.reason or "",
        specs=verdict_by_spec(judgement),
    )


def spec_reference(spec: RequirementsSpec) -> SpecReference:
    """Give which spec it is, and the digest of what it means; of several joined, the first."""
    first = spec.parts[0]
    return SpecReference(id=first.id, version=first.version, sha256=digest_of(first))


def verdict_by_spec(judgement: Judgement) -> tuple[SpecVerdict, ...] | msgspec.UnsetType:
    """Give what the device is by each of several specs; nothing where there is one."""
    parts = judgement.parts
    return tuple(map(_by_one, parts)) if len(parts) > 1 else msgspec.UNSET


def _by_one(part: PartVerdict) -> SpecVerdict:
    spec = spec_reference(part.spec)
    return SpecVerdict(
        id=spec.id, version=spec.version, sha256=spec.sha256, verdict=part.verdict, reason=part.reason or ""
    )


def _tables(releases: Releases) -> TableReferences:
    return TableReferences(
        browsers=TableReference(snapshot=releases.browsers.snapshot.isoformat(), sha256=digest_of(releases.browsers)),
        operating_systems=TableReference(
            snapshot=releases.operating_systems.snapshot.isoformat(),
            sha256=digest_of(releases.operating_systems),
        ),
    )
