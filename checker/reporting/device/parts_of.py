"""The single condition of several that spoke."""

from __future__ import annotations

from checker.conditions import Condition
from checker.conditions.leaves import leaves
from checker.conditions.single import Single
from checker.model.findings import Finding


def that_spoke(condition: Condition, finding: Finding) -> Single:
    """Give the single condition the finding is about: the one that looked at the same facts."""
    parts = leaves(condition)
    fact = finding.details.get("fact")
    asked = (part for part in parts if fact is not None and getattr(part, "fact", None) == fact)
    looked = (part for part in parts if part.facts_needed() == finding.evidence)
    could_look = (part for part in parts if set(part.facts_needed()) >= set(finding.evidence))
    return next(asked, None) or next(looked, None) or next(could_look, parts[0])
