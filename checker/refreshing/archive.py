"""Files out of an npm package: a tar in gzip, read as a stream within bounds. Nothing is unpacked onto the disk.

Of tar only what is needed is read: plain files with a short name. Python's `tarfile` knows far more than that, and had
a hole for most of it.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Collection, Iterator, Mapping

from checker.refreshing.given import Given
from checker.refreshing.trouble import TroubleError

GZIP = b"\x1f\x8b"
LARGEST_UNPACKED = 100_000_000
"""Of a whole package; MDN's is 21 million bytes today. Unpacking so much takes a second, and no bomb takes longer."""
_BLOCK = 512
_PIECE = 2000 * _BLOCK
_NAME, _SIZE, _KIND, _PREFIX = slice(100), slice(124, 136), slice(156, 157), slice(345, 500)
_PLAIN_FILE = frozenset({b"0", b"\0"})
_OCTAL = re.compile(rb"[0-7]{1,12}")
_UNREADABLE = (OSError, EOFError, zlib.error, ValueError)


class _TooLargeError(Exception):
    """The package unpacks to more than it may."""


class _Unpacked:
    """What gzip holds, up to a limit."""

    def __init__(self, data: bytes) -> None:
        self._source = gzip.GzipFile(fileobj=io.BytesIO(data))
        self._left = LARGEST_UNPACKED

    def read(self, size: int) -> bytes:
        self._left -= size
        if self._left < 0:
            raise _TooLargeError
        data = self._source.read(size)
        if len(data) < size:
            raise EOFError("cut off")
        return data

    def skip(self, size: int) -> None:
        while size:
            size -= len(self.read(min(size, _PIECE)))


def files_in(package: Given, wanted: Collection[str]) -> Mapping[str, bytes]:
    """Give those of the wanted files that are in the package, by name. Raises `TroubleError` for a bad package."""
    try:
        return dict(_found(_Unpacked(package.data), wanted))
    except _TooLargeError as error:
        raise TroubleError("too_large", package.place, limit=LARGEST_UNPACKED) from error
    except _UNREADABLE as error:
        raise TroubleError("damaged", package.place, reason=str(error) or type(error).__name__) from error


def _found(unpacked: _Unpacked, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Give the wanted files; a block of zeros ends a tar (POSIX.1-1988, ustar)."""
    while (head := unpacked.read(_BLOCK)).strip(b"\0"):
        size = _size(head)
        if head[_KIND] in _PLAIN_FILE and (name := _name(head)) in wanted:
            yield name, unpacked.read(size)
            unpacked.skip(-size % _BLOCK)
        else:
            unpacked.skip(size + -size % _BLOCK)


def _name(head: bytes) -> str:
    parts = (head[part].partition(b"\0")[0].decode("utf-8", "replace") for part in (_PREFIX, _NAME))
    return "/".join(filter(None, parts))


def _size(head: bytes) -> int:
    told = head[_SIZE].strip(b" \0")
    if not _OCTAL.fullmatch(told):
        raise ValueError("no tar")
    return int(told, 8)
