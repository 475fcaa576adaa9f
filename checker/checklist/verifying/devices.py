"""The devices of the school meet the requirements."""

from __future__ import annotations

from checker.checklist.document import Checklist
from checker.checklist.standing import Devices, WhyNotVerified
from checker.checklist.verifying.measured import Known, Measured


def devices(known: Known) -> Measured | None:
    """Give the counts: enough where all meet, and none is missing or not fully known. None where none is measured."""
    counted = known.devices
    if counted is None or not counted.measured:
        return None
    return Measured(counted, _why_not(counted, known.checklist))


def _why_not(counted: Devices, checklist: Checklist) -> WhyNotVerified:
    """Tell why the counts do not verify the line: what was measured for last year's checklist says nothing of this.

    That comes first: that not all meet, the counts tell themselves.
    """
    if counted.oldest is not None and counted.oldest < checklist.valid_from:
        return "measured_earlier"
    return "not_all_meet" if counted.meets < counted.all else ""
