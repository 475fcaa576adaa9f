"""What a recording of a Windows PC must not hold: other software, other people's numbers, screens' serial numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from checker.probes.common.edid_privacy import without_serial
from checker.probes.recorded import Recording
from checker.probes.windows.browsers.registrations import is_asked

T = TypeVar("T")
_PERSON = re.compile(r"S-1-(?:5-21|12-1)-[0-9-]+")


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


def _plain_screens(values: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: without_serial(value) if name == "EDID" else value for name, value in values.items()}
