"""Whether an amount of memory can be all that is in the slots: modules come in round sizes."""

from __future__ import annotations

from checker.model.readings import Bound

_SMALLEST_STEP = 256 * 1024 * 1024


def bound_of_modules(installed: int) -> Bound:
    """Exact for whole modules together; else at least this: a firmware told what it left (4095 MiB of 4 GiB)."""
    return "at_least" if installed % _SMALLEST_STEP else "exact"
