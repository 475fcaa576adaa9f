"""Files out of an npm package: a tar in gzip, read as a stream within bounds. Nothing is unpacked onto the disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Collection, Iterator, Mapping

from checker.refreshing.given import Given
from checker.refreshing.trouble import TroubleError

GZIP = b"\x1f\x8b"
LARGEST_FILE = 100_000_000
LARGEST_UNPACKED = 150_000_000
"""Of a whole package; MDN's is 21 million bytes today. Unpacking so much takes a second, and no bomb takes longer."""
_MOST_FILES = 2000
_UNREADABLE = (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, OverflowError)


class _TooLargeError(Exception):
    """The package unpacks to more than it may."""


class _Capped(io.RawIOBase):
    """What gzip holds, up to a limit."""

    def __init__(self, data: bytes) -> None:
        self._source = gzip.GzipFile(fileobj=io.BytesIO(data))
        self._left = LARGEST_UNPACKED

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes; a tar that is read as a stream always says how many."""
        piece = self._source.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise _TooLargeError
        return piece


def files_in(package: Given, wanted: Collection[str]) -> Mapping[str, bytes]:
    """Give those of the wanted files that are in the package, by name. Raises `TroubleError` for a bad package."""
    try:
        return dict(_found(package.data, wanted))
    except _TooLargeError as error:
        raise TroubleError("too_large", package.place, limit=LARGEST_UNPACKED) from error
    except _UNREADABLE as error:
        raise TroubleError("damaged", package.place, reason=str(error) or type(error).__name__) from error


def _found(data: bytes, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=_Capped(data), mode="r|") as archive:
        for number, member in enumerate(archive):
            if number > _MOST_FILES or (member.name in wanted and member.size > LARGEST_FILE):
                raise _TooLargeError
            file = archive.extractfile(member) if member.name in wanted and member.isfile() else None
            if file:
                yield member.name, file.read()
