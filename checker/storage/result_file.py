"""The result file: to bytes, and back through a door that believes nothing.

Unknown facts and fields are passed over; an unknown `why` or `bound` makes that one reading unknown; only a
higher `schema_version` is refused. The verdicts inside are a claim.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec

from checker.errors import BadInputError
from checker.model.devices import Browser, Connection, Display, Shortcut
from checker.model.readings import BOUNDS, WHY_UNKNOWN, Between, Known, Reading, Unknown, unknown
from checker.model.results import SCHEMA_VERSION, DeviceResult, ResultHeader
from checker.model.storable import LONGEST_TEXT, MOST_ITEMS, possible
from checker.model.vocabulary import FACTS, LARGEST_NUMBER, ValueKind
from checker.typed_files import read_capped

LARGEST_RESULT = 512 * 1024
_MOST_FACTS = 500
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TEXT = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
# What is no day makes that reading unknown (storable.py); the published schema says what is meant.
_DATE = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT, extra_json_schema={"format": "date"})]
_WHOLE = Annotated[int, msgspec.Meta(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]
# Version 0.1.0 took the kernel's blocks for all there is; firmware and graphics keep memory that is in none.
_BLOCKS_OF_OLD = ("memory.installed", "/sys/devices/system/memory", "derived")
_LIST = msgspec.Meta(max_length=MOST_ITEMS)

VALUE_TYPES: Mapping[ValueKind, Any] = {
    "text": _TEXT,
    "integer": _WHOLE,
    "number": float,
    "flag": bool,
    "date": _DATE,
    "displays": Annotated[tuple[Display, ...], _LIST],
    "browsers": Annotated[tuple[Browser, ...], _LIST],
    "connections": Annotated[tuple[Connection, ...], _LIST],
    "shortcuts": Annotated[tuple[Shortcut, ...], _LIST],
    "texts": Annotated[tuple[_TEXT, ...], _LIST],
}


class _Head(msgspec.Struct, frozen=True):
    """What tells which kind of reading it is."""

    state: str
    bound: str = ""
    why: str = ""
    source: _TEXT = ""


class _Version(msgspec.Struct, frozen=True):
    """The one field that is read first."""

    schema_version: int


class _StoredResult(ResultHeader, frozen=True, kw_only=True):
    """A result as it stands in the file, readings not decoded yet. Its findings are a claim and are not read."""

    facts: Annotated[
        dict[Annotated[str, msgspec.Meta(max_length=60)], msgspec.Raw], msgspec.Meta(max_length=_MOST_FACTS)
    ]


_VERSION = msgspec.json.Decoder(_Version)
_STORED = msgspec.json.Decoder(_StoredResult)
_HEAD = msgspec.json.Decoder(_Head)
_UNKNOWN = msgspec.json.Decoder(Unknown)
_BETWEEN = msgspec.json.Decoder(Between)
_BUILDING = threading.Lock()
"""msgspec learns a type when it first meets it; two threads in which it learns the same one end the whole program."""


class NewerResultError(BadInputError):
    """A result in a newer version of the format."""

    def __init__(self, name: str, version: int) -> None:
        """Name the file and its version."""
        problem = f"made by a newer program (version {version} of the format)"
        super().__init__(name, "schema_version", problem, "Use a newer Systeemcheck.")


def encode_result(result: DeviceResult) -> bytes:
    """Give the bytes of a result file: UTF-8 JSON, one document."""
    return msgspec.json.encode(result) + b"\n"


def read_result(path: Path) -> DeviceResult:
    """Give the result in a file. Raises `BadInputError` that says what is wrong with it."""
    return decode_result(read_capped(path, LARGEST_RESULT), str(path))


def decode_result(data: bytes, name: str) -> DeviceResult:
    """Give the result in these bytes; `name` is for messages. Raises `BadInputError` for anything but a result."""
    header, raw_facts = header_in(data, name)
    try:
        facts = {fact: reading_in(fact, raw) for fact, raw in raw_facts.items() if fact in FACTS}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _no_result(name, error) from error
    fields = {field: getattr(header, field) for field in ResultHeader.__struct_fields__}
    return DeviceResult(**fields, facts=facts, findings=())


def header_in(data: bytes, name: str) -> tuple[ResultHeader, Mapping[str, msgspec.Raw]]:
    """Give what a result says of itself, and its readings still as JSON. Raises `BadInputError`.

    `NewerResultError` where only a newer program can read it.
    """
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if len(data) > LARGEST_RESULT:
        raise BadInputError(name, "", f"{len(data)} bytes; the limit is {LARGEST_RESULT}", "Measure that device again.")
    try:
        stored = _STORED.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _no_result(name, error, _version_in(data)) from error
    if stored.schema_version > SCHEMA_VERSION:
        raise NewerResultError(name, stored.schema_version)
    return stored, stored.facts


def _version_in(data: bytes) -> int:
    """Give the version of the format, 0 where not even that can be read."""
    try:
        return _VERSION.decode(data).schema_version
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return 0


def _no_result(name: str, error: Exception, version: int = 0) -> BadInputError:
    if version > SCHEMA_VERSION:
        return NewerResultError(name, version)
    text = " ".join(str(error).split())[:200]
    return BadInputError(name, "", f"not a result file ({text})", "Measure that device again.")


def reading_in(fact: str, raw: msgspec.Raw | bytes) -> Reading:
    """Give the reading of a fact from its JSON. Raises `msgspec.ValidationError` for a value of the wrong type."""
    head = _HEAD.decode(raw)
    if head.state == "unknown":
        if head.why in WHY_UNKNOWN:
            return _UNKNOWN.decode(raw)
        return unknown("not_understood", head.source, "why")
    if head.state != "known":
        raise msgspec.ValidationError(f"`{fact}.state`: expected known or unknown")
    if head.bound and head.bound not in BOUNDS:
        return unknown("not_understood", head.source, "bound")
    if head.bound == "between":
        return possible(fact, _BETWEEN.decode(raw))
    return possible(fact, _as_of_now(fact, Known(**_known_fields(FACTS[fact].kind, raw))))


def _as_of_now(fact: str, reading: Known) -> Known:
    if (fact, reading.source, reading.bound) == _BLOCKS_OF_OLD:
        return Known(value=reading.value, source=reading.source, bound="at_least")
    return reading


def _known_fields(kind: ValueKind, raw: msgspec.Raw | bytes) -> dict[str, Any]:
    with _BUILDING:
        decoder = _known_decoder(kind)
    return msgspec.structs.asdict(decoder.decode(raw))


@cache
def _known_decoder(kind: ValueKind) -> msgspec.json.Decoder[Any]:
    """Give what decodes a known reading whose value is of this kind."""
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = [
        ("value", VALUE_TYPES[kind]),
        ("source", _TEXT, ""),
        ("bound", str, "exact"),
    ]
    return msgspec.json.Decoder(msgspec.defstruct(f"Known_{kind}", fields, frozen=True, kw_only=True))
