"""A zip file whose list of parts is not larger than anybody's, whatever it says of itself.

Python makes an object of every part before anyone can ask how many there are, and a zip names the size of that list
in two places (APPNOTE 4.3.14 and 4.3.16) of which a reader may take another than Python does. So nothing is believed:
the read itself that would bring in too much is refused.
"""

from __future__ import annotations

import io
import zipfile

LARGEST_DIRECTORY = 4 * 1024 * 1024
"""The list of what is in it: some forty thousand names."""


class ZipTooLargeError(ValueError):
    """More than anybody sends."""


class _Source(io.BufferedReader):
    """The bytes of a zip; of as long as its list has not been read, none may be asked for that no list has."""

    knows_its_parts = False

    def read(self, size: int | None = -1, /) -> bytes:
        if not self.knows_its_parts and size and size > LARGEST_DIRECTORY:
            raise ZipTooLargeError
        return super().read(size)


class BoundedZip(zipfile.ZipFile):
    """A zip to read from. Raises `ZipTooLargeError`, and what `DAMAGED_ZIP` names."""

    _source: _Source | None = None

    def __init__(self, given: str | bytes) -> None:
        """Open the file of this name, or these bytes."""
        self._source = _Source(io.BytesIO(given) if isinstance(given, bytes) else io.FileIO(given))  # type: ignore[arg-type,unused-ignore]  # BytesIO reads into a buffer as raw files do
        try:
            super().__init__(self._source)
        except BaseException:
            self._source.close()
            raise
        self._source.knows_its_parts = True
        if not all(part.filename for part in self.infolist()):  # Python asks whether its last letter is a slash
            self.close()
            raise zipfile.BadZipFile

    def close(self) -> None:
        """Let go of the file."""
        super().close()
        if self._source:
            self._source.close()
