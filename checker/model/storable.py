"""What a result file may hold, for who writes it and for who reads it: what one accepts, the other must be able to.

The one place that says which texts are an id, a day or a moment, and which values a fact can have. What goes beyond is
a mistake or an attack; inside the program nothing looks again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

import msgspec

from checker.model.devices import DEVICE_CLASSES, Connection, Display
from checker.model.readings import Between, Known, Reading, Unknown, unknown
from checker.model.vocabulary import FACTS, LARGEST_NUMBER, FactDefinition, ValueKind

LONGEST_TEXT = 1000
LONGEST_NAME = 120
MOST_ITEMS = 100

# `\Z` and not `$`, which takes a newline at the end; `[0-9]` and not `\d`, which takes the digits of every script.
ID_FORM = r"[0-9a-f]{32}"
Id = Annotated[str, msgspec.Meta(pattern=rf"^{ID_FORM}\Z")]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
Moment = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")]
Name = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]
Role = Literal["teacher", "coordinator", "head", "board", "supplier", "publisher"]
"""In which role a person read the publisher's page, or did a line of the checklist: no name is kept."""

_DAY = re.compile(r"(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")
_MOST_SECONDS = 1_000_000
_PIXELS = (1, 100_000)
_SCREEN: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "width": _PIXELS,
        "height": _PIXELS,
        "native_width": _PIXELS,
        "native_height": _PIXELS,
        "effective_width": _PIXELS,
        "effective_height": _PIXELS,
        "scale": (0.01, 100),
        "inches": (0.01, 1000),
    }
)

_TYPES: Mapping[ValueKind, tuple[type, ...]] = MappingProxyType(
    {"text": (str,), "date": (str,), "flag": (bool,), "integer": (int,), "number": (int, float)}
)


def whole_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Give the text cut to length, without halves of characters.

    A name in another encoding, or in the Windows registry, may hold surrogates; UTF-8 has no bytes for them.
    """
    return text[:longest].encode("utf-8", "replace").decode()


def is_day(text: str) -> bool:
    """Tell whether the text is a day of the calendar, as a computer of our time may name it: 2026-02-30 is none."""
    try:
        return _DAY.fullmatch(text) is not None and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def storable(fact: str, reading: Reading) -> Reading:
    """Give the reading as a result file can hold it: texts cut to length; unknown where it has no value it can have."""
    kept: Reading = _cut(reading)
    return possible(fact, kept)


def possible(fact: str, reading: Reading) -> Reading:
    """Give the reading, or unknown where it cannot be: 0 bytes of memory, the 30th of February, text for a number.

    Of a screen or a connection, only the number that cannot be is left out.
    """
    match reading:
        case Unknown():
            return reading
        case Between(low=low, high=high):
            is_possible = 0 <= low <= high <= LARGEST_NUMBER
            return reading if is_possible else _impossible(reading, f"{low} to {high}")
        case Known(value=tuple() as items):
            is_list = FACTS[fact].kind not in _TYPES
            kept = tuple(map(_possible_item, items))
            return msgspec.structs.replace(reading, value=kept) if is_list else _impossible(reading, "a list")
        case Known(value=value):
            return reading if _is_possible(FACTS[fact], value) else _impossible(reading, value)


def _is_possible(fact: FactDefinition, value: object) -> bool:
    if type(value) not in _TYPES.get(fact.kind, ()):
        return False
    match value:
        case bool():
            return True
        case str():
            is_class = fact.id != "device.class" or value in DEVICE_CLASSES
            return is_class and (fact.kind != "date" or is_day(value))
        case int() | float():
            return fact.least <= value <= LARGEST_NUMBER  # nor is NaN
        case _:
            return False


def _impossible(reading: Known | Between, value: object) -> Unknown:
    return unknown("not_understood", reading.source, whole_text(f"value {value}", 40))


def _possible_item(item: Any) -> Any:  # noqa: ANN401  any part of a list; gives the same type
    match item:
        case Display():
            return msgspec.structs.replace(item, **{name: None for name in _SCREEN if not _is_within(item, name)})
        case Connection(seconds=float() | int() as seconds) if not 0 <= seconds <= _MOST_SECONDS:
            return msgspec.structs.replace(item, seconds=None)
        case _:
            return item


def _is_within(display: Display, name: str) -> bool:
    least, most = _SCREEN[name]
    value = getattr(display, name)
    return value is None or least <= value <= most


def _cut(value: Any) -> Any:  # noqa: ANN401  any part of a reading; gives the same type
    match value:
        case str():
            return whole_text(value)
        case tuple():
            return tuple(map(_cut, value[:MOST_ITEMS]))
        case msgspec.Struct():
            fields = msgspec.structs.asdict(value)
            return msgspec.structs.replace(value, **{name: _cut(held) for name, held in fields.items()})
        case _:
            return value
