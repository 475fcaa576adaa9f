"""At least this version: of the system, or of its build."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from packaging.version import Version

from checker.conditions.kind import Asks, Kind, Problem, fact_problem, graded, not_measured
from checker.conditions.situation import Situation
from checker.model.findings import Details, Expected, Outcome
from checker.model.readings import Known, Reading
from checker.model.verdicts import Answer
from checker.versions import is_version, version_of


class AtLeastVersion(Kind, frozen=True, kw_only=True, tag="at-least-version"):
    """The fact's version is at least `minimum`, rather at least `recommended`. Compares number by number."""

    ABOUT: ClassVar[tuple[str, ...]] = ("fact",)

    fact: str
    """`os.version`, or `os.build_id` for Windows."""
    minimum: str
    """The oldest version that will do, as text."""
    recommended: str | None = None
    """The oldest version that is rather there."""

    def problems(self) -> Iterable[Problem]:
        """Give unknown facts and texts without a version in them."""
        yield from fact_problem(self.fact, frozenset({"text"}))
        for field in ("minimum", "recommended"):
            text = getattr(self, field)
            if text is not None and not is_version(text):
                yield Problem(field, f'expected a version such as "12" or "10.0.19045", not "{text[:40]}"')

    def asks(self, field: str) -> Asks | None:
        """Give a version, compared number by number."""
        if field not in {"minimum", "recommended"}:
            return None
        text = getattr(self, field)
        return {} if text is None else {"version": version_of(text)}

    def facts_needed(self) -> tuple[str, ...]:
        """Give the fact."""
        return (self.fact,)

    def expected(self) -> Expected:
        """Give both versions as written."""
        return Expected(minimum=self.minimum, recommended=self.recommended, unit="version")

    def assess(self, situation: Situation) -> Outcome:
        """Judge the fact's version, honouring a bound."""
        reading = situation.reading(self.fact)
        if not (isinstance(reading, Known) and isinstance(reading.value, str) and is_version(reading.value)):
            return not_measured(self.fact, reading, self.facts_needed())
        minimum = _meets(reading, version_of(self.minimum))
        recommended = None if self.recommended is None else _meets(reading, version_of(self.recommended))
        derived = reading.bound != "exact"
        return graded(minimum, recommended, self.facts_needed(), Details(fact=self.fact), derived=derived)


def _meets(reading: Reading, threshold: Version) -> Answer:
    assert isinstance(reading, Known)  # noqa: S101  tells the type checker what assess made sure of
    found = version_of(str(reading.value))
    if found >= threshold:
        return Answer.UNKNOWN if reading.bound == "at_most" else Answer.YES
    return Answer.UNKNOWN if reading.bound == "at_least" else Answer.NO
