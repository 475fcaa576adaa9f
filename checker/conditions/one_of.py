"""One of these values: a kind of device, an edition, an architecture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from checker.conditions.kind import Asks, Kind, Problem, fact_problem, not_measured
from checker.conditions.situation import Situation
from checker.model.findings import Details, Expected, Outcome
from checker.model.readings import Known
from checker.model.verdicts import Answer

_LIMITS = frozenset({"at_least", "at_most"})  # "at least 10" is not the value 10


class OneOf(Kind, frozen=True, kw_only=True, tag="one-of"):
    """The fact's value is one of `values`, rather one of `recommended`. Letter case does not count."""

    ABOUT: ClassVar[tuple[str, ...]] = ("fact",)

    fact: str
    """A fact that is a text."""
    values: tuple[str, ...]
    """What is allowed; capitals do not count."""
    recommended: tuple[str, ...] = ()
    """The better ones among them."""

    def problems(self) -> Iterable[Problem]:
        """Give unknown facts, an empty list, and recommended values that are not allowed."""
        yield from fact_problem(self.fact, frozenset({"text"}))
        if not self.values:
            yield Problem("values", "expected at least one value")
        for value in set(self.recommended) - set(self.values):
            yield Problem("recommended", f'"{value}" is not in values')

    def asks(self, field: str) -> Asks | None:
        """Give what is allowed, and of that what is rather: all of it where none is named."""
        match field:
            case "values":
                return frozenset(item.casefold() for item in self.values)
            case "recommended":
                return frozenset(item.casefold() for item in self.recommended or self.values)
            case _:
                return None

    def facts_needed(self) -> tuple[str, ...]:
        """Give the fact."""
        return (self.fact,)

    def expected(self) -> Expected:
        """Give the lists."""
        return Expected(minimum=self.values, recommended=self.recommended or None)

    def assess(self, situation: Situation) -> Outcome:
        """Look the value up in the lists."""
        reading = situation.reading(self.fact)
        if not (isinstance(reading, Known) and isinstance(reading.value, str)) or reading.bound in _LIMITS:
            return not_measured(self.fact, reading, self.facts_needed())
        listed = _listed(reading.value, self.values)
        return Outcome(
            minimum=listed,
            recommended=_listed(reading.value, self.recommended or self.values),
            reason="listed" if listed is Answer.YES else "not_listed",
            evidence=self.facts_needed(),
            details=Details(fact=self.fact, value=reading.value),
        )


def _listed(value: str, values: tuple[str, ...]) -> Answer:
    return Answer.of(value.casefold() in {item.casefold() for item in values})
