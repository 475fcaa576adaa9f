"""Writing into a journal: each run of the program has files of its own, so that no two ever write in one."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Generic

from checker.storage.journals.file import encode
from checker.storage.journals.journal import MOST_IN_A_FILE, Journal
from checker.storage.journals.order import AnyEntry, Entry
from checker.storage.names import journal_name
from checker.storage.writing import no_room, write_beside

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


class Writer(Generic[AnyEntry]):
    """Writes the entries of one run into a folder of results: a command's, or those of a page that stays open.

    `lock`: for who looks at what was written before he writes. `written`: all of this run, in its order.
    """

    def __init__(self, folder: Path, journal: Journal[AnyEntry]) -> None:
        """Write into this folder; nothing is written until there is an entry."""
        self.lock = threading.RLock()
        self.written: list[AnyEntry] = []
        self._folder, self._journal = folder, journal
        self._name, self._in_file = self._new_name(), list[AnyEntry]()

    def write(self, entries: Sequence[AnyEntry]) -> None:
        """Write these, and come back once they are on the disk: all, or none.

        Raises `NoLastingPlaceError`, or `BadInputError` for an entry that could not be read back.
        """
        with self.lock:
            if self._in_file and len(self._in_file) + len(entries) > MOST_IN_A_FILE:
                self._name, self._in_file = self._new_name(), []
            in_file = [*self._in_file, *entries]
            data = encode(in_file, self._journal)
            try:
                write_beside(self._folder, {self._name: data})
            except (OSError, ValueError) as error:
                raise no_room(self._folder / self._name, error) from error
            self._in_file = in_file
            self.written += entries

    def _new_name(self) -> str:
        return journal_name(self._journal.kind, new_id())


def new_id() -> str:
    """Give the id of a new entry."""
    return os.urandom(16).hex()


def moment() -> str:
    """Give this moment as an entry has it."""
    return dt.datetime.now(dt.UTC).strftime(_MOMENT)


def own_second(at: str, known: Iterable[Entry]) -> str:
    """Give this moment, or the first second after it that no known entry has: their order is that of their moments."""
    taken = {entry.at for entry in known}
    own = dt.datetime.fromisoformat(at)
    while own.strftime(_MOMENT) in taken:
        own += dt.timedelta(seconds=1)
    return own.strftime(_MOMENT)
