"""Taking decisions: each run of the program has a file of its own, so that no two ever write in one."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Iterable
from pathlib import Path

import msgspec

from checker.model.corrections import MOST_KNOWN, Correction, Undone
from checker.storage.corrections.correction_file import MOST_IN_A_FILE, encode_corrections
from checker.storage.corrections.reading import corrections_in
from checker.storage.journals.order import in_order
from checker.storage.names import corrections_name
from checker.storage.writing import no_room, write_beside

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


class DecisionMaker:
    """Writes the corrections of one run into a folder of results: a command's, or those of a page that stays open."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder; nothing is written until something is decided."""
        self._folder = folder
        self._lock = threading.Lock()
        self._start()

    def decide(self, decision: Correction, known: Iterable[Correction] | None = None) -> Correction:
        """Write a decision and give it as it was written, once it is on the disk.

        Of two within a second the later one is written down a second later: their order is that of their moments.
        `known`: the corrections that who decides has seen; None for all that are in the folder now. The decision holds
        instead of those about the same. Raises `NoLastingPlaceError`; nothing was decided then.
        """
        seen = corrections_in([str(self._folder)]).corrections if known is None else tuple(known)
        with self._lock:
            before = (*seen, *self._written)
            knew, at = _newest_about(decision, before), _own_second(decision.at, before)
            written = msgspec.structs.replace(decision, knew=knew, at=at)
            if len(self._written) >= MOST_IN_A_FILE:
                self._start()
            self._write([*self._written, written])
        return written

    def undo(self, correction: Correction) -> Undone:
        """Let a decision, or an earlier undoing, no longer hold. Raises `NoLastingPlaceError`."""
        undone = Undone(id=new_id(), at=moment(), device=correction.device, of=correction.id)
        self.decide(undone, ())
        return undone

    def _start(self) -> None:
        self._name = corrections_name(os.urandom(16).hex())
        self._written: list[Correction] = []

    def _write(self, corrections: list[Correction]) -> None:
        try:
            write_beside(self._folder, {self._name: encode_corrections(corrections)})
        except (OSError, ValueError) as error:
            raise no_room(self._folder / self._name, error) from error
        self._written = corrections


def new_id() -> str:
    """Give the id of a new decision."""
    return os.urandom(16).hex()


def moment() -> str:
    """Give this moment as a correction has it."""
    return dt.datetime.now(dt.UTC).strftime(_MOMENT)


def _own_second(at: str, known: Iterable[Correction]) -> str:
    taken = {item.at for item in known}
    own = dt.datetime.fromisoformat(at)
    while own.strftime(_MOMENT) in taken:
        own += dt.timedelta(seconds=1)
    return own.strftime(_MOMENT)


def _newest_about(decision: Correction, known: Iterable[Correction]) -> tuple[str, ...]:
    """Give the ids of the known decisions about the same that none of the others knew."""
    subjects = set(decision.about)
    about = [item for item in in_order(known) if subjects & set(item.about)]
    older = {name for item in about for name in item.knew}
    return tuple(item.id for item in about if item.id not in older)[-MOST_KNOWN:]
