"""The single conditions inside a condition, and the one that spoke."""

from __future__ import annotations

from checker.conditions import Condition
from checker.conditions.all_of import AllOf
from checker.conditions.any_of import AnyOf
from checker.conditions.single import Single
from checker.model.findings import Finding


def leaves(condition: Condition) -> tuple[Single, ...]:
    """Give the single conditions, in the order of the spec."""
    if isinstance(condition, AnyOf | AllOf):
        return tuple(leaf for part in condition.conditions for leaf in leaves(part))
    return (condition,)


def that_spoke(condition: Condition, finding: Finding) -> Single:
    """Give the single condition the finding is about: the one that looked at the same facts."""
    parts = leaves(condition)
    fact = finding.details.get("fact")
    asked = (part for part in parts if fact is not None and getattr(part, "fact", None) == fact)
    looked = (part for part in parts if part.facts_needed() == finding.evidence)
    return next(asked, None) or next(looked, parts[0])
