"""An EDID as it may be kept: with every timing, and without anything that tells one screen from another of its kind."""

from __future__ import annotations

from itertools import islice

from checker.probes.common.edid_timings import BLOCK, CTA, DESCRIPTORS, DISPLAY_ID, HEADER, extensions, payloads

_SERIAL_NUMBER = slice(12, 16)
_SERIAL_TEXT = b"\x00\x00\x00\xff"
# DisplayID: product identification (1.x and 2.0), serial number as text, container id, vendor's own.
_IDENTIFYING = frozenset({0x00, 0x0A, 0x20, 0x29, 0x7E, 0x7F})
_MOST_BLOCKS = 8


def without_serial(data: bytes) -> bytes:
    """The blocks without the screen's serial number, as number and as text; their timings are as they were.

    Nothing that is kept of a device may tell which one it was bought as. An extension of a kind that is not known here
    is left out, as nobody knows what it tells.
    """
    first = data[:BLOCK]
    if len(first) < BLOCK or not first.startswith(HEADER):
        return b""
    kept = [block for block in islice(extensions(data), _MOST_BLOCKS) if block[0] in {CTA, DISPLAY_ID}]
    return _plain_base(first) + b"".join(map(_plain_extension, kept))


def _plain_base(first: bytes) -> bytes:
    block = bytearray(first)
    block[_SERIAL_NUMBER] = bytes(4)
    _erase_texts(block, DESCRIPTORS)
    return _balanced(block, first)


def _plain_extension(extension: bytes) -> bytes:
    block = bytearray(extension)
    if extension[0] == CTA:
        _erase_texts(block, range(max(4, extension[2]), BLOCK - 18, 18) if extension[2] else ())
    else:
        _erase_identities(block)
        block[BLOCK - 2] = (
            block[BLOCK - 2] + sum(extension[1:-1]) - sum(block[1:-1])
        ) % 256  # DisplayID has its own sum
    return _balanced(block, extension)


def _erase_texts(block: bytearray, starts: range | tuple[int, ...]) -> None:
    for start in starts:
        if block[start : start + 4] == _SERIAL_TEXT:
            block[start + 5 : start + 18] = b"\n".ljust(13)


def _erase_identities(block: bytearray) -> None:
    for place in payloads(bytes(block)):
        if block[place.start - 3] in _IDENTIFYING:
            block[place] = bytes(place.stop - place.start)


def _balanced(block: bytearray, before: bytes) -> bytes:
    """The block with a last byte that keeps its sum what it was, right or wrong."""
    block[-1] = (before[-1] + sum(before[:-1]) - sum(block[:-1])) % 256
    return bytes(block)
