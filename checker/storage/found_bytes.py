"""The bytes of a file in a folder of results, whether it lies there or in a zip."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from checker.errors import BadInputError
from checker.storage.forms import journal_that_begins
from checker.storage.names import JournalKind
from checker.storage.results_folder import FoundFile, read_found

if TYPE_CHECKING:
    from checker.storage.zipped import Unpacking


class FoundBytes:
    """Where bytes come from; the zip that was read last stays open until it is closed."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        self._zips: Unpacking | None = None

    def bytes_of(self, found: FoundFile) -> bytes:
        """Give the bytes as they lie there. Raises `OSError`, or `BadInputError` for a zip that gives none."""
        if not found.member:
            return read_found(found)
        if self._zips is None:
            from checker.storage.zipped import Unpacking  # noqa: PLC0415  only a folder with a zip pays

            self._zips = Unpacking()
        return self._zips.read(found.path.removesuffix(f"/{found.member}"), found.member)

    def journal_of(self, found: FoundFile) -> JournalKind | None:
        """Give the journal that a file is of; of a part of a zip whose name tells nothing, how it begins tells."""
        if found.journal or not found.member or found.is_sure:
            return found.journal
        with contextlib.suppress(OSError, BadInputError):
            return journal_that_begins(self.bytes_of(found))
        return None

    def close(self) -> None:
        """Let go of a zip that is open."""
        if self._zips:
            self._zips.close()
