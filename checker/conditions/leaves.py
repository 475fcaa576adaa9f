"""The single conditions inside a condition."""

from __future__ import annotations

from checker.conditions import Condition
from checker.conditions.all_of import AllOf
from checker.conditions.any_of import AnyOf
from checker.conditions.single import Single


def leaves(condition: Condition) -> tuple[Single, ...]:
    """Give the single conditions, in the order of the spec."""
    if isinstance(condition, AnyOf | AllOf):
        return tuple(leaf for part in condition.conditions for leaf in leaves(part))
    return (condition,)
