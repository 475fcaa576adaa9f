"""Time as it passes. Python's own clocks raise for a moment after the year 2262, and a clock may well tell one."""

from __future__ import annotations

import time


def seconds() -> float:
    """Give seconds that only go up; they stand still where the system's cannot be read."""
    try:
        return time.monotonic()
    except OverflowError:
        return 0.0


def nanoseconds_since_1970() -> int:
    """Give what the clock says, in the unit of the times of files; 0 where that is too much."""
    try:
        return time.time_ns()
    except OverflowError:
        return 0
