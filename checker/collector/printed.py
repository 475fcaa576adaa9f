"""The address that stands on printed sheets: it is remembered, so that it is told when this computer lost it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from checker.storage.writing import write_all

_KEPT_IN = ".systeemcheck-printed"
_LONGEST = 300


class _Printed(msgspec.Struct, frozen=True):
    address: str


def remember_printed(folder: Path, address: str) -> None:
    """Keep the address that is being printed; where it cannot be kept it cannot be told of either."""
    if printed_address(folder) != address:
        with contextlib.suppress(OSError):
            write_all(folder, {_KEPT_IN: msgspec.json.encode(_Printed(address))})


def printed_address(folder: Path) -> str:
    """Give the address on the sheets that were printed last; "" where none were."""
    with contextlib.suppress(OSError, ValueError, msgspec.MsgspecError):
        return msgspec.json.decode((folder / _KEPT_IN).read_bytes()[:1000], type=_Printed).address[:_LONGEST]
    return ""
