"""Every size a screen says it can show, from all blocks of its EDID; standard sizes stand in tables of their own.

VESA E-EDID 1.4 (base block), CTA-861 (televisions, HDMI) and DisplayID 1.3 and 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator

Size = tuple[int, int]

HEADER = b"\x00\xff\xff\xff\xff\xff\xff\x00"
BLOCK = 128
CTA, DISPLAY_ID = 0x02, 0x70
"""What an extension's first byte says of its kind."""
DESCRIPTORS = (54, 72, 90, 108)
_DETAILED = 18
_MORE_STANDARD, _MORE_ESTABLISHED, _CVT_CODES = 0xFA, 0xF7, 0xF8
_SMALLEST: Size = (300, 150)
_SLOWEST, _FASTEST = 10, 1000  # pictures a second; filler bytes give less than one or thousands
_ESTABLISHED: tuple[Size, ...] = (
    (720, 400), (720, 400), (640, 480), (640, 480), (640, 480), (640, 480), (800, 600), (800, 600),
    (800, 600), (800, 600), (832, 624), (1024, 768), (1024, 768), (1024, 768), (1024, 768), (1280, 1024),
    (1152, 870),
)  # fmt: skip
_ESTABLISHED_III: tuple[Size, ...] = (
    (640, 350), (640, 400), (720, 400), (640, 480), (848, 480), (800, 600), (1024, 768), (1152, 864),
    (1280, 768), (1280, 768), (1280, 768), (1280, 768), (1280, 960), (1280, 960), (1280, 1024), (1280, 1024),
    (1360, 768), (1440, 900), (1440, 900), (1440, 900), (1440, 900), (1400, 1050), (1400, 1050), (1400, 1050),
    (1400, 1050), (1680, 1050), (1680, 1050), (1680, 1050), (1680, 1050), (1600, 1200), (1600, 1200), (1600, 1200),
    (1600, 1200), (1600, 1200), (1792, 1344), (1792, 1344), (1856, 1392), (1856, 1392), (1920, 1200), (1920, 1200),
    (1920, 1200), (1920, 1200), (1920, 1440), (1920, 1440),
)  # fmt: skip
_RATIOS: tuple[Size, ...] = ((16, 10), (4, 3), (5, 4), (16, 9))
_CVT_RATIOS: tuple[Size, ...] = ((4, 3), (16, 9), (16, 10), (15, 9))
# CTA-861-H, table 3: the video identification codes of each size; what is smaller than 720 lines decides nothing.
_VIDEO_CODES: tuple[tuple[Size, tuple[tuple[int, int], ...]], ...] = (
    ((1280, 720), ((4, 4), (19, 19), (41, 41), (47, 47), (60, 62), (65, 71), (108, 109))),
    ((1920, 1080), ((5, 5), (16, 16), (20, 20), (31, 34), (39, 40), (46, 46), (63, 64), (72, 78), (111, 112))),
    ((1680, 720), ((79, 85), (110, 110))),
    ((2560, 1080), ((86, 92), (113, 113))),
    ((3840, 2160), ((93, 97), (103, 107), (114, 114), (116, 120))),
    ((4096, 2160), ((98, 102), (115, 115), (218, 219))),
    ((5120, 2160), ((121, 127), (193, 193))),
    ((7680, 4320), ((194, 209),)),
    ((10240, 4320), ((210, 217),)),
)


def detailed_size(timing: bytes) -> Size | None:
    """The size a detailed timing of 18 bytes shows; None for filler and for what is no timing.

    E-EDID 1.4, table 3.21. An interlaced one counts the lines of half a picture.
    """
    clock = int.from_bytes(timing[:2], "little") * 10_000
    width, height = timing[2] | (timing[4] >> 4) << 8, timing[5] | (timing[7] >> 4) << 8
    blank = timing[3] | (timing[4] & 15) << 8, timing[6] | (timing[7] & 15) << 8
    if width < _SMALLEST[0] or height < _SMALLEST[1] or len(set(timing)) == 1:
        return None
    if not _SLOWEST <= clock / ((width + blank[0]) * (height + blank[1])) <= _FASTEST:
        return None
    return width, height * 2 if timing[17] & 0x80 else height


def listed_sizes(data: bytes) -> Iterator[Size]:
    """Every size that any block lists, but for the first detailed timing: that one is compared with these."""
    yield from _of_base_block(data[:BLOCK])
    for block in extensions(data):
        if block[0] == CTA:
            yield from _of_cta(block)
        elif block[0] == DISPLAY_ID:
            yield from _of_display_id(block)


def extensions(data: bytes) -> Iterator[bytes]:
    """The whole blocks behind the first."""
    return (data[start : start + BLOCK] for start in range(BLOCK, len(data) - BLOCK + 1, BLOCK))


def told_native(data: bytes) -> Size | None:
    """The panel's own size where a DisplayID block has its display parameters; None where none has."""
    for block in extensions(data):
        for tag, payload in _data_blocks(block) if block[0] == DISPLAY_ID else ():
            size = int.from_bytes(payload[4:6], "little"), int.from_bytes(payload[6:8], "little")
            if tag in {0x01, 0x21} and size[0] >= _SMALLEST[0] and size[1] >= _SMALLEST[1]:
                return size
    return None


