"""Which devices lose the updates of their system in the time to come, counted from today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

from checker.conditions.combined import leaves
from checker.conditions.recency.os_support import os_support
from checker.conditions.situation import Situation
from checker.conditions.supported_on import SupportedOn
from checker.evaluation.judging import judge
from checker.evaluation.planning import plan
from checker.evaluation.remembering import Numbered, Remembered
from checker.fleet.rows import DeviceRow
from checker.model.moments import later
from checker.model.releases import Releases
from checker.model.verdicts import Verdict
from checker.specification.document import Remedy, Requirement, RequirementsSpec

MONTHS = (6, 12, 24)
_LAST_MONTH = 12
Way = Literal["free", "money", "replace", "none"]


class End(msgspec.Struct, frozen=True, kw_only=True):
    """The last day of updates, and the cheapest way on after it; None where none is known."""

    until: dt.date
    remedy: Remedy | None


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """Devices with one system whose updates end on one day. `months`: within 6, 12 or 24 months from today."""

    months: int
    system: str
    end: End
    rows: Sequence[DeviceRow]


class SupportEnds:
    """Looks up when support ends, once for all devices that are alike."""

    def __init__(self, spec: RequirementsSpec, releases: Releases) -> None:
        """Look it up as the spec's own requirement on updates does; of several specs as the first that has one."""
        self._spec = spec
        later_first = sorted(spec.requirement, key=lambda item: -spec.parts.index(spec.part_of(item.id)))
        self._requirements: dict[str, Requirement] = {
            name: item for item in later_first if _support(item) for name in item.applies_to
        }
        self._known = Remembered(self._end, releases)

    def of(self, device: Numbered, device_class: str) -> End | None:
        """Give the end for a device; None where none is known or nothing is asked of this class."""
        return self._known.of(device, device_class) if device_class in self._requirements else None

    def _end(self, situation: Situation, device_class: str) -> End | None:
        requirement = self._requirements[device_class]
        condition = _support(requirement)
        support = os_support(situation, condition.table_valid_days) if condition else None
        if support is None or support.until is None:
            return None
        return End(until=support.until, remedy=self._way_on(requirement, situation, support.until))

    def _way_on(self, requirement: Requirement, situation: Situation, until: dt.date) -> Remedy | None:
        """Give the cheapest remedy on the day after the end, with the tables of today."""
        alone = msgspec.structs.replace(self._spec, requirement=(requirement,))
        judgement = judge(alone, situation.releases, situation.facts, later(until, 1))
        steps = (
            plan(alone, situation.releases, judgement) if judgement.verdict in {Verdict.FAIL, Verdict.ADVICE} else ()
        )
        return steps[0].remedy if steps else None


def _support(requirement: Requirement) -> SupportedOn | None:
    if requirement.category != "system":
        return None
    return next((leaf for leaf in leaves(requirement.condition) if isinstance(leaf, SupportedOn)), None)


def endings(rows: Sequence[tuple[DeviceRow, End | None]], today: dt.date) -> list[Ending]:
    """Give what ends after today and within the longest time, the first end first.

    Devices that must be replaced now are on that list, and are left out here.
    """
    limits = {months: months_later(today, months) for months in MONTHS}
    groups: dict[tuple[dt.date, str, str], list[tuple[DeviceRow, End]]] = {}
    for row, end in rows:
        if end and today <= end.until <= limits[MONTHS[-1]] and row.judged.standing != "replace":
            key = end.until, row.described.system, end.remedy.id if end.remedy else ""
            groups.setdefault(key, []).append((row, end))
    return [
        Ending(
            months=next(months for months, limit in limits.items() if until <= limit),
            system=system,
            end=members[0][1],
            rows=[row for row, _ in members],
        )
        for (until, system, _), members in sorted(groups.items(), key=lambda item: item[0])
    ]


def months_later(day: dt.date, months: int) -> dt.date:
    """Give the same day some months later, or the last day of that month when it has no such day."""
    month = day.month - 1 + months
    if day.year + month // _LAST_MONTH >= dt.MAXYEAR:
        return dt.date.max
    first = dt.date(day.year + month // _LAST_MONTH, month % _LAST_MONTH + 1, 1)
    following = dt.date(first.year + first.month // _LAST_MONTH, first.month % _LAST_MONTH + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
