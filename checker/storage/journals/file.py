"""The file of a journal: to bytes, and back through a door that believes nothing.

An entry that cannot be read costs itself, and never its siblings in the same file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Generic, NamedTuple

import msgspec

from checker.errors import BadInputError
from checker.storage.forms import as_utf8
from checker.storage.journals.journal import Journal
from checker.storage.journals.order import AnyEntry

_MOST_READ = 5000
_NOTHING = msgspec.Raw(b"null")
_Entries = Annotated[tuple[msgspec.Raw, ...], msgspec.Meta(max_length=_MOST_READ)]
_UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError)


class Decoded(NamedTuple, Generic[AnyEntry]):
    """What could be read, and in technical words what is wrong with the first that could not, "" where all could."""

    entries: Sequence[AnyEntry]
    problem: str = ""


class NewerJournalError(BadInputError):
    """A journal in a newer version of its format."""


def encode(entries: Sequence[AnyEntry], journal: Journal[AnyEntry]) -> bytes:
    """Give the bytes of a file with these entries: UTF-8 JSON, one document.

    Raises `BadInputError` for an entry that could not be read back: it would be lost.
    """
    for entry in entries:
        if problem := _unreadable(entry, journal):
            raise BadInputError("", "", problem, "Write it otherwise.")
    return msgspec.json.encode(journal.document(**{journal.kind: tuple(entries)})) + b"\n"


def decode(data: bytes, name: str, journal: Journal[AnyEntry]) -> Decoded[AnyEntry]:
    """Give what is in these bytes; `name` is for messages. Raises `BadInputError` where nothing can be read."""
    version, raws = _opened(data, name, journal)
    if version > journal.schema_version:
        problem = f"made by a newer program (version {version} of the format)"
        raise NewerJournalError(name, "schema_version", problem, "Use a newer Systeemcheck.")
    read: list[AnyEntry] = []
    problem = ""
    for number, raw in enumerate(raws):
        try:
            read.append(_entry(raw, journal))
        except (*_UNREADABLE, ValueError) as error:
            problem = problem or f"{journal.kind}[{number}]: {_why(error)}"
    return Decoded(read, problem)


def _opened(data: bytes, name: str, journal: Journal[AnyEntry]) -> tuple[int, Sequence[msgspec.Raw]]:
    try:
        document = msgspec.json.decode(as_utf8(data), type=dict[str, msgspec.Raw])
        version = msgspec.json.decode(document.get("schema_version", _NOTHING), type=int)
        return version, msgspec.json.decode(document.get(journal.kind, _NOTHING), type=_Entries)
    except _UNREADABLE as error:
        raise BadInputError(name, "", f"not such a file ({_why(error)})", "Do it again.") from error


def _entry(raw: bytes | msgspec.Raw, journal: Journal[AnyEntry]) -> AnyEntry:
    entry = journal.decoder.decode(raw)
    dt.datetime.fromisoformat(entry.at)  # the 30th of February has the form of a day, and is none
    journal.possible(entry)
    return entry


def _unreadable(entry: AnyEntry, journal: Journal[AnyEntry]) -> str:
    try:
        _entry(msgspec.json.encode(entry), journal)
    except (*_UNREADABLE, ValueError) as error:
        return _why(error)
    return ""


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
