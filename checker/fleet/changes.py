"""Devices whose verdict is another under other requirements, or than at an earlier moment, and what makes it so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from checker.fleet.judged_devices import JudgedDevice
from checker.fleet.rows import DeviceRow
from checker.model.findings import Finding
from checker.model.verdicts import Verdict


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One device with another verdict, and why.

    `requirements`: the ids of those that make the difference. `reason`: why one of the two is no verdict at all.
    """

    row: DeviceRow
    before: Verdict
    after: Verdict
    requirements: tuple[str, ...]
    reason: str = ""

    @property
    def is_worse(self) -> bool:
        """Tell whether it got worse."""
        return self.after.weight > self.before.weight


def change(row: DeviceRow, before: JudgedDevice, after: JudgedDevice) -> Change | None:
    """Give the change from one judgement of a device to another; None when the verdict is the same."""
    if before.verdict is after.verdict:
        return None
    return Change(
        row=row,
        before=before.verdict,
        after=after.verdict,
        requirements=_that_differ(before, after),
        reason=after.reason or before.reason,
    )


def _that_differ(before: JudgedDevice, after: JudgedDevice) -> tuple[str, ...]:
    """Give the requirements whose verdict moved the way the device's did."""
    old, new = _weights(before.findings), _weights(after.findings)
    is_worse = after.verdict.weight > before.verdict.weight
    names = dict.fromkeys((*new, *old))
    return tuple(name for name in names if (new.get(name, 0) > old.get(name, 0)) is is_worse and _moved(name, old, new))


def _weights(findings: Sequence[Finding]) -> dict[str, int]:
    return {finding.requirement: finding.verdict.weight for finding in findings}


def _moved(name: str, old: Mapping[str, int], new: Mapping[str, int]) -> bool:
    return new.get(name, 0) != old.get(name, 0)
