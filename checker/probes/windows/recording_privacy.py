"""What a recording of a Windows PC must not hold: other software, other people's numbers, screens' serial numbers."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from checker.probes.recorded import Recording
from checker.probes.windows.browsers.places import is_asked

T = TypeVar("T")
_PERSON = re.compile(r"S-1-(?:5-21|12-1)-[0-9-]+")
_EDID_SIZE = 128
_EDID_SERIAL = slice(12, 16)
_EDID_TEXTS = (54, 72, 90, 108)
_TEXT_SIZE = 18


def without_other_software(recording: Recording) -> Recording:
    """Give the recording with only browsers in its lists of software, and with nothing that tells one PC from another.

    Its probes still give the same readings.
    """
    numbers: dict[str, str] = {}

    def unnamed(text: str) -> str:
        return _PERSON.sub(lambda match: numbers.setdefault(match[0], _invented(len(numbers))), text)

    return msgspec.structs.replace(
        recording,
        registry=_renamed(recording.registry, unnamed),
        registry_bytes={unnamed(key): _plain_screens(found) for key, found in recording.registry_bytes.items()},
        registry_keys={
            unnamed(key): [unnamed(name) for name in names if is_asked(key.removesuffix(" (32)"), name)]
            for key, names in recording.registry_keys.items()
        },
        refused=_renamed(recording.refused, unnamed),
    )


def _invented(number: int) -> str:
    return f"S-1-5-21-0-0-0-{1001 + number}"


def _renamed(found: Mapping[str, T], unnamed: Callable[[str], str]) -> dict[str, T]:
    return {unnamed(key): value for key, value in found.items()}


def _plain_screens(values: Mapping[str, str]) -> dict[str, str]:
    return {
        name: base64.b64encode(_without_serial(base64.b64decode(value))).decode() if name == "EDID" else value
        for name, value in values.items()
    }


def _without_serial(edid: bytes) -> bytes:
    """Give the screen's first block without its serial number, which stands in it as a number and often as text.

    VESA E-EDID 1.4: bytes 12 to 15, and the descriptors that begin 00 00 00 FF; the last byte makes the sum 0.
    """
    if len(edid) < _EDID_SIZE:
        return b""
    block = bytearray(edid[:_EDID_SIZE])
    block[_EDID_SERIAL] = bytes(4)
    for start in _EDID_TEXTS:
        if block[start : start + 4] == b"\0\0\0\xff":
            block[start + 4 : start + _TEXT_SIZE] = b"\0".ljust(_TEXT_SIZE - 4, b"\x20")
    block[-1] = -sum(block[:-1]) % 256
    return bytes(block)
