"""Any of several conditions."""

from __future__ import annotations

from collections.abc import Iterable

from checker.conditions.combined import facts_of, facts_read_by, goodness, problems_of
from checker.conditions.kind import Kind, Problem
from checker.conditions.single import Single
from checker.conditions.situation import Situation
from checker.model.findings import Expected, Outcome


class AnyOf(Kind, frozen=True, kw_only=True, tag="any-of"):
    """One of the conditions holds; the best one speaks. Holds single conditions only, so nesting has an end."""

    conditions: tuple[Single, ...]

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
        """Give the best outcome."""
        return max((part.assess(situation) for part in self.conditions), key=goodness)
