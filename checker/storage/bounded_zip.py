"""A zip file to read from, wherever its bytes are. No size that it tells is believed, of its list nor of its parts.

Python makes an object of every part before anyone can ask how many there are, and a zip names the size of that list
in two places (APPNOTE 4.3.14 and 4.3.16) of which a reader may take another than Python does. So the read itself that
would bring in too much is refused; and who reads a part says how much of it at most.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from functools import cached_property

LARGEST_DIRECTORY = 4 * 1024 * 1024
"""The list of what is in it: some forty thousand names."""
DAMAGED_ZIP = (
    zipfile.BadZipFile,  # no zip, or a part whose sum is wrong
    zlib.error,  # packed bytes that unpack to nothing
    EOFError,  # cut off within a part
    RuntimeError,  # zipfile has no narrower one for a part behind a password
    NotImplementedError,  # a way of packing that Python does not know
    KeyError,  # named in the list of parts, and not there
    ValueError,  # a place before its beginning, a date that is none; and `ZipTooLargeError`
    OSError,  # the disk, or a place past its end
)
"""What Python raises for a zip that is damaged, locked, cut off or made by something foreign: which of them comes
depends on the byte that is wrong.
"""


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

    @cached_property
    def parts(self) -> Sequence[zipfile.ZipInfo]:
        """Give each part that is no folder."""
        return [part for part in self.infolist() if not part.is_dir()]

    def beginning(self, part: zipfile.ZipInfo | str, most: int) -> bytes:
        """Give no more of a part than so many bytes."""
        with self.open(part) as file:
            return file.read(most)

    def close(self) -> None:
        """Let go of the file."""
        super().close()
        if self._source:
            self._source.close()


def folders_and_name(part: zipfile.ZipInfo) -> tuple[Sequence[str], str]:
    """Give the folders a part is in and its name, whatever system packed it."""
    *folders, name = part.filename.replace("\\", "/").split("/")
    return folders, name


def is_in_hidden_folder(part: zipfile.ZipInfo) -> bool:
    """Tell whether it is in a folder that nobody sees, or in what a Mac adds to each zip."""
    folders, _ = folders_and_name(part)
    return any(folder.startswith((".", "__MACOSX")) for folder in folders)
