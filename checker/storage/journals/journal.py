"""What one kind of journal is: how its files are named, what stands in them, and what a damaged one is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NamedTuple

import msgspec

from checker.storage.journals.order import AnyEntry
from checker.storage.names import JournalKind
from checker.storage.results_folder import Reason

MOST_IN_A_FILE = 60
"""Entries that are written into one file: so many of the longest stay well below what is read of a file."""


def _nothing(_entry: object) -> None:
    return


class Journal(NamedTuple, Generic[AnyEntry]):
    """A kind of journal. `document`: a file as it is written, whose second field is the list of entries.

    `possible` raises `ValueError` for an entry that has the right form and cannot be, as one of the 30th of February.
    `damaged`: the reason of a file of which something cannot be read.
    """

    kind: JournalKind
    document: Callable[..., msgspec.Struct]
    decoder: msgspec.json.Decoder[AnyEntry]
    schema_version: int
    damaged: Reason
    possible: Callable[[Any], None] = _nothing
