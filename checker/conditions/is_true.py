"""It is so: cookies are kept, a sound was heard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from checker.conditions.kind import Kind, Problem, fact_problem, not_measured
from checker.conditions.situation import Situation
from checker.model.findings import Details, Outcome
from checker.model.readings import Known
from checker.model.verdicts import Answer


class IsTrue(Kind, frozen=True, kw_only=True, tag="is-true"):
    """The fact is true."""

    ABOUT: ClassVar[tuple[str, ...]] = ("fact",)

    fact: str
    """A fact that is a yes or no."""

    def problems(self) -> Iterable[Problem]:
        """Give a fact that is not a yes or no."""
        yield from fact_problem(self.fact, frozenset({"flag"}))

    def facts_needed(self) -> tuple[str, ...]:
        """Give the fact."""
        return (self.fact,)

    def assess(self, situation: Situation) -> Outcome:
        """Give the fact itself as the answer."""
        reading = situation.reading(self.fact)
        if not (isinstance(reading, Known) and isinstance(reading.value, bool)):
            return not_measured(self.fact, reading, self.facts_needed())
        answer = Answer.of(reading.value)
        return Outcome(
            minimum=answer,
            recommended=answer,
            reason="is_so" if reading.value else "is_not_so",
            evidence=self.facts_needed(),
            details=Details(fact=self.fact),
        )
