"""Taking decisions about devices."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from checker.model.corrections import MOST_KNOWN, Correction, Undone
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.corrections.reading import corrections_in
from checker.storage.journals.order import in_order
from checker.storage.journals.writing import Writer, moment, new_id, own_second


class DecisionMaker:
    """Writes the corrections of one run into a folder of results: a command's, or those of a page that stays open."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder; nothing is written until something is decided."""
        self._folder = folder
        self._writer: Writer[Correction] = Writer(folder, CORRECTIONS)

    def decide(self, decision: Correction, known: Iterable[Correction] | None = None) -> Correction:
        """Write a decision and give it as it was written, once it is on the disk.

        Of two within a second the later one is written down a second later: their order is that of their moments.
        `known`: the corrections that who decides has seen; None for all that are in the folder now. The decision holds
        instead of those about the same. Raises `NoLastingPlaceError`; nothing was decided then.
        """
        seen = corrections_in([str(self._folder)]).entries if known is None else tuple(known)
        with self._writer.lock:
            before = (*seen, *self._writer.written)
            knew, at = _newest_about(decision, before), own_second(decision.at, before)
            written = msgspec.structs.replace(decision, knew=knew, at=at)
            self._writer.write([written])
        return written

    def undo(self, correction: Correction) -> Undone:
        """Let a decision, or an earlier undoing, no longer hold. Raises `NoLastingPlaceError`."""
        undone = Undone(id=new_id(), at=moment(), device=correction.device, of=correction.id)
        self.decide(undone, ())
        return undone


def _newest_about(decision: Correction, known: Iterable[Correction]) -> tuple[str, ...]:
    """Give the ids of the known decisions about the same that none of the others knew."""
    subjects = set(decision.about)
    about = [item for item in in_order(known) if subjects & set(item.about)]
    older = {name for item in about for name in item.knew}
    return tuple(item.id for item in about if item.id not in older)[-MOST_KNOWN:]
