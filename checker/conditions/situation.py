"""What a condition judges: the readings, the day, the release tables. Everything it may know, and no clock."""

from __future__ import annotations

import datetime as dt

from checker.model.facts import known_text, reading_of
from checker.model.readings import Facts, Reading
from checker.model.releases import Releases


class Situation:
    """One device on one day. A plain class, so that evaluation/remembering.py can watch what is looked at.

    `latest`: where the clock is not believed, the last day that it may be; `day` is then the first one. `measured`: the
    day of the readings, where that is so long before that what renews itself will be another by the day.
    """

    def __init__(
        self,
        facts: Facts,
        day: dt.date,
        releases: Releases,
        latest: dt.date | None = None,
        *,
        measured: dt.date | None = None,
    ) -> None:
        """Hold the readings, the day they are judged for, and the tables."""
        self.facts = facts
        self.releases = releases
        self.latest = latest
        self._day = day
        self._measured = measured

    @property
    def day(self) -> dt.date:
        """Give the day to judge for."""
        return self._day

    @property
    def measured(self) -> dt.date | None:
        """Give the day of the readings, where that is long before."""
        return self._measured

    def holding(self, facts: Facts) -> Situation:
        """Give other readings on the same day."""
        return Situation(facts, self._day, self.releases, self.latest, measured=self._measured)

    def on(self, day: dt.date) -> Situation:
        """Give the same on another day."""
        return Situation(self.facts, day, self.releases)

    def reading(self, fact: str) -> Reading:
        """Give the reading of a fact; absent is not asked."""
        return reading_of(self.facts, fact)

    def text(self, fact: str) -> str:
        """Give a text fact's value, or "" where it is not known."""
        return known_text(self.facts, fact)
