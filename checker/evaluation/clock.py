"""Which day to judge for: the day a clock tells, as far as that can be believed.

- Before the tables' own date: the clock is wrong, and their date counts.
- More than a year after it: the tables are old, or the clock is wrong. Then the day is not known: it is their date or
  later, up to what the clock tells. What is the same on the first and the last of those days is certain, the rest is
  unknown; so age past the tables fails nothing.
- A witness lets the clock be believed. Another device that tells about the same day is one, whatever the day. A browser
  or a system that is newer than the tables shows that they are old, and no more than that: it is believed for one year
  more, for an up-to-date browser beside a clock in 2038 does not make it 2038.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple, Protocol

import msgspec

from checker.conditions.recency.newer_than_tables import is_newer_than_tables
from checker.conditions.situation import Situation
from checker.model.facts import known_number
from checker.model.findings import Details, Outcome
from checker.model.moments import later
from checker.model.readings import Facts
from checker.model.releases import BELIEVED_DAYS, Releases
from checker.model.verdicts import Answer

WITNESS_DAYS = 30
"""How far apart two devices may have been measured and still vouch for each other's clock: one round of a school."""
WRONG_SECONDS = 24 * 60 * 60
"""From where a clock is called wrong: a time zone that was set wrongly is less, and so is what the overview allows."""
_MOST_SECONDS = 2 * 8.64e12


class JudgedFor(NamedTuple):
    """The day to judge for. Without belief in the clock, `told` is the day it told.

    `latest`: the last day that it may be; None where the day is certain enough to judge for it alone. `measured`: the
    day of measuring, where that is so long before that the device will have renewed itself by then.
    """

    day: dt.date
    latest: dt.date | None = None
    told: dt.date | None = None
    measured: dt.date | None = None


def day_asked_for(on: dt.date, measured: dt.date) -> JudgedFor:
    """Give the day that was asked for. Within one round of a school a measurement still says what is there."""
    return JudgedFor(on, measured=measured if on > later(measured, WITNESS_DAYS) else None)


def day_of_clock(
    told: dt.date, releases: Releases, facts: Facts, *, possible_from: dt.date | None = None, is_confirmed: bool = False
) -> JudgedFor:
    """Give the day to judge for. `possible_from`: the first day it can be, that of the tables beside the clock.

    `is_confirmed`: by another device's clock.
    """
    if told < (possible_from or releases.snapshot):
        return JudgedFor(releases.snapshot, None, told)
    return _believed(told, releases, facts, is_confirmed=is_confirmed)


def day_of_result(
    measured: dt.date, today: dt.date, releases: Releases, facts: Facts, *, is_confirmed: bool
) -> JudgedFor:
    """Give the day to judge a stored result for: `measured` may well be before tables that are newer than it.

    A day after `today`, by the clock of who judges, has not come yet: today is known better than that.
    """
    if measured > later(today, 1):
        return _believed(today, releases, facts, is_confirmed=False)._replace(told=measured)
    return _believed(min(measured, today), releases, facts, is_confirmed=is_confirmed)


def today_of(clock: dt.date, releases: Releases) -> dt.date:
    """Give the day that it is for who judges: never before the tables were made."""
    return max(clock, releases.snapshot)


def _believed(told: dt.date, releases: Releases, facts: Facts, *, is_confirmed: bool) -> JudgedFor:
    until = releases.believed_until
    if told <= until or is_confirmed:
        return JudgedFor(told)
    if told <= later(until, BELIEVED_DAYS) and is_newer_than_tables(facts, releases):
        return JudgedFor(told)
    return JudgedFor(releases.snapshot, told, told)


def clock_error(facts: Facts) -> float | None:
    """Give how many seconds a clock is ahead where that is enough to call it wrong; negative where it is behind."""
    offset = _offset(facts)
    return offset if offset is not None and abs(offset) > WRONG_SECONDS else None


def is_near_receivers_clock(facts: Facts) -> bool:
    """Tell whether two clocks told about the same day: that of the device, and that of who received its result."""
    offset = _offset(facts)
    return offset is not None and abs(offset) <= WITNESS_DAYS * WRONG_SECONDS


def _offset(facts: Facts) -> float | None:
    """Give the reading, where a clock can be that far off: between two ends of the time that JavaScript has."""
    seconds = known_number(facts, "clock.offset")
    return seconds if seconds is not None and abs(seconds) < _MOST_SECONDS else None


class Witnesses:
    """The days that devices tell: a clock is right where that of another device tells about the same day."""

    def __init__(self, told: Iterable[tuple[dt.date, str]]) -> None:
        """Hold each day with the device whose clock told it."""
        self._told = sorted({(day.toordinal(), clock) for day, clock in told})

    def confirm(self, day: dt.date, clock: str) -> bool:
        """Tell whether another clock tells a day near this one."""
        first = bisect_left(self._told, (day.toordinal() - WITNESS_DAYS, ""))
        for number, other in self._told[first:]:
            if number > day.toordinal() + WITNESS_DAYS:
                return False
            if other != clock:
                return True
        return False


class _Condition(Protocol):
    def assess(self, situation: Situation) -> Outcome:
        """Judge a situation."""


def assessed(condition: _Condition, situation: Situation) -> Outcome:
    """Give what a condition finds; where the day is not known, what it finds on the first and on the last of them."""
    first = condition.assess(situation)
    if situation.latest is None:
        return first
    return _common(first, condition.assess(situation.on(situation.latest)), situation.latest)


def _common(first: Outcome, last: Outcome, latest: dt.date) -> Outcome:
    """Give what both agree on. What fails, or is not known, on the first day already is so whatever the clock."""
    if first.minimum is not Answer.YES or (first.minimum, first.recommended) == (last.minimum, last.recommended):
        return first
    details = Details(browser=first.details.browser, version=first.details.version, told=latest)
    return msgspec.structs.replace(
        first,
        minimum=_same(first.minimum, last.minimum),
        recommended=_same(first.recommended, last.recommended),
        reason="clock_doubted",
        details=details,
    )


def _same(first: Answer, last: Answer) -> Answer:
    return first if first is last else Answer.UNKNOWN
