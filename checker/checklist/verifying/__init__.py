"""Which measurement verifies a line of the checklist: one file a way of measuring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.checklist.verifying.devices import devices
from checker.checklist.verifying.group_data import group_data
from checker.checklist.verifying.measured import Known, Measured

Way = Callable[[Known], Measured | None]
WAYS: Mapping[str, Way] = MappingProxyType({"devices": devices, "group-data": group_data})
"""By `verified_by` of an item; what is not here, only a person can tell."""
