"""What a condition judges: the readings, the day, the release tables. Everything it may know, and no clock."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.model.readings import Facts, Reading, reading_of
from checker.model.releases import Releases


class Situation(msgspec.Struct, frozen=True):
    """One device on one day."""

    facts: Facts
    day: dt.date
    releases: Releases

    def reading(self, fact: str) -> Reading:
        """Give the reading of a fact; absent is not asked."""
        return reading_of(self.facts, fact)

    def text(self, fact: str) -> str:
        """Give a text fact's value, or "" where it is not known."""
        value = getattr(self.reading(fact), "value", "")
        return value if isinstance(value, str) else ""
