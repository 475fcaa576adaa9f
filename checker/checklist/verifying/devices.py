"""The devices of the school meet the requirements."""

from __future__ import annotations

from checker.checklist.verifying.measured import Known, Measured


def devices(known: Known) -> Measured | None:
    """Give the counts: enough where all devices meet, and none is missing or not fully known. None without any."""
    counted = known.devices
    if counted is None or not counted.all:
        return None
    return Measured(counted, "" if counted.meets == counted.all else "not_all_meet")
