"""Writing down what people do about the checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from checker.model.school_year import MOST_UNDONE, Entry, NewEntry, SchoolYearEntry, Undone
from checker.storage.journals.journal import MOST_IN_A_FILE
from checker.storage.journals.writing import Writer, moment, new_id, own_second
from checker.storage.school_year.reading import entries_in
from checker.storage.school_year.school_year_file import SCHOOL_YEAR

AnyEntry = TypeVar("AnyEntry", bound=SchoolYearEntry)


def new_entry(checklist: str) -> NewEntry:
    """Give what an entry about the checklist of this name has, of this moment."""
    return {"id": new_id(), "at": moment(), "checklist": checklist}


class Keeper:
    """Writes the entries of one run into a folder of results: a command's, or those of a page that stays open."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder; nothing is written until there is an entry."""
        self._folder = folder
        self._writer: Writer[SchoolYearEntry] = Writer(folder, SCHOOL_YEAR)

    def add(self, entry: AnyEntry, known: Iterable[SchoolYearEntry] | None = None) -> AnyEntry:
        """Write an entry and give it as it was written, once it is on the disk.

        `known`: the entries that who writes has seen; None for all that are in the folder now. The entry takes away
        those about the same, in one and the same writing, so that it counts instead of them whatever the clocks say.
        Of two within a second the later one is written down a second later.

        Raises `NoLastingPlaceError`, or `BadInputError` for one that could not be read back; nothing was written then.
        """
        seen = entries_in([str(self._folder)]).entries if known is None else tuple(known)
        with self._writer.lock:
            before = (*seen, *self._writer.written)
            written = msgspec.structs.replace(entry, at=own_second(entry.at, before))
            self._writer.write([written, *_takes_away(written, before)])
        return written

    def take_away(self, entries: Iterable[SchoolYearEntry]) -> Sequence[Undone]:
        """Let these entries no longer hold, and give what says so, once it is on the disk; raises as `add` does.

        What was written about the same meanwhile, and is not among these, goes on to hold.
        """
        undoings = [entry for known in _by_checklist(entries).items() for entry in _undoings(*known, moment())]
        for start in range(0, len(undoings), MOST_IN_A_FILE):
            self._writer.write(undoings[start : start + MOST_IN_A_FILE])
        return undoings


def _takes_away(entry: Entry, known: Iterable[SchoolYearEntry]) -> Iterator[Undone]:
    """Give what takes away the known entries about the same, those that were taken away before left out."""
    ids = {held.id for held in known if entry.about and held.about == entry.about}
    gone = {name for held in known if isinstance(held, Undone) for name in held.of}
    yield from _undoings(entry.checklist, sorted(ids - gone), entry.at)


def _by_checklist(entries: Iterable[SchoolYearEntry]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for entry in entries:
        ids.setdefault(entry.checklist, []).append(entry.id)
    return ids


def _undoings(checklist: str, ids: Sequence[str], at: str) -> Iterator[Undone]:
    for start in range(0, len(ids), MOST_UNDONE):
        of = tuple(ids[start : start + MOST_UNDONE])
        yield Undone(id=new_id(), at=at, checklist=checklist, of=of)
