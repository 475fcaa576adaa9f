"""Situations to judge: readings with the tables that ship, or with a small table of one's own."""

from __future__ import annotations

import datetime as dt

from checker.conditions import Condition
from checker.conditions.situation import Situation
from checker.model.devices import Browser, Display
from checker.model.findings import Outcome
from checker.model.readings import Between, Bound, Facts, Known, Unknown, Value
from checker.model.releases import Releases
from checker.model.verdicts import Answer
from tests.evaluation.devices import DAY, releases

KIB, MIB, GIB = 1024, 1024**2, 1024**3


def reading(value: Value, bound: Bound = "exact") -> Known:
    """Give a known reading."""
    return Known(value=value, source="test", bound=bound)


def between(low: float, high: float) -> Between:
    """Give an interval."""
    return Between(low=low, high=high, source="test")


NOT_TOLD = Unknown(why="not_supported", source="test")


def outcome(condition: Condition, facts: Facts, day: dt.date = DAY, tables: Releases | None = None) -> Outcome:
    """Give what a condition says of these readings."""
    return condition.assess(Situation(facts, day, tables or releases()))


def answers(
    condition: Condition, facts: Facts, day: dt.date = DAY, tables: Releases | None = None
) -> tuple[Answer, Answer]:
    """Give both answers: minimum and recommended."""
    found = outcome(condition, facts, day, tables)
    return found.minimum, found.recommended


def screen(width: int, height: int, **fields: object) -> Display:
    """Give the built-in screen, its panel of this size and in that mode, at 100 %."""
    own: dict[str, object] = {"effective_width": width, "effective_height": height, "primary": True, "internal": True}
    own |= {"native_width": width, "native_height": height}
    return Display(width=width, height=height, **(own | fields))  # type: ignore[arg-type]


def browser(name: str, version: str | None, channel: str = "stable", **fields: object) -> Browser:
    """Give a browser for everyone on the device, the default one."""
    own: dict[str, object] = {"scope": "machine", "default": True}
    return Browser(name=name, version=version, channel=channel, **(own | fields))  # type: ignore[arg-type]
