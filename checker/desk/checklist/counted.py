"""The devices of the school as the checklist counts them."""

from __future__ import annotations

from collections import Counter

from checker.checklist.standing import Devices
from checker.fleet.model import Fleet
from checker.model.verdicts import Verdict


def devices_of(fleet: Fleet) -> Devices:
    """Give how many meet the requirements, and how many do not, or nobody knows of."""
    counts = Counter(row.judged.verdict for row in fleet.rows)
    return Devices(
        meets=counts[Verdict.PASS] + counts[Verdict.ADVICE],
        fails=counts[Verdict.FAIL],
        unknown=counts[Verdict.UNKNOWN] + counts[Verdict.NOT_APPLICABLE],
        missing=len(fleet.missing),
    )