def _of_base_block(block: bytes) -> Iterator[Size]:
    yield from _established(block[35:38], _ESTABLISHED)
    yield from _standard(block[38:54], block[19])
    for start in DESCRIPTORS:
        descriptor = block[start : start + _DETAILED]
        if descriptor[:3] == b"\0\0\0":
            yield from _of_descriptor(descriptor, block[19])
        elif start != DESCRIPTORS[0] and (size := detailed_size(descriptor)):
            yield size


def _of_descriptor(descriptor: bytes, revision: int) -> Iterator[Size]:
    if descriptor[3] == _MORE_STANDARD:
        yield from _standard(descriptor[5:17], revision)
    elif descriptor[3] == _MORE_ESTABLISHED:
        yield from _established(descriptor[6:12], _ESTABLISHED_III)
    elif descriptor[3] == _CVT_CODES:
        for start in range(6, 18, 3):
            yield from _cvt(descriptor[start : start + 3])


def _established(bits: bytes, sizes: tuple[Size, ...]) -> Iterator[Size]:
    for number, size in enumerate(sizes):
        if bits[number // 8] >> (7 - number % 8) & 1:
            yield size


def _standard(pairs: bytes, revision: int) -> Iterator[Size]:
    """The standard timings: a width and the ratio of its sides; "01 01" fills what is not used."""
    for low, high in zip(pairs[::2], pairs[1::2], strict=True):
        if low in {0, 1} and high in {0, 1}:
            continue
        width, (across, down) = (low + 31) * 8, _RATIOS[high >> 6]
        yield width, width if high >> 6 == 0 and revision < 3 else width * down // across  # noqa: PLR2004  square before 1.3


def _cvt(code: bytes) -> Iterator[Size]:
    lines = ((code[1] & 0xF0) << 4 | code[0]) + 1
    across, down = _CVT_RATIOS[code[1] >> 2 & 3]
    if any(code):
        yield lines * 2 * across // down // 8 * 8, lines * 2


def _of_cta(block: bytes) -> Iterator[Size]:
    """The timings of a CTA-861 block: codes in its data blocks, and detailed ones behind them."""
    details = block[2] if 4 <= block[2] < BLOCK else BLOCK  # noqa: PLR2004  the header's own size
    place = 4
    while block[1] >= 3 and place < details:  # noqa: PLR2004  data blocks came with revision 3
        kind, length = block[place] >> 5, block[place] & 31
        yield from _of_cta_data(kind, block[place + 1 : place + 1 + length])
        place += 1 + length
    for start in range(details, BLOCK - _DETAILED, _DETAILED):
        if size := detailed_size(block[start : start + _DETAILED]):
            yield size


def _of_cta_data(kind: int, payload: bytes) -> Iterator[Size]:
    """The codes of a video data block, or of one for 4:2:0 (an extended block with the code 14)."""
    if kind == 2:  # noqa: PLR2004  "video"
        yield from (size for code in payload for size in _of_video_code(code & 0x7F if code & 0x7F <= 64 else code))  # noqa: PLR2004  the highest bit says "native" of the first 64
    elif kind == 7 and payload[:1] == b"\x0e":  # noqa: PLR2004  "extended"
        yield from (size for code in payload[1:] for size in _of_video_code(code))


def _of_video_code(code: int) -> Iterator[Size]:
    return (size for size, codes in _VIDEO_CODES if any(low <= code <= high for low, high in codes))


def _of_display_id(block: bytes) -> Iterator[Size]:
    """The detailed timings of a DisplayID block: type I and VII of 20 bytes, type II of 11."""
    for tag, payload in _data_blocks(block):
        if tag in {0x03, 0x22}:
            yield from (_long_timing(payload[at : at + 20]) for at in range(0, len(payload) - 19, 20))
        elif tag == 0x04:  # noqa: PLR2004  type II
            yield from (_short_timing(payload[at : at + 11]) for at in range(0, len(payload) - 10, 11))


def _data_blocks(block: bytes) -> Iterator[tuple[int, bytes]]:
    return ((block[place.start - 3], block[place]) for place in payloads(block))


def payloads(block: bytes) -> Iterator[slice]:
    """Where the payloads of a DisplayID block stand; the tag of each is three bytes before it, its length one."""
    place, end = 5, min(BLOCK - 2, 5 + block[2])
    while place + 3 <= end and (block[place], block[place + 2]) != (0, 0):
        yield slice(place + 3, min(place + 3 + block[place + 2], end))
        place += 3 + block[place + 2]


def _long_timing(timing: bytes) -> Size:
    width, height = (int.from_bytes(timing[at : at + 2], "little") + 1 for at in (4, 12))
    return width, height * 2 if timing[3] & 0x10 else height


def _short_timing(timing: bytes) -> Size:
    width = ((timing[4] | (timing[5] & 1) << 8) + 1) * 8
    height = (timing[7] | (timing[8] & 15) << 8) + 1
    return width, height * 2 if timing[3] & 0x10 else height
