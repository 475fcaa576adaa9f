"""The file with corrections: to bytes, and back through a door that believes nothing.

One that cannot be read costs itself, and never its siblings in the same file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import msgspec

from checker.errors import BadInputError
from checker.model.corrections import SCHEMA_VERSION, Correction

MOST_IN_A_FILE = 60
"""Corrections that are written into one file: so many of the longest stay well below what is read of a file."""
_MOST_READ = 5000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class CorrectionFile(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of the program wrote, in its order."""

    schema_version: int = SCHEMA_VERSION
    corrections: tuple[Correction, ...] = ()


class Decoded(NamedTuple):
    """What could be read, and in technical words what is wrong with the first that could not, "" where all could."""

    corrections: Sequence[Correction]
    problem: str = ""


class NewerCorrectionsError(BadInputError):
    """Corrections in a newer version of the format."""


class _Stored(msgspec.Struct, frozen=True):
    schema_version: int
    corrections: Annotated[tuple[msgspec.Raw, ...], msgspec.Meta(max_length=_MOST_READ)]


_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def encode_corrections(corrections: Sequence[Correction]) -> bytes:
    """Give the bytes of a file with these corrections: UTF-8 JSON, one document."""
    return msgspec.json.encode(CorrectionFile(corrections=tuple(corrections))) + b"\n"


def decode_corrections(data: bytes, name: str) -> Decoded:
    """Give what is in these bytes; `name` is for messages. Raises `BadInputError` where nothing can be read."""
    try:
        stored = msgspec.json.decode(data.removeprefix(_BYTE_ORDER_MARK), type=_Stored)
    except _UNREADABLE as error:
        raise BadInputError(name, "", f"no corrections ({_why(error)})", "Correct it again.") from error
    if stored.schema_version > SCHEMA_VERSION:
        problem = f"made by a newer program (version {stored.schema_version} of the format)"
        raise NewerCorrectionsError(name, "schema_version", problem, "Use a newer Systeemcheck.")
    read: list[Correction] = []
    problem = ""
    decoder = msgspec.json.Decoder[Correction](Correction)
    for number, raw in enumerate(stored.corrections):
        try:
            item = decoder.decode(raw)
            dt.datetime.fromisoformat(item.at)  # the 30th of February has the form of a day, and is none
            read.append(item)
        except (*_UNREADABLE, ValueError) as error:
            problem = problem or f"corrections[{number}]: {_why(error)}"
    return Decoded(read, problem)


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
