"""A document that comes beside those there: its place, its file, and writing it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from checker.checklist.document import Checklist
from checker.errors import reason_of
from checker.refreshing.trouble import NotWrittenError
from checker.specification.document import RequirementsSpec
from checker.storage.leftovers import clear_leftovers_of
from checker.storage.writing import write_all


class FreshDocument(msgspec.Struct, frozen=True):
    """A spec or a checklist that may be written, and where: the folder beside the tables, and the file in it."""

    place: str
    folder: str
    file: str
    data: bytes
    document: RequirementsSpec | Checklist


def write_documents(there: Path, fresh: Iterable[FreshDocument]) -> None:
    """Write each into a folder of specs, whole or not at all. Raises `NotWrittenError`; those before it stay then."""
    for one in fresh:
        try:
            there.mkdir(parents=True, exist_ok=True)
            for path in write_all(there / one.folder, {one.file: one.data}):
                clear_leftovers_of(path)
        except OSError as error:
            raise NotWrittenError("not_written", str(there), reason=reason_of(error)) from error
