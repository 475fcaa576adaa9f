"""What rows with an amount share: memory, free space, cores, clock rate."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import lt
from typing import NamedTuple

import msgspec

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast
from checker.confirming.rows.row import Columns
from checker.confirming.rows.written import values_of
from checker.model.vocabulary import FACTS
from checker.units import parse_quantity


class Quantity(NamedTuple):
    """An amount of a fact. `read`: in base units, from what is written. `shown`: canonical. `stored`: as in a spec.

    `shown` gives "" for an amount that nobody writes, such as a size between two bytes.
    """

    fact: str
    read: Callable[[str], Decimal]
    shown: Callable[[Decimal], str]
    stored: Callable[[Decimal], str | int]

    def canonical(self, text: str) -> str:
        """Give an amount as it is stored with an answer."""
        return self.shown(self.read(text))

    def plain(self, condition: Condition) -> Columns | None:
        """Give what a condition asks of the fact."""
        if not isinstance(condition, AtLeast) or condition.fact != self.fact:
            return None
        minimum = self._written(condition.minimum)
        recommended = self._written(condition.recommended)
        return None if minimum is None or recommended is None else Columns(minimum=minimum, recommended=recommended)

    def condition(self, asked: Columns, like: Condition | None) -> AtLeast:
        """Give the condition that asks it; an amount that stays the same keeps the words it has now."""
        minimum, recommended = values_of(asked, self.read, lt)
        now = like if isinstance(like, AtLeast) and like.fact == self.fact else None
        kept_minimum = self._kept(minimum, now.minimum if now else None)
        kept_recommended = None if recommended is None else self._kept(recommended, now.recommended if now else None)
        if now is None:
            return AtLeast(fact=self.fact, minimum=kept_minimum, recommended=kept_recommended)
        return msgspec.structs.replace(now, minimum=kept_minimum, recommended=kept_recommended)

    def _written(self, value: str | int | None) -> str | None:
        """Give a threshold in canonical words; "" for none, None for one that has no words."""
        if value is None:
            return ""
        shown = self.shown(self._parsed(value))
        return shown if shown and self.read(shown) == self._parsed(value) else None

    def _kept(self, value: Decimal, now: str | int | None) -> str | int:
        is_same = now is not None and self.shown(self._parsed(now)) == self.shown(value)
        return now if is_same and now is not None else self.stored(value)

    def _parsed(self, value: str | int) -> Decimal:
        unit = FACTS[self.fact].unit
        return (
            Decimal(value) if isinstance(value, int) and unit == "byte" else parse_quantity(str(value), unit or "count")
        )
