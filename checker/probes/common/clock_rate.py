"""The clock rate that Intel writes at the end of a processor's name."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.probes.system import CannotRead

_STATED = re.compile(r"@\s*(\d{1,2}(?:\.\d{1,3})?)\s*GHz\b", re.ASCII | re.IGNORECASE)
_GIGA = 10**9


def stated_in(name: str, source: str) -> int:
    """The rate in hertz: `Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz` is 1600000000.

    It is the rate the processor keeps up, not the highest it can reach for a moment.
    """
    if stated := _STATED.search(name):
        return int(Decimal(stated[1]) * _GIGA)
    raise CannotRead("not_supported", source, "no clock rate in the name")
