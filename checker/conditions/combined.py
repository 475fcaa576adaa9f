"""What `any-of` and `all-of` have in common: they hold conditions, and one of those speaks for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.conditions.kind import Kind, Problem
from checker.model.findings import Outcome


def problems_of(parts: Sequence[Kind]) -> Iterable[Problem]:
    """Give the problems of the parts, and of having none."""
    if not parts:
        yield Problem("conditions", "expected at least one condition")
    for number, part in enumerate(parts):
        yield from (Problem(f"conditions[{number}].{field}", text) for field, text in part.problems())


def facts_of(parts: Sequence[Kind]) -> tuple[str, ...]:
    """Give every fact of the parts, once."""
    return tuple(dict.fromkeys(fact for part in parts for fact in part.facts_needed()))


def facts_read_by(parts: Sequence[Kind]) -> tuple[str, ...]:
    """Give every fact that can change the outcome of a part, once."""
    return tuple(dict.fromkeys(fact for part in parts for fact in part.facts_read()))


def goodness(outcome: Outcome) -> tuple[int, int]:
    """Give what orders outcomes: first the minimum, then the recommended value."""
    return outcome.minimum.value, outcome.recommended.value
