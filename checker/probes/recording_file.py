"""The door for recordings of machines: a file or a folder that someone sent, believed in nothing but its types.

What it may hold: what `systeemcheck record` writes (`recording.json`, in its folder or on its own), or one JSON
document with a member `recording` and, if it likes, the day `on` to judge for; other members are passed over.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import msgspec

from checker.errors import BadInputError
from checker.probes.common.answers import from_json
from checker.probes.recorded import Recording
from checker.probes.system import CannotRead
from checker.typed_files import read_capped

RECORDING = "recording.json"
LARGEST_RECORDING = 16 * 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NEXT_STEP = "Name what `systeemcheck record` wrote, or a JSON document with a member `recording`."


class Recorded(NamedTuple):
    """A recorded machine, and the day it is judged for; None where nobody wrote one down."""

    recording: Recording
    on: dt.date | None


class _Document(msgspec.Struct, frozen=True):
    """The members that are looked at; both kinds of document fit."""

    recording: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    on: dt.date | None = None


def read_recording(path: Path) -> Recorded:
    """Give the machine recorded in a file or a folder. Raises `BadInputError` for anything else."""
    file = path / RECORDING if path.is_dir() else path
    return decode_recording(read_capped(file, LARGEST_RECORDING), str(file))


def decode_recording(data: bytes, name: str) -> Recorded:
    """Give the machine in these bytes; `name` is for messages. Raises `BadInputError`."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if len(data) > LARGEST_RECORDING:
        raise BadInputError(name, "", f"{len(data)} bytes; the limit is {LARGEST_RECORDING}", "Name a smaller file.")
    try:
        document = from_json(data, _Document, name)
        inner = data if isinstance(document.recording, msgspec.UnsetType) else bytes(document.recording)
        return Recorded(from_json(inner, Recording, name), document.on or from_json(inner, _Document, name).on)
    except CannotRead as reason:
        problem = f"not a recording of a machine ({' '.join(str(reason.__cause__).split())[:200]})"
        raise BadInputError(name, "", problem, _NEXT_STEP) from reason
