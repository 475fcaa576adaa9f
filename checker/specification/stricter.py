"""Which way a change goes: whether a spec asks more of devices after it, or less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from checker.conditions import Condition
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.kind import Asks, Kind
from checker.specification.document import Requirement

Effect = Literal["stricter", "looser", "unclear", "none"]
"""`unclear`: it may well ask more or less, and which one cannot be told. `none`: it asks the same."""

_RANKS: Mapping[str, tuple[str, ...]] = {
    "importance": ("recommended", "required"),
    "category": ("connection", "setup", "system"),  # only `system` counts in the verdict of a device
}
_COUNTS_ALIKE = frozenset({"connection", "setup"})


def effect_of(
    keys: Sequence[str],
    before: Any,  # noqa: ANN401  the plain value of any field
    after: Any,  # noqa: ANN401  likewise
    requirements: tuple[Requirement | None, Requirement | None] = (None, None),
) -> Effect:
    """Give whether a change at a place makes it stricter. `requirements`: the one it is in, as it was and as it is."""
    match keys:
        case ["requirement", _]:
            return _of_sets(before is not msgspec.UNSET, after is not msgspec.UNSET)
        case ["requirement", _, "applies_to"]:
            return _of_sets(frozenset(before), frozenset(after))
        case ["requirement", _, "importance" | "category" as field]:
            return "none" if {before, after} <= _COUNTS_ALIKE else _of_rank(field, before, after)
        case ["requirement", _, "condition", *way]:
            old, new = requirements
            return _of_conditions(old.condition, new.condition, way) if old and new else "unclear"
        case _:
            return "none"


def _of_rank(field: str, before: str, after: str) -> Effect:
    ranks = _RANKS[field]
    return _of_sets(ranks.index(before), ranks.index(after))


def _of_sets(before: Any, after: Any) -> Effect:  # noqa: ANN401  whatever has an order, perhaps in part
    """Give whether the second is more than the first."""
    if before == after:
        return "none"
    if before < after:
        return "stricter"
    return "looser" if after < before else "unclear"


def _of_conditions(before: Condition, after: Condition, way: Sequence[str]) -> Effect:
    match way:
        case ["conditions", number, *rest] if isinstance(before, AllOf | AnyOf) and isinstance(after, AllOf | AnyOf):
            return _of_conditions(before.conditions[int(number)], after.conditions[int(number)], rest)
        case [field]:
            return _of_fields(before, after, field)
        case _:
            return _of_parts(before, after)


def _of_fields(before: Kind, after: Kind, field: str) -> Effect:
    if subject_of(before) != subject_of(after):
        return "unclear"
    match before.asks(field), after.asks(field):
        case frozenset() as allowed, frozenset() as still_allowed:
            return _of_sets(still_allowed, allowed)
        case Mapping() as old, Mapping() as new:
            return _of_amounts(old, new)
        case _:
            return "none" if getattr(before, field) == getattr(after, field) else "unclear"


def _of_amounts(before: Asks, after: Asks) -> Effect:
    """Give whether none is less and some is more. Amounts of different sorts cannot be compared."""
    if not before or not after:
        return _of_sets(bool(before), bool(after))
    if set(before) != set(after) or not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return "unclear"
    return _together(_of_sets(before[sort], after[sort]) for sort in before)


def _together(effects: Iterable[Effect]) -> Effect:
    """Give which way several go at once: one that goes the other way, or nobody knows where, makes it unclear."""
    found = set(effects) - {"none"}
    return (found.pop() if len(found) == 1 else "unclear") if found else "none"


def _of_parts(before: Condition, after: Condition) -> Effect:
    """Give whether conditions came or went: one more that all must hold is stricter, one more that may is looser."""
    if AnyOf not in {type(before), type(after)}:
        return _of_sets(_parts(before, AllOf), _parts(after, AllOf))
    if AllOf not in {type(before), type(after)}:
        return _of_sets(_parts(after, AnyOf), _parts(before, AnyOf))
    return "unclear"


def _parts(condition: Any, joined: type[AllOf | AnyOf]) -> frozenset[Kind]:  # noqa: ANN401  only the joined kinds have parts
    return frozenset(condition.conditions if isinstance(condition, joined) else (condition,))


def subject_of(condition: Kind) -> tuple[object, ...]:
    """Give what a condition is about: those that are about the same can be compared."""
    return type(condition), *(getattr(condition, field) for field in condition.ABOUT)


def asks_more(one: Kind, other: Kind) -> bool:
    """Tell whether a condition asks at least all that another does of the same thing, and something more."""
    return _between(other, one) == "stricter"


def is_asked_anyway(item: Requirement, others: Iterable[Requirement]) -> bool:
    """Tell whether other requirements ask at least as much of each kind of device that one is for."""
    asking = [other for other in others if _weighs_as_much(other, item) and _asks_as_much(other, item)]
    return all(any(name in other.applies_to for other in asking) for name in item.applies_to)


def _weighs_as_much(one: Requirement, other: Requirement) -> bool:
    is_counted = one.category in {other.category, "system"}
    return is_counted and _of_rank("importance", other.importance, one.importance) != "looser"


def _asks_as_much(one: Requirement, other: Requirement) -> bool:
    if one.condition == other.condition:
        return True
    if isinstance(one.condition, AllOf | AnyOf) or isinstance(other.condition, AllOf | AnyOf):
        return False
    return _between(other.condition, one.condition) in {"stricter", "none"}


def _between(before: Kind, after: Kind) -> Effect:
    if subject_of(before) != subject_of(after):
        return "unclear"
    return _together(_of_fields(before, after, field) for field in before.__struct_fields__)
