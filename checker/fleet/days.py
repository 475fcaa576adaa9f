"""For which day each result of a folder is judged, and whether the clocks in it can be believed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from checker.evaluation.clock import (
    WITNESS_DAYS,
    JudgedFor,
    Witnesses,
    day_asked_for,
    day_of_result,
    is_near_receivers_clock,
    today_of,
)
from checker.model.moments import later
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.storage.measurements import Measurement, clock_of

ClockOfOverview = Literal["believed", "behind", "doubted", "confirmed"]
"""`behind` the tables' own date; `doubted`: far past it; `confirmed`: so are devices, and the tables are old."""
_LAST = dt.datetime.combine(dt.date.max - dt.timedelta(days=2), dt.time(), dt.UTC)


class Days:
    """All for the day `on`, which was asked for and needs no clock; or each for its own, but none after today."""

    def __init__(
        self, releases: Releases, now: dt.datetime, on: dt.date | None, measured: Iterable[Measurement]
    ) -> None:
        """Let the devices that were `measured` vouch for each other, as far as they had been measured by now."""
        self.today = today_of(now.date(), releases)
        self._now = now
        self._on = on
        self._releases = releases
        self._believed_until = min(releases.believed_until, self.today)
        near = later(self._believed_until, -WITNESS_DAYS)
        self._witnesses = Witnesses(
            (item.on, clock_of(item)) for item in measured if near <= item.on <= later(self.today, 1)
        )

    @property
    def now(self) -> dt.datetime:
        """Give the moment after which nothing can have been measured yet.

        Where this computer's clock is behind, that is as far as other clocks are believed.
        """
        if self.clock != "behind":
            return min(self._now, _LAST)
        return dt.datetime.combine(self._releases.believed_until, dt.time(), dt.UTC)

    @property
    def clock(self) -> ClockOfOverview:
        """Give what is known of the clock of this computer."""
        if self._now.date() < self.today:
            return "behind"
        if self.today <= self._releases.believed_until:
            return "believed"
        return "confirmed" if self._witnesses.confirm(self.today, "this computer") else "doubted"

    def of(self, measurement: Measurement, facts: Facts) -> JudgedFor:
        """Give the day to judge a measurement for."""
        own = self._own(measurement, facts)
        return day_asked_for(self._on, own.day) if self._on else own

    def _own(self, measurement: Measurement, facts: Facts) -> JudgedFor:
        """Give the day on which it was measured, as far as that is believed."""
        if measurement.on <= self._believed_until:
            return JudgedFor(measurement.on)
        confirmed = self._witnesses.confirm(measurement.on, clock_of(measurement)) or is_near_receivers_clock(facts)
        return day_of_result(measurement.on, self.today, self._releases, facts, is_confirmed=confirmed)
