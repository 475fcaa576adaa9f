"""The devices of an overview as the checklist counts them."""

from __future__ import annotations

from collections import Counter

from checker.checklist.standing import Devices
from checker.fleet.model import Fleet
from checker.model.verdicts import Verdict


def devices_counted(fleet: Fleet) -> Devices:
    """Give how many meet the requirements, and how many not or not yet; those on the school's list without a result."""
    verdicts = Counter(row.judged.verdict for row in fleet.rows)
    return Devices(
        meets=verdicts[Verdict.PASS] + verdicts[Verdict.ADVICE],
        fails=verdicts[Verdict.FAIL],
        unknown=verdicts[Verdict.UNKNOWN],
        missing=len(fleet.missing),
        oldest=min((row.measured for row in fleet.rows), default=None),
    )
