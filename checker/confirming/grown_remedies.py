"""Remedies that grow with what is asked: where 16 GB is asked instead of 8, adding memory makes it 16 GB.

Only where the remedy reached what was asked before, so that a step of which more was never promised stays as it is. The
amount is changed in its words too, where it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

import msgspec

from checker.conditions.at_least import AtLeast
from checker.conditions.combined import leaves
from checker.model.vocabulary import FACTS
from checker.specification.document import Remedy, Requirement, Text, Title
from checker.units import NotAQuantityError, format_quantity, parse_quantity

_MARKS = (",", ".")


class _Amount(NamedTuple):
    value: Decimal
    written: str


def grown(
    remedies: Iterable[Remedy], before: Iterable[Requirement], after: Iterable[Requirement]
) -> tuple[Remedy, ...]:
    """Give the remedies of requirements that were so before and are so after."""
    was, now = tuple(before), tuple(after)
    return tuple(_grown(remedy, was, now) for remedy in remedies)


def _grown(remedy: Remedy, before: Iterable[Requirement], after: Iterable[Requirement]) -> Remedy:
    reached = _amount(remedy.effect.fact, remedy.effect.to) if remedy.effect else None
    asked, was = _asked(remedy, after), _asked(remedy, before)
    if remedy.effect is None or reached is None or asked is None or asked.value <= reached.value:
        return remedy
    if was is not None and was.value > reached.value:
        return remedy
    unit = FACTS[remedy.effect.fact].unit
    return msgspec.structs.replace(
        remedy,
        title=_reworded(remedy.title, reached, asked, unit),
        steps=_reworded(remedy.steps, reached, asked, unit),
        effect=msgspec.structs.replace(remedy.effect, to=asked.written),
    )


def _asked(remedy: Remedy, requirements: Iterable[Requirement]) -> _Amount | None:
    """Give the most that a requirement with this remedy asks of what it changes, what is rather included."""
    return max(_amounts(remedy, requirements), key=lambda amount: amount.value, default=None)


def _amounts(remedy: Remedy, requirements: Iterable[Requirement]) -> Iterator[_Amount]:
    named = (item for item in requirements if remedy.effect and remedy.id in item.remedies)
    for leaf in (leaf for item in named for leaf in leaves(item.condition)):
        if isinstance(leaf, AtLeast) and remedy.effect and leaf.fact == remedy.effect.fact:
            asked = (leaf.minimum, leaf.recommended)
            yield from (amount for each in asked if each is not None and (amount := _amount(leaf.fact, str(each))))


def _amount(fact: str, text: str) -> _Amount | None:
    """Give an amount as it is written; None for a word, or a fact that is no amount."""
    definition = FACTS.get(fact)
    if definition is None or definition.kind not in {"integer", "number"}:
        return None
    try:
        return _Amount(parse_quantity(text, definition.unit or "count"), text)
    except NotAQuantityError:
        return None


def _reworded(text: Title | Text, old: _Amount, new: _Amount, unit: str) -> Title | Text:
    said = {field: _replaced(getattr(text, field), old, new, unit) for field in text.__struct_fields__}
    return msgspec.structs.replace(text, **said)


def _replaced(text: str, old: _Amount, new: _Amount, unit: str) -> str:
    if unit not in {"byte", "hertz"}:
        return text
    for mark in _MARKS:
        number, _, name = format_quantity(old.value, unit, mark).partition(" ")
        pattern = rf"(?<![\w.,]){re.escape(number)}\s?{name}\b"
        text = re.sub(pattern, format_quantity(new.value, unit, mark), text)
    return text
