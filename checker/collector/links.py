"""The links that lead to the collector, each with a token: who has the link may come in."""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

from checker.storage.writing import write_all
from checker.typed_files import first_bytes

_KEPT_IN = ".systeemcheck-links"
_LARGEST = 1000
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else: no i, l, o, 0 or 1
_FOR_DEVICES, _FOR_COORDINATOR = 8, 16
_OWNER_ONLY = 0o600
_TOKEN = re.compile(rf"[{_LETTERS}]{{{_FOR_DEVICES},{_FOR_COORDINATOR}}}")


class Tokens(msgspec.Struct, frozen=True):
    """`devices` opens the page and may send; `coordinator` also shows who has been."""

    devices: str
    coordinator: str


def tokens_of(folder: Path) -> Tokens:
    """Give the tokens of a results folder, the same at every start, so that a printed QR code keeps working.

    A folder that has none gets new ones; where they cannot be kept they hold for this run.
    """
    try:
        kept = msgspec.json.decode(first_bytes(folder / _KEPT_IN, _LARGEST), type=Tokens)
        _close_to_others(folder / _KEPT_IN)
        if _TOKEN.fullmatch(kept.devices) and _TOKEN.fullmatch(kept.coordinator):
            return kept
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass
    made = Tokens(_token(_FOR_DEVICES), _token(_FOR_COORDINATOR))
    with contextlib.suppress(OSError):  # a folder that cannot be written is told of when the first result comes
        write_all(folder, {_KEPT_IN: msgspec.json.encode(made) + b"\n"}, mode=_OWNER_ONLY)
    return made


def _close_to_others(path: Path) -> None:
    """Take away from others what an earlier version let them read; a share keeps rights of its own."""
    with contextlib.suppress(OSError):
        path.chmod(_OWNER_ONLY)


def _token(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def link(address: str, port: int, token: str, values: Mapping[str, str] | None = None) -> str:
    """Give a link; `values` come after the question mark."""
    asked = "&".join(f"{name}={quote(value)}" for name, value in (values or {}).items() if value)
    return f"http://{place_of(address, port)}/{token}/" + (f"?{asked}" if asked else "")


def place_of(address: str, port: int) -> str:
    """Give an address or a name with its port, as it stands in a link."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def is_token(given: str, expected: str) -> bool:
    """Tell whether this is the token, in a time that tells nothing about how much of it was right."""
    return secrets.compare_digest(given.encode(), expected.encode())
