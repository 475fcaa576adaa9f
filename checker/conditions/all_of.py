"""All of several conditions."""

from __future__ import annotations

from collections.abc import Iterable

from checker.conditions.any_of import AnyOf
from checker.conditions.kind import Kind, Problem
from checker.conditions.single import Single
from checker.conditions.situation import Situation
from checker.model.findings import Expected, Outcome


class AllOf(Kind, frozen=True, kw_only=True, tag="all-of"):
    """Every condition holds; the worst one speaks. May hold `any-of`, no deeper."""

    conditions: tuple[Single | AnyOf, ...]

    def problems(self) -> Iterable[Problem]:
        """Give the problems of the parts, and of having none."""
        if not self.conditions:
            yield Problem("conditions", "expected at least one condition")
        for number, part in enumerate(self.conditions):
            yield from (Problem(f"conditions[{number}].{field}", text) for field, text in part.problems())

    def facts_needed(self) -> tuple[str, ...]:
        """Give every fact of the parts, once."""
        return tuple(dict.fromkeys(fact for part in self.conditions for fact in part.facts_needed()))

    def expected(self) -> Expected:
        """Give what the first part asks."""
        return self.conditions[0].expected()

    def assess(self, situation: Situation) -> Outcome:
        """Give the worst outcome."""
        return min(
            (part.assess(situation) for part in self.conditions),
            key=lambda outcome: (outcome.minimum.value, outcome.recommended.value),
        )
