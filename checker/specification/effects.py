"""The words an effect may use: `fact` becomes `to`. What they do to readings is in evaluation/effects.py."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.conditions.kind import Problem
from checker.model.vocabulary import FACTS
from checker.specification.document import Effect
from checker.units import NotAQuantityError, parse_quantity

WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "browsers": ("newest", "installed", "default-best"),
        "displays": ("unscaled", "native-mode"),
        "os.build_id": ("newest", "extended"),
        "os.version": ("newest",),
    }
)


def effect_problem(effect: Effect) -> Problem | None:
    """Give what is wrong with an effect, or None."""
    if effect.fact not in FACTS:
        return Problem("fact", f'"{effect.fact}" is not a fact')
    if effect.fact in WORDS:
        valid = effect.to in WORDS[effect.fact] or (effect.fact == "os.version" and effect.to[:1].isdigit())
        return None if valid else Problem("to", f"expected one of {', '.join(WORDS[effect.fact])}")
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
