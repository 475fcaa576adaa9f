"""A small Windows program that only carries a version, so that a test can "install" any browser.

Layout after Microsoft's "PE Format" and "VS_VERSIONINFO structure" pages.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

_FILE_ALIGNMENT = 0x200
_MEMORY_ALIGNMENT = 0x1000
_CODE_ADDRESS = _MEMORY_ALIGNMENT
_RESOURCE_ADDRESS = 2 * _MEMORY_ALIGNMENT
_EXECUTABLE_CODE = 0x60000020
_READABLE_DATA = 0x40000040
_IMAGE_BASE = 0x140000000
_RETURN_ZERO = b"\x31\xc0\xc3"
"""xor eax, eax; ret: started by accident, the program ends at once with exit code 0."""

_VERSION_RESOURCE = 16
_FIRST_ENTRY = 1
_AMERICAN_ENGLISH = 0x0409
_UTF_16 = 1200


def write_program(path: Path, version: str, product: str) -> Path:
    """A 64-bit .exe at `path` whose file version and product name Windows can read back.

    Read by GetFileVersionInfo and VerQueryValue, which is also what Explorer's Details tab shows.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_program(_version_information(path.name, version, product)))
    return path


@dataclass(frozen=True)
class _Section:
    """A part of the program, and where it stands in memory and in the file."""

    name: bytes
    data: bytes
    address: int
    offset: int
    flags: int

    def header(self) -> bytes:
        sizes = (len(self.data), self.address, len(self.stored()), self.offset)
        return struct.pack("<8s4I2I2HI", self.name, *sizes, 0, 0, 0, 0, self.flags)

    def stored(self) -> bytes:
        """The data as the file has it: a whole number of blocks."""
        return self.data.ljust(_aligned(len(self.data), _FILE_ALIGNMENT), b"\0")


def _program(version_information: bytes) -> bytes:
    code = _Section(b".text", _RETURN_ZERO, _CODE_ADDRESS, _FILE_ALIGNMENT, _EXECUTABLE_CODE)
    tree = _resource_tree(version_information, _RESOURCE_ADDRESS)
    resources = _Section(b".rsrc", tree, _RESOURCE_ADDRESS, 2 * _FILE_ALIGNMENT, _READABLE_DATA)
    headers = _headers(resources) + code.header() + resources.header()
    return headers.ljust(_FILE_ALIGNMENT, b"\0") + code.stored() + resources.stored()


def _headers(resources: _Section) -> bytes:
    """DOS header, PE signature, file header and optional header, in that order."""
    dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    optional = _optional_header(resources)
    machine_amd64, sections, executable = 0x8664, 2, 0x0022
    file = struct.pack("<HHIIIHH", machine_amd64, sections, 0, 0, 0, len(optional), executable)
    return dos + b"PE\0\0" + file + optional


def _optional_header(resources: _Section) -> bytes:
    pe32_plus, console, directories = 0x20B, 3, 16
    sizes = (_FILE_ALIGNMENT, len(resources.stored()), 0)
    standard = struct.pack("<HBB5I", pe32_plus, 14, 0, *sizes, _CODE_ADDRESS, _CODE_ADDRESS)
    layout = struct.pack("<QII", _IMAGE_BASE, _MEMORY_ALIGNMENT, _FILE_ALIGNMENT)
    versions = struct.pack("<6HI", 6, 1, 0, 0, 6, 1, 0)
    image_size = _aligned(resources.address + len(resources.data), _MEMORY_ALIGNMENT)
    image = struct.pack("<IIIHH", image_size, _FILE_ALIGNMENT, 0, console, 0)
    memory = struct.pack("<4QII", 0x100000, 0x1000, 0x100000, 0x1000, 0, directories)
    tables = bytes(16) + struct.pack("<II", resources.address, len(resources.data))
    return standard + layout + versions + image + memory + tables.ljust(directories * 8, b"\0")


def _aligned(size: int, step: int) -> int:
    return -(-size // step) * step


def _resource_tree(data: bytes, address: int) -> bytes:
    """Three one-entry directories (type, number, language), then where the data is, then the data."""
    directory_size, leaf_size = 24, 16
    keys = (_VERSION_RESOURCE, _FIRST_ENTRY, _AMERICAN_ENGLISH)
    is_directory = (0x80000000, 0x80000000, 0)
    directories = b"".join(
        struct.pack("<IIHHHHII", 0, 0, 0, 0, 0, 1, key, flag | (level * directory_size))
        for level, (key, flag) in enumerate(zip(keys, is_directory, strict=True), start=1)
    )
    data_offset = len(keys) * directory_size + leaf_size
    return directories + struct.pack("<IIII", address + data_offset, len(data), 0, 0) + data


def _version_information(file_name: str, version: str, product: str) -> bytes:
    fixed = _fixed_file_information(version)
    table = _node("040904B0", b"", _strings(file_name, version, product), is_text=True)
    translation = struct.pack("<HH", _AMERICAN_ENGLISH, _UTF_16)
    children = [
        _node("StringFileInfo", b"", [table], is_text=True),
        _node("VarFileInfo", b"", [_node("Translation", translation, [], is_text=False)], is_text=True),
    ]
    return _node("VS_VERSION_INFO", fixed, children, is_text=False)


def _fixed_file_information(version: str) -> bytes:
    """VS_FIXEDFILEINFO: the four numbers that browsers are compared by."""
    signature, structure_version, windows_nt, application = 0xFEEF04BD, 0x10000, 0x40004, 1
    major, minor, build, patch = _four_numbers(version)
    pair = ((major << 16) | minor, (build << 16) | patch)
    return struct.pack("<13I", signature, structure_version, *pair, *pair, 0x3F, 0, windows_nt, application, 0, 0, 0)


def _four_numbers(version: str) -> tuple[int, int, int, int]:
    major, minor, build, patch = ([int(part) for part in version.split(".")] + [0, 0, 0])[:4]
    return major, minor, build, patch


def _strings(file_name: str, version: str, product: str) -> list[bytes]:
    values = {
        "FileDescription": product,
        "FileVersion": version,
        "OriginalFilename": file_name,
        "ProductName": product,
        "ProductVersion": version,
    }
    return [_node(name, (value + "\0").encode("utf-16-le"), [], is_text=True) for name, value in values.items()]


def _node(key: str, value: bytes, children: list[bytes], *, is_text: bool) -> bytes:
    """One block of the version tree; text lengths count characters, other lengths count bytes."""
    name = (key + "\0").encode("utf-16-le")
    body = _padded(b"\0" * 6 + name)[6:] + value
    for child in children:
        body = _padded(b"\0" * 6 + body)[6:] + child
    value_length = len(value) // 2 if is_text else len(value)
    return struct.pack("<HHH", 6 + len(body), value_length, int(is_text)) + body


def _padded(data: bytes) -> bytes:
    return data.ljust(_aligned(len(data), 4), b"\0")
