"""All corrections in some folders."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.corrections import Correction
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.journals.reading import Entries, journal_in


def corrections_in(folders: Iterable[str]) -> Entries[Correction]:
    """Give all corrections in these folders and below. Never raises for what lies there."""
    return journal_in(folders, CORRECTIONS)
