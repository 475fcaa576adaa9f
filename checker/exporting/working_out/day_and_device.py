"""For what a condition is worked out: one kind of device, one day with its tables, and how much is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, Protocol, TypeVar

import msgspec

from checker.conditions.situation import Situation
from checker.model.devices import OS_OF_CLASS, DeviceClass, OsName
from checker.model.findings import Outcome
from checker.model.readings import Facts, Known, Value
from checker.model.releases import Releases
from checker.model.verdicts import Answer

Tier = Literal["minimum", "recommended"]
Reason = Literal[
    "class", "asked", "page", "reachable", "person", "nothing_tells", "linux_browsers", "nothing_asked", "full"
]
"""Why something cannot be expressed: a kind of device that the export is not for; only a person knows it; only a page
in a browser; an address that is tried; a setting of who is signed in; nothing in the engine tells it; browsers on Linux
are often no package; on this kind of device nothing is asked; the engine takes no more rules."""
_SOURCE = "export"
_Value = TypeVar("_Value")


class _Condition(Protocol):
    def assess(self, situation: Situation) -> Outcome:
        """Judge a situation."""


class CannotExpressError(Exception):
    """No plain test says this."""

    def __init__(self, reason: Reason) -> None:
        """Say why."""
        self.reason: Reason = reason
        super().__init__(reason)


class DayAndDevice(msgspec.Struct, frozen=True):
    """The day, its tables, the kind of device, and whether the minimum or the recommended value is asked."""

    day: dt.date
    releases: Releases
    device_class: DeviceClass
    tier: Tier

    @property
    def os_name(self) -> OsName:
        """Give the system of that kind of device. Raises `CannotExpressError` where it has none of its own."""
        if self.device_class not in OS_OF_CLASS:
            raise CannotExpressError("class")
        return OS_OF_CLASS[self.device_class]

    def threshold(self, minimum: _Value, recommended: _Value | None) -> _Value:
        """Give the value that counts: the recommended one where that is asked and there is one."""
        return recommended if self.tier == "recommended" and recommended is not None else minimum

    def answer(self, condition: _Condition, values: Mapping[str, Value]) -> Answer:
        """Give what judging says of a device with these values: a plain test may say nothing else.

        What it does not know is no reason to fail a device, and neither is what does not apply to it.
        """
        told = {"os.name": self.os_name, **values}
        facts: Facts = {name: Known(value=value, source=_SOURCE) for name, value in told.items()}
        outcome = condition.assess(Situation(facts, self.day, self.releases))
        if not outcome.applies:
            return Answer.YES
        return outcome.recommended if self.tier == "recommended" else outcome.minimum
