"""What a screen says of itself: the 128 bytes that panels, screens and beamers give to what they hang on."""

from __future__ import annotations

import math
from typing import NamedTuple

from checker.probes.system import CannotRead

_HEADER = b"\x00\xff\xff\xff\xff\xff\xff\x00"
_BLOCK = 128
_SERIAL_NUMBER = slice(12, 16)
_CENTIMETRES = 21
_FIRST_TIMING = 54
_DESCRIPTORS = (54, 72, 90, 108)
_SERIAL_TEXT = b"\x00\x00\x00\xff"
_MILLIMETRES_PER_INCH = 25.4
_ONE_CENTIMETRE = 10
# Beamers and televisions write a ratio where their size belongs; GNOME and KDE know the same pairs.
_RATIOS = {(16, 9), (16, 10), (160, 90), (160, 100), (1600, 900), (1600, 1000)}


class Panel(NamedTuple):
    """The panel's own pixels, and its diagonal where it tells one (a beamer has none)."""

    native_width: int
    native_height: int
    inches: float | None


def parse_edid(data: bytes, source: str = "EDID") -> Panel:
    """The panel's native pixels and its diagonal in inches.

    VESA E-EDID 1.4, 3.10.2: the first detailed timing is the preferred one, on a flat panel the native one.
    """
    block = data[:_BLOCK]
    if len(block) < _BLOCK or not block.startswith(_HEADER) or sum(block) % 256:
        raise CannotRead("not_understood", source, "no valid EDID")
    timing = block[_FIRST_TIMING : _FIRST_TIMING + 18]
    width, height = timing[2] | (timing[4] >> 4) << 8, timing[5] | (timing[7] >> 4) << 8
    if not (timing[0] or timing[1]) or not width or not height:
        raise CannotRead("not_understood", source, "EDID without a preferred timing")
    return Panel(width, height, _inches(block, timing))


def without_serial(data: bytes) -> bytes:
    """The first block without the screen's serial number, as number and as text; the rest is as it was.

    Nothing that is kept of a device may tell which one it was bought as.
    """
    block = bytearray(data[:_BLOCK])
    if len(block) < _BLOCK or not block.startswith(_HEADER):
        return b""
    balance = sum(block)
    block[_SERIAL_NUMBER] = bytes(4)
    for start in _DESCRIPTORS:
        if block[start : start + 4] == _SERIAL_TEXT:
            block[start + 5 : start + 18] = b"\n".ljust(13)
    block[-1] = (block[-1] + balance - sum(block)) % 256
    return bytes(block)


def _inches(block: bytes, timing: bytes) -> float | None:
    rough = (block[_CENTIMETRES] * 10, block[_CENTIMETRES + 1] * 10)
    fine = (timing[12] | (timing[14] >> 4) << 8, timing[13] | (timing[14] & 15) << 8)
    size = fine if _agree(rough, fine) else rough
    return round(math.hypot(*size) / _MILLIMETRES_PER_INCH, 1) if is_real_size(size) else None


def is_real_size(size: tuple[int, int]) -> bool:
    """Tell whether millimetres are a size: a beamer tells none, or only the ratio of its sides."""
    return 0 not in size and size not in _RATIOS


def _agree(rough: tuple[int, int], fine: tuple[int, int]) -> bool:
    """Tell whether the size in millimetres may be used: it is there, and agrees with centimetres."""
    if 0 in fine:
        return False
    return 0 in rough or all(abs(one - other) <= _ONE_CENTIMETRE for one, other in zip(rough, fine, strict=True))
