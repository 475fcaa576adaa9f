"""At least this much: memory, free space, cores."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, ClassVar

import msgspec

from checker.conditions.kind import Asks, Kind, Problem, Share, fact_problem, graded, not_measured
from checker.conditions.situation import Situation
from checker.model.findings import Details, Expected, Outcome, Value
from checker.model.readings import Between, Known, Reading
from checker.model.verdicts import Answer
from checker.model.vocabulary import FACTS
from checker.units import NotAQuantityError, parse_quantity


class Substitute(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another fact that bounds this one when it is not known: the truth lies between it and `up_to` times it."""

    fact: str
    """The other fact, a number of the same unit."""
    up_to: Annotated[float, msgspec.Meta(ge=1, le=1000)]
    """The truth is at most so many times that fact."""
    tolerance: Share = 0.0
    """A threshold at most this share above that fact still holds, as derived."""


class Range(msgspec.Struct, frozen=True):
    """Where the truth lies. A threshold up to `tolerance` (a share) above `low` still holds, as derived."""

    low: float
    high: float
    tolerance: float

    def meets(self, threshold: Decimal) -> tuple[Answer, bool]:
        """Tell whether the truth is at least the threshold, and whether that holds only within the tolerance."""
        if self.low >= threshold:
            return Answer.YES, False
        if self.low * (1 + self.tolerance) >= threshold:
            return Answer.YES, True
        return (Answer.NO if self.high < threshold else Answer.UNKNOWN), False

    def narrowed(self, other: Range | None) -> Range:
        """Give where the truth lies when it lies in both; the other's tolerance holds, as this is a mere bound."""
        if other is None:
            return self
        low = max(self.low, other.low)
        return Range(low, max(low, min(self.high, other.high)), other.tolerance)


class AtLeast(Kind, frozen=True, kw_only=True, tag="at-least"):
    """The fact is at least `minimum`, rather at least `recommended`.

    `tolerance` applies to what is not an exact value: intervals and derived readings. `substitute` steps in when
    the fact itself is not known, and helps where only a bound of it is. Tolerances come from the spec, never from here.
    """

    ABOUT: ClassVar[tuple[str, ...]] = ("fact",)

    fact: str
    """A fact that is a number."""
    minimum: str | int
    """The least: sizes as `"4 GiB"` (1024 × 1024 × 1024), clock rates as `"2.0 GHz"`, lengths as `"9.7 inch"`, counts
    as `2`.
    """
    recommended: str | int | None = None
    """What is rather, written likewise."""
    tolerance: Share = 0.0
    """How far a value that is not exact (an interval, a derived one) may lie below; it then holds *as derived*."""
    substitute: Substitute | None = None
    """Another fact that bounds this one when it is not known: `fact`, `up_to`, `tolerance`."""

    def problems(self) -> Iterable[Problem]:
        """Give unknown facts and values that are not quantities of the fact's unit."""
        yield from fact_problem(self.fact, frozenset({"integer", "number"}))
        if self.substitute:
            yield from fact_problem(self.substitute.fact, frozenset({"integer", "number"}), "substitute.fact")
        if self.fact in FACTS:
            yield from self._threshold_problems()

    def _threshold_problems(self) -> Iterable[Problem]:
        thresholds = []
        for field in ("minimum", "recommended"):
            try:
                thresholds.append(self._threshold(getattr(self, field)))
            except NotAQuantityError as error:
                yield Problem(field, str(error))
        match thresholds:
            case [Decimal() as minimum, Decimal() as recommended] if recommended < minimum:
                yield Problem("recommended", "below minimum")

    def asks(self, field: str) -> Asks | None:
        """Give thresholds as amounts; the wider the margin, the less."""
        match field:
            case "minimum" | "recommended":
                threshold = self._threshold(getattr(self, field))
                return {} if threshold is None else {"amount": threshold}
            case "tolerance":
                return {"margin": -self.tolerance}
            case _:
                return None

    def facts_needed(self) -> tuple[str, ...]:
        """Give the fact and its substitute."""
        return (self.fact, self.substitute.fact) if self.substitute else (self.fact,)

    def expected(self) -> Expected:
        """Give both thresholds in the fact's base unit."""
        recommended = self._threshold(self.recommended)
        return Expected(
            minimum=_plain(self._threshold(self.minimum)),
            recommended=_plain(recommended),
            unit=FACTS[self.fact].unit,
        )

    def assess(self, situation: Situation) -> Outcome:
        """Judge the fact, or its substitute where the fact is not known."""
        reading = situation.reading(self.fact)
        possible = self._possible(situation, reading)
        if possible is None:
            return not_measured(self.fact, reading, self.facts_needed())
        minimum, minimum_derived = possible.meets(self._threshold(self.minimum) or Decimal(0))
        threshold = self._threshold(self.recommended)
        recommended, recommended_derived = possible.meets(threshold) if threshold is not None else (None, False)
        derived = minimum_derived or recommended_derived
        return graded(minimum, recommended, self.facts_needed(), Details(fact=self.fact), derived=derived)

    def _possible(self, situation: Situation, reading: Reading) -> Range | None:
        told = _range(reading, self.tolerance)
        if told is None:
            return self._substituted(situation)
        return told.narrowed(self._substituted(situation)) if _is_only_a_bound(reading) else told

    def _substituted(self, situation: Situation) -> Range | None:
        if self.substitute is None:
            return None
        usable = _range(situation.reading(self.substitute.fact), 0.0)
        return usable and Range(usable.low, usable.high * self.substitute.up_to, self.substitute.tolerance)

    def _threshold(self, text: str | int | None) -> Decimal | None:
        return None if text is None else parse_quantity(str(text), FACTS[self.fact].unit or "count")


def _range(reading: Reading, tolerance: float) -> Range | None:
    match reading:
        case Known(value=int() | float() as value, bound=bound) if not isinstance(value, bool):
            low = 0.0 if bound == "at_most" else value
            return Range(low, math.inf if bound == "at_least" else value, tolerance if bound == "derived" else 0.0)
        case Between(low=low, high=high):
            return Range(low, high, tolerance)
        case _:
            return None


def _is_only_a_bound(reading: Reading) -> bool:
    return isinstance(reading, Known) and reading.bound in {"at_least", "at_most"}


def _plain(value: Decimal | None) -> Value | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
