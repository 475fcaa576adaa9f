r"""A library that every Windows 10 and 11 has and Wine 8 has not: `bcryptprimitives.dll`, which gives random bytes.

What is compiled with Rust asks its `ProcessPrng` for them, and would not load. This one is a table of names without
a line of code: it sends whoever asks on to `SystemFunction036` of `ADVAPI32`, the same under its older name, which
Wine has. It goes into a test's own Windows PC and nowhere else.

Layout after Microsoft's "PE Format" page: a forwarder is an address in the export table that points to a name.
"""

import struct
from pathlib import Path

NAME = "bcryptprimitives.dll"
_FORWARDED = {"ProcessPrng": "ADVAPI32.SystemFunction036"}
_FILE_ALIGNMENT = 0x200
_MEMORY_ALIGNMENT = 0x1000
_TABLE_ADDRESS = _MEMORY_ALIGNMENT
_READABLE_DATA = 0x40000040
_IMAGE_BASE = 0x180000000
_DIRECTORY_SIZE = 40


def give_random_bytes(system32: Path) -> Path:
    """Write the library into this folder and give its path."""
    path = system32 / NAME
    path.write_bytes(_library(_export_table(NAME, _FORWARDED)))
    return path


def _export_table(name: str, forwarded: dict[str, str]) -> bytes:
    """Directory, then per name where it leads, where the name is and its number; then the texts themselves."""
    count = len(forwarded)
    targets = _TABLE_ADDRESS + _DIRECTORY_SIZE
    names, numbers = targets + 4 * count, targets + 8 * count
    texts, places = b"", []
    for text in (name, *sorted(forwarded), *(forwarded[known] for known in sorted(forwarded))):
        places.append(numbers + 2 * count + len(texts))
        texts += text.encode() + b"\0"
    directory = struct.pack("<IIHHIIIIIII", 0, 0, 0, 0, places[0], 1, count, count, targets, names, numbers)
    leads_to, is_called = places[1 + count :], places[1 : 1 + count]
    return directory + struct.pack(f"<{2 * count}I{count}H", *leads_to, *is_called, *range(count)) + texts


def _library(table: bytes) -> bytes:
    stored = table.ljust(-(-len(table) // _FILE_ALIGNMENT) * _FILE_ALIGNMENT, b"\0")
    sizes = (len(table), _TABLE_ADDRESS, len(stored), _FILE_ALIGNMENT)
    section = struct.pack("<8s4I2I2HI", b".rdata", *sizes, 0, 0, 0, 0, _READABLE_DATA)
    return (_headers(len(table), len(stored)) + section).ljust(_FILE_ALIGNMENT, b"\0") + stored


def _headers(size: int, stored: int) -> bytes:
    dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    machine_amd64, sections, library = 0x8664, 1, 0x2022
    optional = _optional_header(size, stored)
    return (
        dos + b"PE\0\0" + struct.pack("<HHIIIHH", machine_amd64, sections, 0, 0, 0, len(optional), library) + optional
    )


def _optional_header(size: int, stored: int) -> bytes:
    pe32_plus, console, directories = 0x20B, 3, 16
    standard = struct.pack("<HBB5I", pe32_plus, 14, 0, 0, stored, 0, 0, 0)
    layout = struct.pack("<QII", _IMAGE_BASE, _MEMORY_ALIGNMENT, _FILE_ALIGNMENT)
    versions = struct.pack("<6HI", 6, 1, 0, 0, 6, 1, 0)
    image = struct.pack("<IIIHH", 2 * _MEMORY_ALIGNMENT, _FILE_ALIGNMENT, 0, console, 0)
    memory = struct.pack("<4QII", 0x100000, 0x1000, 0x100000, 0x1000, 0, directories)
    exports = struct.pack("<II", _TABLE_ADDRESS, size)
    return standard + layout + versions + image + memory + exports.ljust(directories * 8, b"\0")
