"""The firmware's table of the machine (SMBIOS): its number, its housing, its memory modules. Nothing else is read.

DMTF DSP0134; wrapped as GetSystemFirmwareTable gives it (RawSMBIOSData).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_WRAPPER = 8
_SYSTEM, _HOUSING, _MODULE, _END = 1, 3, 17, 127
_FLASH = 9
_MEBIBYTE = 1024 * 1024


class Smbios(NamedTuple):
    """The machine's number as 32 hex digits or "", the housing's numbers, each module's bytes (None: not told)."""

    uuid: str
    chassis_types: tuple[int, ...]
    module_bytes: tuple[int | None, ...]


class _Part(NamedTuple):
    kind: int
    data: bytes

    def number(self, offset: int, size: int) -> int:
        """The little-endian number at this place; 0 in a part from an older, shorter version of the standard."""
        return int.from_bytes(self.data[offset : offset + size], "little") if offset + size <= len(self.data) else 0


def parse_smbios(raw: bytes) -> Smbios:
    """What the table says; parts that are cut off or damaged are as if they were not there."""
    parts = list(_parts(raw[_WRAPPER:]))
    return Smbios(
        uuid=next((part.data[8:24].hex() for part in parts if part.kind == _SYSTEM and len(part.data) >= 24), ""),  # noqa: PLR2004  16 bytes from byte 8
        chassis_types=tuple(part.number(5, 1) for part in parts if part.kind == _HOUSING),
        module_bytes=tuple(_module_bytes(part) for part in parts if _is_memory(part)),
    )


def _parts(table: bytes) -> Iterator[_Part]:
    """The parts: each a header with its own length, then texts, then two zero bytes."""
    start = 0
    while start + 4 <= len(table) and table[start + 1] >= 4:  # noqa: PLR2004  the header's own size
        end = start + table[start + 1]
        texts_end = table.find(b"\0\0", end)
        if end > len(table) or texts_end < 0 or table[start] == _END:
            return
        yield _Part(table[start], table[start:end])
        start = texts_end + 2


def _is_memory(part: _Part) -> bool:
    """Tell whether it is a filled memory slot; some boards list the chip with their firmware among the slots."""
    return part.kind == _MODULE and part.number(12, 2) != 0 and part.number(18, 1) != _FLASH


def _module_bytes(part: _Part) -> int | None:
    """A module's size: in MiB, or in KiB when the highest bit is set, or in a second field when it is too large."""
    size = part.number(12, 2)
    if size == 0xFFFF:  # noqa: PLR2004  "unknown"
        return None
    if size == 0x7FFF:  # noqa: PLR2004  "see the extended size"
        return (part.number(28, 4) & 0x7FFFFFFF) * _MEBIBYTE
    return (size & 0x7FFF) * 1024 if size & 0x8000 else size * _MEBIBYTE
