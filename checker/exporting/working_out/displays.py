"""The size of a screen in its own pixels."""

from __future__ import annotations

import math
import re

from checker.conditions.display_at_least import DisplayAtLeast
from checker.exporting.plain_test import PlainTest, Screen
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice


def display_at_least(condition: DisplayAtLeast, at: DayAndDevice) -> PlainTest:
    """Give the sides that are enough: what is allowed to lack is taken off.

    How much room is left after scaling is a setting of each person, and a diagonal is in no list of modes.
    """
    if condition.measure == "effective":
        raise CannotExpressError("person")
    size = at.threshold(condition.minimum, condition.recommended)
    if size is None or condition.minimum_inches is not None:
        raise CannotExpressError("nothing_tells")
    long, short = sorted(map(int, re.findall(r"\d+", size)), reverse=True)
    return Screen(long=_enough(long, condition), short=_enough(short, condition))


def _enough(pixels: int, condition: DisplayAtLeast) -> int:
    return max(0, math.ceil(pixels * (1 - condition.tolerance) - condition.tolerance_pixels - 1e-9))
