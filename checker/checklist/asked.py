"""Which checklist is asked about, where it came from, and on which day."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

import msgspec

from checker.checklist.document import Checklist

Origin: TypeAlias = Literal["program", "drafted", "brought", "named"]
"""Where a checklist came from: with the program; made here from that of the year before; put beside those of the
program later, as `releases refresh` does; or a file that somebody names."""


class AskedChecklist(msgspec.Struct, frozen=True, kw_only=True):
    """A checklist, and what it is worked out from besides what people did and what was measured.

    `first_school_day`: that of the settings, where nobody told another. `is_past`: its days are over, and there is no
    newer one. `told`: what the clock says, where it is not believed and `day` stands in for it.
    """

    checklist: Checklist
    day: dt.date
    first_school_day: dt.date | None = None
    is_past: bool = False
    origin: Origin = "program"
    told: dt.date | None = None
