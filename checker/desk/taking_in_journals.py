"""Files with what people decided and ticked elsewhere, dropped on the desk: they go beside the results, whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from checker.desk.desk import Desk
from checker.desk.told import Line
from checker.errors import BadInputError
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.forms import as_utf8, journal_that_begins
from checker.storage.journals.file import Decoded, decode
from checker.storage.journals.journal import Journal
from checker.storage.names import JOURNAL, JournalKind, journal_name, journal_of
from checker.storage.result_file import LARGEST_RESULT
from checker.storage.school_year.school_year_file import SCHOOL_YEAR
from checker.storage.writing import write_beside, write_new_beside
from checker.typed_files import read_capped

_JOURNALS: Mapping[JournalKind, Journal[Any]] = MappingProxyType(
    {"corrections": CORRECTIONS, "school_year": SCHOOL_YEAR}
)
_LENGTH = 32


def is_of_a_journal(name: str, data: bytes) -> bool:
    """Tell whether a file is of a journal, by its name or by how it begins."""
    return _kind_of(name, data) is not None


def take_in_journal(desk: Desk, name: str, data: bytes) -> Line:
    """Put the file into the folder, and tell. `BadInputError` where nothing in it can be read; raises `OSError`.

    A file grows as long as the run that writes it goes on, so there may be an earlier copy of it. No file of another
    run is ever written over: what holds more than that copy gets a name of its own.
    """
    kind = _kind_of(name, data)
    decoded = decode(data, name, _JOURNALS[kind]) if kind else None
    if kind is None or decoded is None or not decoded.entries:
        raise BadInputError(name, "", "nothing in it can be read", "Do it again.")
    data = as_utf8(data)
    by_content = _name_by_content(kind, data)
    own = f"{found[0]}.json" if (found := JOURNAL.search(name)) else by_content
    if any(_holds(desk.folder / place, decoded, kind) for place in (own, by_content)):
        return Line(_already(desk.words, kind, name, len(decoded.entries)), "note")
    try:
        write_new_beside(desk.folder / own, data)
    except FileExistsError:
        write_beside(desk.folder, {by_content: data})
    return Line(_TAKEN[kind](desk.words, name, len(decoded.entries)), "done")


def _kind_of(name: str, data: bytes) -> JournalKind | None:
    return journal_of(name) or journal_that_begins(data)


def _name_by_content(kind: JournalKind, data: bytes) -> str:
    return journal_name(kind, hashlib.sha256(data).hexdigest()[:_LENGTH])


def _holds(path: Path, dropped: Decoded[Any], kind: JournalKind) -> bool:
    """Tell whether a file holds all that can be read in the one that was dropped."""
    try:
        known = decode(read_capped(path, LARGEST_RESULT), str(path), _JOURNALS[kind])
    except (OSError, BadInputError):
        return False
    return {entry.id for entry in dropped.entries} <= {entry.id for entry in known.entries}


def _decided(words: Words, name: str, number: int) -> str:
    return words.say("desk.add.decided", file=shown(name), decisions=words.count("desk.add.decisions", number))


def _ticked(words: Words, name: str, number: int) -> str:
    return words.count("desk.add.ticked", number, file=shown(name))


_TAKEN: Mapping[JournalKind, Callable[[Words, str, int], str]] = MappingProxyType(
    {"corrections": _decided, "school_year": _ticked}
)
_COUNTED: Mapping[JournalKind, str] = MappingProxyType(
    {"corrections": "desk.add.decisions", "school_year": "desk.add.ticks"}
)


def _already(words: Words, kind: JournalKind, name: str, number: int) -> str:
    return words.say("desk.add.already", file=shown(name), device=words.count(_COUNTED[kind], number))
