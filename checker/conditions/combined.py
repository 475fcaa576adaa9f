"""Any of several conditions, all of several conditions, and which of the single ones in it spoke.

Both hold conditions, and one of those speaks for all: the best of any, the worst of all.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from checker.conditions.kind import Kind, Problem
from checker.conditions.single import Single
from checker.conditions.situation import Situation
from checker.model.findings import Expected, Finding, Outcome


class _Combined(Kind, frozen=True, kw_only=True):
    """What both answer in the same way."""

    conditions: tuple[Kind, ...]

    def problems(self) -> Iterable[Problem]:
        """Give the problems of the parts, and of having none."""
        if not self.conditions:
            yield Problem("conditions", "expected at least one condition")
        for number, part in enumerate(self.conditions):
            yield from (Problem(f"conditions[{number}].{field}", text) for field, text in part.problems())

    def facts_needed(self) -> tuple[str, ...]:
        """Give every fact of the parts, once."""
        return tuple(dict.fromkeys(fact for part in self.conditions for fact in part.facts_needed()))

    def facts_read(self) -> tuple[str, ...]:
        """Give every fact that can change the outcome of a part, once."""
        return tuple(dict.fromkeys(fact for part in self.conditions for fact in part.facts_read()))

    def expected(self) -> Expected:
        """Give what the first part asks."""
        return self.conditions[0].expected()


class AnyOf(_Combined, frozen=True, kw_only=True, tag="any-of"):
    """One of the conditions holds; the best one speaks. Holds single conditions only, so nesting has an end."""

    conditions: tuple[Single, ...]
    """The conditions, single ones only; the first one is shown as what is asked."""

    def assess(self, situation: Situation) -> Outcome:
        """Give the best outcome."""
        return max(_that_apply(self.conditions, situation), key=attrgetter("goodness"))


class AllOf(_Combined, frozen=True, kw_only=True, tag="all-of"):
    """Every condition holds; the worst one speaks. May hold `any-of`, no deeper."""

    conditions: tuple[Single | AnyOf, ...]
    """The conditions; `any-of` may be among them. All are shown as what is asked."""

    def assess(self, situation: Situation) -> Outcome:
        """Give the worst outcome."""
        return min(_that_apply(self.conditions, situation), key=attrgetter("goodness"))


Condition = Single | AnyOf | AllOf


def _that_apply(conditions: Iterable[Single | AnyOf], situation: Situation) -> list[Outcome]:
    """Give the outcomes of the parts that have something to ask of the device; of all where none has."""
    outcomes = [part.assess(situation) for part in conditions]
    return [outcome for outcome in outcomes if outcome.applies] or outcomes


def leaves(condition: Condition) -> tuple[Single, ...]:
    """Give the single conditions, in the order of the spec."""
    if isinstance(condition, AnyOf | AllOf):
        return tuple(leaf for part in condition.conditions for leaf in leaves(part))
    return (condition,)


def leaf_that_spoke(condition: Condition, finding: Finding) -> Single:
    """Give the single condition the finding is about: the one that looked at the same facts."""
    parts = leaves(condition)
    fact = finding.details.fact
    asked = (part for part in parts if fact and getattr(part, "fact", None) == fact)
    looked = (part for part in parts if part.facts_needed() == finding.evidence)
    could_look = (part for part in parts if set(part.facts_needed()) >= set(finding.evidence))
    return next(asked, None) or next(looked, None) or next(could_look, parts[0])
