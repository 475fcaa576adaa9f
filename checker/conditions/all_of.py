"""All of several conditions."""

from __future__ import annotations

from collections.abc import Iterable

from checker.conditions.any_of import AnyOf
from checker.conditions.combined import facts_of, facts_read_by, goodness, problems_of
from checker.conditions.kind import Kind, Problem
from checker.conditions.single import Single
from checker.conditions.situation import Situation
from checker.model.findings import Expected, Outcome


class AllOf(Kind, frozen=True, kw_only=True, tag="all-of"):
    """Every condition holds; the worst one speaks. May hold `any-of`, no deeper."""

    conditions: tuple[Single | AnyOf, ...]

    def problems(self) -> Iterable[Problem]:
        """Give the problems of the parts, and of having none."""
        return problems_of(self.conditions)

    def facts_needed(self) -> tuple[str, ...]:
        """Give every fact of the parts, once."""
        return facts_of(self.conditions)

    def facts_read(self) -> tuple[str, ...]:
        """Give every fact that can change the outcome of a part, once."""
        return facts_read_by(self.conditions)

    def expected(self) -> Expected:
        """Give what the first part asks."""
        return self.conditions[0].expected()

    def assess(self, situation: Situation) -> Outcome:
        """Give the worst outcome."""
        return min((part.assess(situation) for part in self.conditions), key=goodness)
