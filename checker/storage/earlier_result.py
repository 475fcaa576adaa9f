"""What a device was called the last time it was measured, by its own result in the folder where results go."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from checker.errors import BadInputError
from checker.model.results import DeviceIdentity
from checker.storage.names import STEM
from checker.storage.result_file import LARGEST_RESULT, header_in
from checker.typed_files import read_capped

_MOST_NAMES = 50_000
_MOST_READ = 8
"""Of one id: the last ones may be damaged, have no label, or be of other copies of one disk image."""


def last_identity(folder: Path, device_id: str, hardware_id: str = "") -> DeviceIdentity | None:
    """Give who the device was by its newest result with a label; None where there is none, or nobody may look.

    A result of other hardware with the same id is of another copy of one disk image: its label is not this device's.
    Of a folder with very many files only the first are looked at, by their names: a check waits for nothing.
    """
    try:
        with os.scandir(folder) as listing:
            names = [entry.name for entry in islice(listing, _MOST_NAMES) if f"_{device_id}_" in entry.name]
    except (OSError, ValueError):
        return None
    results = sorted((name for name in names if _is_result(name)), key=_moment, reverse=True)
    identities = (_identity(folder / name, device_id) for name in results[:_MOST_READ])
    own = (identity for identity in identities if identity and _is_same(identity.hardware_id or "", hardware_id))
    return next((identity for identity in own if identity.label.strip()), None)


def _is_same(hardware: str, other: str) -> bool:
    return not (hardware and other) or hardware == other


def _is_result(name: str) -> bool:
    return name.endswith(".json") and STEM.fullmatch(name.removesuffix(".json")) is not None


def _moment(name: str) -> str:
    return name.split("_")[2]


def _identity(path: Path, device_id: str) -> DeviceIdentity | None:
    try:
        device = header_in(read_capped(path, LARGEST_RESULT), str(path))[0].device
    except BadInputError:
        return None
    return device if device.id == device_id else None
