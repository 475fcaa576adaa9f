"""Registry values as the text of a .reg file, the format that Registry Editor exports and imports.

Format: Microsoft's page "Distributing registry changes"; shared keys: "Registry Keys Affected by WOW64".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEADER = "Windows Registry Editor Version 5.00\n"
_SHARED = ("Clients", "RegisteredApplications", r"Microsoft\Windows\CurrentVersion\App Paths")
_SECTION_START = re.compile(r"^(?=\[)", re.MULTILINE)
_SOFTWARE = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\"


@dataclass(frozen=True)
class RegistryValue:
    """One value: `key` starts with a full root such as HKEY_LOCAL_MACHINE; an empty `name` is "(Default)"."""

    key: str
    name: str
    data: str | int | bytes


def registry_file(values: Sequence[RegistryValue]) -> str:
    """The text of a .reg file that sets these values.

    Text becomes REG_SZ, a number REG_DWORD, bytes REG_BINARY.
    """
    return _HEADER + "".join(_section(value) for value in values)


def with_shared_views(text: str) -> str:
    """The same .reg text, with the keys that Windows shares between 64- and 32-bit programs given for both.

    Windows 7 and later share them; Wine 8 keeps two copies, so that one of the two would miss the browsers.
    """
    sections = _SECTION_START.split(text)
    return "\n".join([text, *(_in_32_bit_view(section) for section in sections if _is_shared(section))])


def encoded(text: str) -> bytes:
    """The text as Registry Editor writes it: UTF-16 with a byte order mark and Windows line ends."""
    return text.replace("\n", "\r\n").encode("utf-16")


def _section(value: RegistryValue) -> str:
    return f"\n[{value.key}]\n{_name(value.name)}={_data(value.data)}\n"


def _is_shared(section: str) -> bool:
    key = section.partition("]")[0] + "\\"
    return any(key.casefold().startswith(f"{_SOFTWARE}{shared}\\".casefold()) for shared in _SHARED)


def _in_32_bit_view(section: str) -> str:
    return f"{_SOFTWARE}WOW6432Node\\{section[len(_SOFTWARE) :]}"


def _name(name: str) -> str:
    return _quoted(name) if name else "@"


def _data(data: str | int | bytes) -> str:
    match data:
        case str():
            return _quoted(data)
        case int():
            return f"dword:{data:08x}"
        case bytes():
            return f"hex:{data.hex(',')}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
