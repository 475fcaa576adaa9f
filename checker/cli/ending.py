"""How a command ended."""

from __future__ import annotations

from typing import NamedTuple


class Ended(NamedTuple):
    """The exit code, and whether a person must read what was said before the window may close."""

    code: int
    must_be_read: bool = False
