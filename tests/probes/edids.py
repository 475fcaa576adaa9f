"""EDID blocks for tests, built as VESA E-EDID 1.4 lays them out."""

from __future__ import annotations

_HEADER = bytes.fromhex("00ffffffffffff00")
_MAKER_AND_PRODUCT = bytes.fromhex("30e4a105")
_BASICS = bytes.fromhex("0a1c0104")
_REST_OF_BASICS = bytes.fromhex("780a") + bytes(10) + bytes(3) + b"\x01\x01" * 8


def edid(
    pixels: tuple[int, int],
    millimetres: tuple[int, int] = (0, 0),
    *,
    centimetres: tuple[int, int] | None = None,
    serial: int = 0,
    serial_text: bytes = b"",
) -> bytes:
    """A block with this preferred timing, size and serial number, and a checksum that is right."""
    rough = bytes(centimetres or (millimetres[0] // 10 % 256, millimetres[1] // 10 % 256))
    start = _HEADER + _MAKER_AND_PRODUCT + serial.to_bytes(4, "little") + _BASICS + b"\x95" + rough + _REST_OF_BASICS
    body = start + _timing(pixels, millimetres) + _text(serial_text) + bytes(36) + b"\x00"
    return body + bytes([-sum(body) % 256])


def _timing(pixels: tuple[int, int], millimetres: tuple[int, int]) -> bytes:
    (width, height), (wide, high) = pixels, millimetres
    return bytes(
        [
            0x02, 0x3A,
            width & 255, 0, width >> 8 << 4,
            height & 255, 0, height >> 8 << 4,
            0, 0, 0, 0,
            wide & 255, high & 255, (wide >> 8 << 4) | high >> 8,
            0, 0, 0x18,
        ]
    )  # fmt: skip


def _text(text: bytes) -> bytes:
    return b"\x00\x00\x00\xff\x00" + (text + b"\n").ljust(13)[:13] if text else bytes(18)
