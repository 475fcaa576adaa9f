"""What a result file may hold, for who writes it and for who reads it: what one accepts, the other must be able to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from checker.model.readings import Known, Reading
from checker.model.vocabulary import FACTS, ValueKind

LONGEST_TEXT = 1000
LONGEST_NAME = 120
MOST_ITEMS = 100
LARGEST_NUMBER = 2**62

_TYPES: Mapping[ValueKind, tuple[type, ...]] = MappingProxyType(
    {"text": (str,), "date": (str,), "flag": (bool,), "integer": (int,), "number": (int, float)}
)


class NotStorableError(ValueError):
    """A value that no result file can hold: a number beyond all measure, or one of the wrong type."""


def whole_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Give the text cut to length, without halves of characters.

    A name in another encoding, or in the Windows registry, may hold surrogates; UTF-8 has no bytes for them.
    """
    return text[:longest].encode("utf-8", "replace").decode()


def storable(fact: str, reading: Reading) -> Reading:
    """Give the reading as a result file can hold it. Raises `NotStorableError`."""
    if isinstance(reading, Known) and type(reading.value) not in _TYPES.get(FACTS[fact].kind, (tuple,)):
        raise NotStorableError(type(reading.value).__name__)
    stored: Reading = _stored(reading)
    return stored


def _stored(value: Any) -> Any:  # noqa: ANN401  any part of a reading; gives the same type
    match value:
        case str():
            return whole_text(value)
        case int() | float() if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:  # nor is NaN
            raise NotStorableError("value out of range")
        case tuple():
            return tuple(map(_stored, value[:MOST_ITEMS]))
        case msgspec.Struct():
            fields = msgspec.structs.asdict(value)
            return msgspec.structs.replace(value, **{name: _stored(held) for name, held in fields.items()})
        case _:
            return value
