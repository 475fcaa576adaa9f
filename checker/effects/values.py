"""What a remedy makes of a fact that is an amount or a yes: more memory, a speaker."""

from __future__ import annotations

from checker.conditions.kind import Problem
from checker.conditions.situation import Situation
from checker.effects.effect import SOURCE, Effect
from checker.model.readings import Between, Facts, Known, Reading
from checker.model.vocabulary import FACTS
from checker.units import NotAQuantityError, parse_quantity


def to_value(effect: Effect, situation: Situation) -> Facts:
    """Give the fact as the effect says; an amount never becomes less than it is."""
    definition = FACTS[effect.fact]
    if definition.kind == "flag":
        return {effect.fact: Known(value=True, source=SOURCE)}
    wanted = int(parse_quantity(effect.to, definition.unit or "count"))
    return {effect.fact: Known(value=max(wanted, _least(situation.reading(effect.fact))), source=SOURCE)}


def value_problem(effect: Effect) -> Problem | None:
    """Give what is wrong with an effect on a fact that is not changed by a word."""
    definition = FACTS[effect.fact]
    if definition.kind == "flag":
        return None if effect.to == "true" else Problem("to", 'expected "true"')
    if definition.kind not in {"integer", "number"}:
        return Problem("fact", f'"{effect.fact}" cannot be changed by a remedy')
    try:
        parse_quantity(effect.to, definition.unit or "count")
    except NotAQuantityError as error:
        return Problem("to", str(error))
    return None


def _least(reading: Reading) -> int:
    match reading:
        case Known(value=int() | float() as value):
            return int(value)
        case Between(low=low):
            return int(low)
        case _:
            return 0
