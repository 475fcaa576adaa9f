"""What to do first: the steps of all devices grouped by what is to be done, cheapest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from checker.fleet.judging import PlannedStep
from checker.fleet.rows import DeviceRow
from checker.model.verdicts import Verdict
from checker.specification.document import Remedy, Requirement, RequirementsSpec

Urgency = Literal["fail", "unknown", "advice"]
_FINE = frozenset({Verdict.PASS, Verdict.ADVICE})
_URGENCY: Mapping[str, int] = {"fail": 0, "unknown": 1, "advice": 2}


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do, and on which devices: a remedy, or finding out what could not be measured.

    `meets_after`: how many devices meet the requirements after this action and those before it. `why` is the reason
    that a reading is not known, for the words on how to get it.
    """

    id: str
    urgency: Urgency
    rows: Sequence[DeviceRow]
    meets_after: int
    remedy: Remedy | None = None
    target: str = ""
    requirement: Requirement | None = None
    why: str = ""

    @property
    def minutes(self) -> int | None:
        """Give how long it takes on all devices together; None when nobody knows."""
        each = self.remedy.minutes if self.remedy else None
        return None if each is None else each * len(self.rows)


class _Key(msgspec.Struct, frozen=True):
    """What makes two steps the same thing to do."""

    remedy: str
    target: str
    urgency: Urgency
    requirement: str = ""


def actions(spec: RequirementsSpec, rows: Sequence[DeviceRow]) -> list[Action]:
    """Give the actions, those that cost nothing first; of those what mends a fail, then the quickest, then the most."""
    wanted: dict[_Key, list[DeviceRow]] = {}
    for row in rows:
        for key in _keys(row):
            wanted.setdefault(key, []).append(row)
    remedies = {remedy.id: (order, remedy) for order, remedy in enumerate(spec.remedy)}
    requirements = {item.id: item for item in spec.requirement}

    def price(key: _Key) -> tuple[object, ...]:
        order, remedy = remedies.get(key.remedy, (0, None))
        minutes = (remedy.minutes or 0) if remedy else 0
        is_dear = remedy is not None and remedy.cost == "money"
        is_last = remedy is not None and remedy.last_resort
        return is_last, is_dear, _URGENCY[key.urgency], minutes, -len(wanted[key]), order, key.target, key.requirement

    ordered = sorted(wanted, key=price)
    meeting = _meeting_after(rows, ordered)
    return [
        Action(
            id=_id(key),
            urgency=key.urgency,
            rows=wanted[key],
            meets_after=meeting[number],
            remedy=remedies[key.remedy][1] if key.remedy else None,
            target=key.target,
            requirement=requirements.get(key.requirement),
            why=_why(wanted[key][0], key.requirement),
        )
        for number, key in enumerate(ordered)
    ]


def _id(key: _Key) -> str:
    return ".".join(part for part in (key.remedy or "measure", key.target or key.requirement, key.urgency) if part)


def action_ids(row: DeviceRow) -> list[str]:
    """Give the ids of the actions a device is in."""
    return [_id(key) for key in _keys(row)]


def _keys(row: DeviceRow) -> list[_Key]:
    judged = row.judged
    keys = [_Key(step.remedy.id, step.target, _urgency(step, row)) for step in judged.steps]
    measure = [_Key("", "", "unknown", item.requirement) for item in judged.findings if item.verdict is Verdict.UNKNOWN]
    return list(dict.fromkeys([*keys, *measure]))


def _urgency(step: PlannedStep, row: DeviceRow) -> Urgency:
    if step.mends_a_fail:
        return "fail"
    return "unknown" if any(_is_unknown(row, name) for name in step.solves) else "advice"


def _is_unknown(row: DeviceRow, requirement: str) -> bool:
    finding = row.judged.finding(requirement)
    return finding is not None and finding.verdict is Verdict.UNKNOWN


def _meeting_after(rows: Sequence[DeviceRow], ordered: Sequence[_Key]) -> list[int]:
    """Give, after each action, how many devices meet: a device does once all its steps up to that verdict are done."""
    place = {key: number for number, key in enumerate(ordered)}
    gained = [0] * len(ordered)
    meets = 0
    for row in rows:
        if row.judged.verdict in _FINE:
            meets += 1
        elif (last := _mended_by(row, place)) is not None:
            gained[last] += 1
    return [meets := meets + more for more in gained]


def _mended_by(row: DeviceRow, place: Mapping[_Key, int]) -> int | None:
    last = -1
    for step in row.judged.steps:
        last = max(last, place[_Key(step.remedy.id, step.target, _urgency(step, row))])
        if step.verdict in _FINE:
            return last
    return None


def _why(row: DeviceRow, requirement: str) -> str:
    finding = row.judged.finding(requirement) if requirement else None
    return str(finding.details.get("why", "")) if finding else ""
