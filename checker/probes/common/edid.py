"""What a screen says of itself: the EDID that panels, screens, televisions and beamers give to what they hang on."""

from __future__ import annotations

import math
from typing import NamedTuple

from checker.probes.common.edid_timings import (
    BLOCK,
    DESCRIPTORS,
    HEADER,
    Size,
    detailed_size,
    listed_sizes,
    told_native,
)
from checker.probes.system import CannotRead

_CENTIMETRES = 21
_FEATURES, _FIRST_IS_PREFERRED = 24, 0x02
_ALWAYS_PREFERRED_FROM = (1, 4)
_MILLIMETRES_PER_INCH = 25.4
_ONE_CENTIMETRE = 10
_SMALLEST_SCREEN = 100
"""Millimetres across; what is less was written in another unit, such as decimetres."""
# Beamers and televisions write a ratio where their size belongs; GNOME and KDE know the same pairs.
_RATIOS = {(16, 9), (16, 10), (4, 3), (160, 90), (160, 100), (1600, 900), (1600, 1000)}


class Panel(NamedTuple):
    """The panel's own pixels, None where the screen does not tell them, and its diagonal, None as of a beamer."""

    native_width: int | None
    native_height: int | None
    inches: float | None


def parse_edid(data: bytes, source: str = "EDID") -> Panel:
    """The panel's native pixels and its diagonal in inches.

    VESA E-EDID 1.4, 3.10.2: the first detailed timing is the preferred one, before 1.4 only where a bit says so. On a
    flat panel that is the native one. Where another timing, in any block, is larger both ways it is not: televisions
    and boards put 720p or a DOS mode first, and a beamer shows more than it has.
    """
    block = data[:BLOCK]
    if len(block) < BLOCK or not block.startswith(HEADER) or sum(block) % 256:
        raise CannotRead("not_understood", source, "no valid EDID")
    timing = block[DESCRIPTORS[0] : DESCRIPTORS[0] + 18]
    first, native = detailed_size(timing), told_native(data)
    if first is None and native is None:
        raise CannotRead("not_understood", source, "EDID without a preferred timing")
    if native is None and first and _is_preferred(block) and not _is_surpassed(first, data):
        native = first
    width, height = native or (None, None)
    return Panel(width, height, _inches(block, timing if first else bytes(18)))


def _is_preferred(block: bytes) -> bool:
    return bool(block[_FEATURES] & _FIRST_IS_PREFERRED) or (block[18], block[19]) >= _ALWAYS_PREFERRED_FROM


def _is_surpassed(size: Size, data: bytes) -> bool:
    listed = (other for other in listed_sizes(data) if other != size)
    return any(width >= size[0] and height >= size[1] for width, height in listed)


def _inches(block: bytes, timing: bytes) -> float | None:
    rough = (block[_CENTIMETRES] * 10, block[_CENTIMETRES + 1] * 10)
    fine = (timing[12] | (timing[14] >> 4) << 8, timing[13] | (timing[14] & 15) << 8)
    size = fine if _agree(rough, fine) else rough
    return round(math.hypot(*size) / _MILLIMETRES_PER_INCH, 1) if is_real_size(size) else None


def is_real_size(size: tuple[int, int]) -> bool:
    """Tell whether millimetres are a size: a beamer tells none, or only the ratio of its sides."""
    return 0 not in size and max(size) >= _SMALLEST_SCREEN and size not in _RATIOS


def _agree(rough: tuple[int, int], fine: tuple[int, int]) -> bool:
    """Tell whether the size in millimetres may be used: it is there, and agrees with centimetres.

    Those may be a ratio (1.4: one of the two is 0), or decimetres.
    """
    if 0 in fine or not is_real_size(fine):
        return False
    in_decimetres = max(rough) < _SMALLEST_SCREEN and _are_near(tuple(side * 10 for side in rough), fine, 100)
    return not is_real_size(rough) or in_decimetres or _are_near(rough, fine, _ONE_CENTIMETRE)


def _are_near(one: tuple[int, ...], other: tuple[int, ...], within: int) -> bool:
    return all(abs(left - right) <= within for left, right in zip(one, other, strict=True))
