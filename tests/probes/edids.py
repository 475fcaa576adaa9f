"""EDID blocks for tests, built as VESA E-EDID 1.4 lays them out."""

from __future__ import annotations

_HEADER = bytes.fromhex("00ffffffffffff00")
_MAKER_AND_PRODUCT = bytes.fromhex("30e4a105")


def edid(
    pixels: tuple[int, int],
    millimetres: tuple[int, int] = (0, 0),
    *,
    centimetres: tuple[int, int] | None = None,
    serial: int = 0,
    serial_text: bytes = b"",
    revision: int = 4,
    is_preferred: bool = True,
    interlaced: bool = False,
    standard: tuple[tuple[int, int], ...] = (),
    first: bytes | None = None,
    extensions: tuple[bytes, ...] = (),
) -> bytes:
    """Blocks with this preferred timing, size and serial number, and checksums that are right.

    `standard`: sizes of 16:9 in the standard timings; `first`: other bytes in place of the first timing.
    """
    rough = bytes(centimetres or (millimetres[0] // 10 % 256, millimetres[1] // 10 % 256))
    features = 0x0A if is_preferred else 0x08
    sizes = b"".join(bytes([width // 8 - 31, 0xC0]) for width, _ in standard).ljust(16, b"\x01")
    start = _HEADER + _MAKER_AND_PRODUCT + serial.to_bytes(4, "little") + b"\x0a\x1c\x01" + bytes([revision]) + b"\x95"
    basics = rough + bytes([0x78, features]) + bytes(10) + bytes(3) + sizes
    timing = first if first is not None else timing_of(pixels, millimetres, interlaced=interlaced)
    body = start + basics + timing + _text(serial_text) + bytes(36) + bytes([len(extensions)])
    return balanced(body) + b"".join(extensions)


def cta_block(codes: tuple[int, ...] = (), timings: tuple[bytes, ...] = ()) -> bytes:
    """A CTA-861 extension with these video codes and detailed timings."""
    data = bytes([2 << 5 | len(codes), *codes]) if codes else b""
    body = bytes([0x02, 3, 4 + len(data), 0]) + data + b"".join(timings)
    return balanced(body.ljust(127, b"\0"))


def display_id_block(*data_blocks: tuple[int, bytes]) -> bytes:
    """A DisplayID extension with these data blocks (tag and payload)."""
    data = b"".join(bytes([tag, 0, len(payload)]) + payload for tag, payload in data_blocks)
    section = bytes([0x12, len(data), 3, 0]) + data
    body = b"\x70" + section + bytes([-sum(section) % 256])
    return balanced(body.ljust(127, b"\0"))


def balanced(body: bytes) -> bytes:
    """The block with its checksum behind it."""
    return body + bytes([-sum(body) % 256])


def timing_of(pixels: tuple[int, int], millimetres: tuple[int, int] = (0, 0), *, interlaced: bool = False) -> bytes:
    """A detailed timing at 60 pictures a second, of half the lines where it is interlaced."""
    (width, height), (wide, high) = pixels, millimetres
    lines = height // 2 if interlaced else height
    clock = max(1, min(65535, round((width + 160) * (lines + 30) * 60 / 10_000)))
    return bytes(
        [
            clock & 255, clock >> 8,
            width & 255, 160, width >> 8 << 4,
            lines & 255, 30, lines >> 8 << 4,
            0, 0, 0, 0,
            wide & 255, high & 255, (wide >> 8 << 4) | high >> 8,
            0, 0, 0x98 if interlaced else 0x18,
        ]
    )  # fmt: skip


def _text(text: bytes) -> bytes:
    return b"\x00\x00\x00\xff\x00" + (text + b"\n").ljust(13)[:13] if text else bytes(18)
