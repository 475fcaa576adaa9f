"""A stored result, to be judged again."""

from __future__ import annotations

import datetime as dt

from checker.evaluation.clock import JudgedFor, Witnesses, day_of_result, is_near_receivers_clock
from checker.model.releases import Releases
from checker.model.results import DeviceResult
from checker.storage.measurements import clock_of, measured_when

NOBODY = Witnesses(())


def day_of_stored(
    result: DeviceResult, name: str, releases: Releases, today: dt.date | None = None, witnesses: Witnesses = NOBODY
) -> JudgedFor:
    """Give the day to judge a result for: that of measuring, as far as it can be believed. `name` is for messages.

    `today`: the day it is for who judges; None where that is the one who measured.
    """
    moment, measured, was_behind = measured_when(result, name)
    confirmed = witnesses.confirm(measured, clock_of(result)) or is_near_receivers_clock(result.facts)
    day = day_of_result(measured, today or measured, releases, result.facts, is_confirmed=confirmed)
    return day._replace(told=moment.date()) if was_behind else day
