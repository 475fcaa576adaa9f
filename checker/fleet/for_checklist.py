"""The devices of an overview as the checklist counts them."""

from __future__ import annotations

from collections import Counter

from checker.checklist.standing import Devices
from checker.fleet.model import Fleet


def devices_counted(fleet: Fleet) -> Devices:
    """Give the counts at the head of the overview: who is set aside is in none, who is missing in one of its own."""
    standings = Counter(row.judged.standing for row in fleet.rows)
    meets, unknown = standings["meets"], standings["unknown"]
    return Devices(
        meets=meets,
        fails=len(fleet.rows) - meets - unknown,
        unknown=unknown,
        missing=len(fleet.missing),
        oldest=min((row.measured for row in fleet.rows), default=None),
    )
