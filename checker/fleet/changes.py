"""Devices whose verdict is another under other requirements, or than at an earlier moment, and what makes it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from checker.fleet.judged_devices import JudgedDevice
from checker.fleet.rows import DeviceRow
from checker.model.findings import Finding, Silence, silence_of
from checker.model.verdicts import Verdict


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One device with another verdict, and why.

    `requirements`: the ids of those that make the difference. `reason`: why one of the two is no verdict at all, and
    `silence` what kind of nothing is asked by that one.
    `spec`: by which of several publishers' requirements, by id; "" where there is one.
    """

    row: DeviceRow
    before: Verdict
    after: Verdict
    requirements: tuple[str, ...]
    reason: str = ""
    silence: Silence = ""
    spec: str = ""

    @property
    def is_worse(self) -> bool:
        """Tell whether it got worse."""
        return self.after.weight > self.before.weight


class _Judged(NamedTuple):
    """A verdict, why there is none, and the findings it rests on."""

    verdict: Verdict
    reason: str
    findings: Sequence[Finding]


def changes(row: DeviceRow, before: JudgedDevice, after: JudgedDevice) -> tuple[Change, ...]:
    """Give what changes from one judgement of a device to another: by each of several publishers, or as a whole."""
    return tuple(
        Change(
            row=row,
            before=old.verdict,
            after=new.verdict,
            requirements=_that_differ(old, new),
            reason=new.reason or old.reason,
            silence=_silence(new) or _silence(old),
            spec=spec,
        )
        for spec, old, new in _pairs(before, after)
        if old.verdict is not new.verdict
    )


def _pairs(before: JudgedDevice, after: JudgedDevice) -> Iterator[tuple[str, _Judged, _Judged]]:
    specs = [part.spec.id for part in before.parts]
    if len(specs) == 1 or specs != [part.spec.id for part in after.parts]:
        yield "", _whole(before), _whole(after)
        return
    for place, spec in enumerate(specs):
        yield spec, _by_part(before, place), _by_part(after, place)


def _whole(judged: JudgedDevice) -> _Judged:
    return _Judged(judged.verdict, judged.reason, judged.findings)


def _by_part(judged: JudgedDevice, place: int) -> _Judged:
    part = judged.parts[place]
    return _Judged(judged.by_part(place), part.reason or "", part.findings)


def _silence(judged: _Judged) -> Silence:
    return silence_of(judged.findings) if judged.reason == "no_requirements" else ""


def _that_differ(before: _Judged, after: _Judged) -> tuple[str, ...]:
    """Give the requirements whose verdict moved the way the device's did."""
    old, new = _weights(before.findings), _weights(after.findings)
    is_worse = after.verdict.weight > before.verdict.weight
    names = dict.fromkeys((*new, *old))
    return tuple(name for name in names if (new.get(name, 0) > old.get(name, 0)) is is_worse and _moved(name, old, new))


def _weights(findings: Sequence[Finding]) -> dict[str, int]:
    return {finding.requirement: finding.verdict.weight for finding in findings}


def _moved(name: str, old: Mapping[str, int], new: Mapping[str, int]) -> bool:
    return new.get(name, 0) != old.get(name, 0)
