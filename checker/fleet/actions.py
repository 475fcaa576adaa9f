"""What to do first: the steps of all devices grouped by cause, cheapest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec

from checker.fleet.helping import Helping
from checker.fleet.judged_devices import PlannedStep
from checker.fleet.rows import DeviceRow
from checker.model.findings import Finding, silence_of
from checker.model.results import Origin
from checker.model.verdicts import Verdict
from checker.specification.document import Remedy, Requirement, RequirementsSpec
from checker.specification.joining import own_id

Urgency = Literal["fail", "unknown", "advice"]
ASK = "ask"
"""The action for what fails and no step is known for; a device without a verdict is in one named by the reason."""
_FINE = frozenset({Verdict.PASS, Verdict.ADVICE})


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One way of doing it, for some of the devices: updating Edge, where the action is updating the browser."""

    remedy: Remedy
    target: str
    rows: Sequence[DeviceRow]


class Unmeasured(msgspec.Struct, frozen=True, kw_only=True):
    """A requirement with a finding that lacks something, and on what kind of device, seen from where."""

    requirement: Requirement
    finding: Finding
    device_class: str
    origin: Origin


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do, and on which devices: remedies with one effect (`parts`), or finding out (`unmeasured`).

    `kind`: the id without the urgency. `meets_after`: how many devices meet the requirements after this action and
    those before it. `is_foretold`: what comes of it is known beforehand for every device. `unmeasured`: each
    requirement with a finding that lacks it, once for each way to find out. `helps`: for which of several specs, by id,
    and on how many devices; none where there is one spec, or it is for no requirement in particular.
    """

    id: str
    kind: str
    urgency: Urgency
    rows: Sequence[DeviceRow]
    meets_after: int
    is_foretold: bool
    parts: Sequence[Part] = ()
    unmeasured: Sequence[Unmeasured] = ()
    helps: Mapping[str, int] = MappingProxyType({})

    @property
    def costs_money(self) -> bool:
        """Tell whether it costs money."""
        return any(part.remedy.cost == "money" for part in self.parts)

    @property
    def is_last_resort(self) -> bool:
        """Tell whether it is for devices that cannot be put in order."""
        return any(part.remedy.last_resort for part in self.parts)

    @property
    def is_dear(self) -> bool:
        """Tell whether it comes after all that costs nothing."""
        return self.costs_money or self.is_last_resort or self.kind == ASK

    @property
    def minutes(self) -> int | None:
        """Give how long it takes on all devices together; None when nobody knows."""
        known = [part.remedy.minutes * len(part.rows) for part in self.parts if part.remedy.minutes is not None]
        return sum(known) if known and len(known) == len(self.parts) else None


class _Cause(msgspec.Struct, frozen=True):
    """What makes two steps the same thing to do."""

    id: str
    urgency: Urgency


def actions(spec: RequirementsSpec, rows: Sequence[DeviceRow]) -> list[Action]:
    """Give the actions, those that cost nothing first; of those what mends a fail, then the quickest, then the most."""
    order = {remedy.id: number for number, remedy in enumerate(spec.remedy)}
    requirements = {item.id: item for item in spec.requirement}
    grouped: dict[_Cause, list[DeviceRow]] = {}
    for row in rows:
        for cause in causes_of(row):
            grouped.setdefault(cause, []).append(row)
    helping = Helping(spec)
    found = [
        msgspec.structs.replace(
            _action(cause, members, requirements), helps=helping.of(_improved(cause, row) for row in members)
        )
        for cause, members in grouped.items()
    ]
    found.sort(key=lambda item: _price(item, order))
    meeting = _meeting_after(rows, {_Cause(item.id, item.urgency): number for number, item in enumerate(found)})
    return [
        msgspec.structs.replace(item, id=f"{item.id}.{item.urgency}", meets_after=meets)
        for item, meets in zip(found, meeting, strict=True)
    ]


def action_ids(row: DeviceRow) -> list[str]:
    """Give the ids of the actions a device is in."""
    return [f"{cause.id}.{cause.urgency}" for cause in causes_of(row)]


def causes_of(row: DeviceRow) -> list[_Cause]:
    """Give what is to be done on a device."""
    if row.judged.reason:
        silence = silence_of(row.judged.findings) if row.judged.reason == "no_requirements" else ""
        return [_Cause(f"{row.judged.reason}.{silence}" if silence else row.judged.reason, "unknown")]
    steps = [_cause_of(step, row) for step in row.judged.steps]
    if row.judged.standing == "ask":
        steps.append(_Cause(ASK, "fail"))
    # Where the device has a verdict without it, what is not known was only recommended.
    urgency: Urgency = "unknown" if row.judged.verdict is Verdict.UNKNOWN else "advice"
    unknown = (_Cause(_missing_fact(item), urgency) for item in _unknown(row))
    return list(dict.fromkeys((*steps, *unknown)))


def _cause_of(step: PlannedStep, row: DeviceRow) -> _Cause:
    """Give the cause: what has one effect and one price is one thing to do, whichever device it is done on."""
    remedy = step.remedy
    name = f"{remedy.effect.fact}.{remedy.effect.to}.{remedy.cost}" if remedy.effect else own_id(remedy.id)
    return _Cause(name, _urgency(step, row))


def _missing_fact(finding: Finding) -> str:
    if finding.reason == "clock_doubted":
        return "measure.clock"
    return f"measure.{finding.details.fact or own_id(finding.requirement)}"


def _improved(cause: _Cause, row: DeviceRow) -> Iterator[str]:
    """Give the requirements that it is done for on a device."""
    judged = row.judged
    if cause.id == ASK:
        yield from (item.requirement for item in judged.findings if item.verdict is Verdict.FAIL)
    for step in judged.steps:
        if _cause_of(step, row) == cause:
            yield from step.solves
    yield from (item.requirement for item in _unknown(row) if _missing_fact(item) == cause.id)


def _unknown(row: DeviceRow) -> Iterator[Finding]:
    return (item for item in row.judged.findings if item.verdict is Verdict.UNKNOWN)


def _urgency(step: PlannedStep, row: DeviceRow) -> Urgency:
    if step.mends_a_fail:
        return "fail"
    return "unknown" if {item.requirement for item in _unknown(row)} & set(step.solves) else "advice"


def _action(cause: _Cause, rows: Sequence[DeviceRow], requirements: Mapping[str, Requirement]) -> Action:
    parts: dict[tuple[str, str], tuple[Remedy, list[DeviceRow]]] = {}
    unmeasured: dict[tuple[str, ...], Unmeasured] = {}
    is_foretold = True
    for row in rows:
        for step in row.judged.steps:
            if _cause_of(step, row) == cause:
                parts.setdefault((step.remedy.id, step.target), (step.remedy, []))[1].append(row)
                is_foretold = is_foretold and step.verdict is not None
        for finding in _unknown(row):
            if _missing_fact(finding) == cause.id:
                lacking = _unmeasured(finding, row, requirements)
                unmeasured.setdefault(_way(lacking), lacking)
    return Action(
        id=cause.id,
        kind=cause.id,
        urgency=cause.urgency,
        rows=rows,
        meets_after=0,
        is_foretold=is_foretold,
        parts=[Part(remedy=remedy, target=key[1], rows=members) for key, (remedy, members) in parts.items()],
        unmeasured=list(unmeasured.values()),
    )


def _unmeasured(finding: Finding, row: DeviceRow, requirements: Mapping[str, Requirement]) -> Unmeasured:
    return Unmeasured(
        requirement=requirements[finding.requirement],
        finding=finding,
        device_class=row.judged.device_class,
        origin=row.origin,
    )


def _way(lacking: Unmeasured) -> tuple[str, ...]:
    """Give what the way to find out depends on."""
    finding = lacking.finding
    why, browser = finding.details.why, finding.details.browser
    return finding.requirement, finding.reason, why, browser, lacking.device_class, lacking.origin


def _price(item: Action, order: Mapping[str, int]) -> tuple[object, ...]:
    minutes = (item.minutes or 0) / len(item.rows)
    first = min((order[part.remedy.id] for part in item.parts), default=0)
    return item.is_last_resort, item.is_dear, -Verdict(item.urgency).weight, minutes, -len(item.rows), first, item.id


def _meeting_after(rows: Sequence[DeviceRow], place: Mapping[_Cause, int]) -> list[int]:
    """Give, after each action, how many devices meet: a device does once all its steps up to that verdict are done."""
    gained = [0] * len(place)
    meets = 0
    for row in rows:
        if row.judged.verdict in _FINE:
            meets += 1
        elif (last := _mended_by(row, place)) is not None:
            gained[last] += 1
    return [meets := meets + more for more in gained]


def _mended_by(row: DeviceRow, place: Mapping[_Cause, int]) -> int | None:
    last = -1
    for step in row.judged.steps:
        last = max(last, place[_cause_of(step, row)])
        if step.verdict in _FINE:
            return last
    return None
