"""Memory, free space, cores, clock rate: at least so much."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import get_args

from checker.conditions.at_least import AtLeast
from checker.exporting.plain_test import Number, NumberOf, PlainTest, either
from checker.exporting.working_out.day_and_device import CannotExpressError, DayAndDevice
from checker.model.vocabulary import FACTS
from checker.units import parse_quantity

_INSTALLED, _USABLE = "memory.installed", "memory.usable"
_MEASURED: Mapping[str, NumberOf] = MappingProxyType({name: name for name in get_args(NumberOf)})


def at_least(condition: AtLeast, at: DayAndDevice) -> PlainTest:
    """Give the least that is enough.

    A machine sold with 4 GB shows less of it: firmware and graphics keep a part, and an engine often tells only what is
    left. So either will do: what is in the slots, or what is left with what the spec allows to lack.
    """
    if condition.fact not in _MEASURED:
        is_pages = FACTS[condition.fact].asked_of == "page"
        raise CannotExpressError("page" if is_pages else "nothing_tells")
    asked = parse_quantity(
        str(at.threshold(condition.minimum, condition.recommended)), FACTS[condition.fact].unit or "count"
    )
    parts = [_enough(condition.fact, asked, condition.tolerance if condition.fact == "cpu.max_frequency" else 0)]
    if condition.fact == _INSTALLED and (allowed := _allowed_to_lack(condition)):
        parts.append(_enough(_USABLE, asked, allowed))
    return either(tuple(parts))


def _allowed_to_lack(condition: AtLeast) -> float:
    """Give the share by which a threshold may be above what is left of the memory."""
    substitute = condition.substitute
    of_usable = substitute.tolerance if substitute and substitute.fact == _USABLE else 0.0
    return max(condition.tolerance, of_usable)


def _enough(fact: str, asked: Decimal, tolerance: float) -> PlainTest:
    least = math.ceil(asked / (1 + Decimal(str(tolerance))))
    return Number(of=_MEASURED[fact], at_least=least)
