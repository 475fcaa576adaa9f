"""What goes to an engine: rules with a plain test each, and what that engine cannot say, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from checker.conditions.combined import leaves as conditions_in
from checker.exporting.plain_test import Leaf, PlainTest, leaves
from checker.exporting.working_out import worked_out
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice, Reason, Tier
from checker.model.devices import DeviceClass
from checker.model.releases import Releases
from checker.specification.document import Requirement, RequirementsSpec


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """One requirement for one kind of device, at its minimum or at what is recommended."""

    requirement: Requirement
    device_class: DeviceClass
    tier: Tier

    @property
    def key(self) -> str:
        """Give a name that nothing else for this kind of device has: small letters, digits, `-` and `_`."""
        return f"{self.requirement.id.replace(':', '_')}_{self.tier}"


class Rule(Demand, frozen=True, kw_only=True):
    """What an engine is told. No `test`: a person is asked."""

    test: PlainTest | None


class NotExpressed(Demand, frozen=True, kw_only=True):
    """What an engine cannot say, and why."""

    reason: Reason


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """The rules for one engine on one day, and what is left out of them."""

    spec: RequirementsSpec
    day: dt.date
    releases: Releases
    rules: tuple[Rule, ...]
    left_out: tuple[NotExpressed, ...]


class Reach(NamedTuple):
    """What an engine knows of: kinds of device, and of each comparison why it cannot make it (None: it can).

    `asks_people`: what no test says becomes a question there.
    """

    classes: tuple[DeviceClass, ...]
    refuses: Callable[[Leaf, PlainTest, DeviceClass], Reason | None]
    asks_people: bool = False


def exported(spec: RequirementsSpec, day: dt.date, releases: Releases, reach: Reach) -> Exported:
    """Give the requirements as rules within the reach of an engine."""
    rules: list[Rule] = []
    left_out: list[NotExpressed] = []
    for asked in _asked(spec):
        try:
            rules.append(_rule(asked, DayAndDevice(day, releases, asked.device_class, asked.tier), reach))
        except CannotExpressError as refusal:
            left_out.append(without(asked, refusal.reason))
    return Exported(spec=spec, day=day, releases=releases, rules=tuple(rules), left_out=tuple(left_out))


def without(asked: Demand, reason: Reason) -> NotExpressed:
    """Give it as what is left out."""
    return NotExpressed(requirement=asked.requirement, device_class=asked.device_class, tier=asked.tier, reason=reason)


def _asked(spec: RequirementsSpec) -> Iterator[Demand]:
    """Give everything that is asked: of a required one the minimum, and of what has a recommended value that."""
    for requirement in spec.requirement:
        for device_class in requirement.applies_to:
            for tier in tiers_of(requirement):
                yield Demand(requirement=requirement, device_class=device_class, tier=tier)


def tiers_of(requirement: Requirement) -> tuple[Tier, ...]:
    """Give what can be asked of it. Of a merely recommended one the sharpest value: missing either is advice."""
    if requirement.importance == "recommended":
        return ("recommended",)
    has_more = any(getattr(leaf, "recommended", None) for leaf in conditions_in(requirement.condition))
    return ("minimum", "recommended") if has_more else ("minimum",)


def _rule(asked: Demand, at: DayAndDevice, reach: Reach) -> Rule:
    test = _test(asked.requirement, at, reach)
    return Rule(requirement=asked.requirement, device_class=asked.device_class, tier=asked.tier, test=test)


def _test(requirement: Requirement, at: DayAndDevice, reach: Reach) -> PlainTest | None:
    if at.device_class not in reach.classes:
        raise CannotExpressError("class")
    try:
        test = worked_out(requirement.condition, at)
    except CannotExpressError:
        if reach.asks_people:
            return None
        raise
    return test if reach.asks_people else _within_reach(test, at, reach)


def _within_reach(test: PlainTest, at: DayAndDevice, reach: Reach) -> PlainTest:
    """Give the test. Raises `CannotExpressError` where the engine cannot make a comparison, or there is none."""
    found = leaves(test)
    if not found:
        raise CannotExpressError("nothing_asked")
    for leaf in found:
        if reason := reach.refuses(leaf, test, at.device_class):
            raise CannotExpressError(reason)
    return test
