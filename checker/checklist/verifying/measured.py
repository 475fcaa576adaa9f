"""What was measured about a line of the checklist, and whether that is enough."""

from __future__ import annotations

from typing import NamedTuple

from checker.checklist.document import Checklist
from checker.checklist.standing import Devices, Evidence, WhyNotVerified
from checker.model.school_year import GroupData


class Known(NamedTuple):
    """What there is to go by; None for what nobody measured."""

    checklist: Checklist
    devices: Devices | None = None
    group_data: GroupData | None = None


class Measured(NamedTuple):
    """What was measured. `why_not`: why it does not verify the line, "" where it does."""

    evidence: Evidence
    why_not: WhyNotVerified
