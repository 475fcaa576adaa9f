"""What goes wrong in this program itself while it serves: one device has no answer, and the coordinator hears."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Literal

from checker.errors import NotJudgedError, place_of, reason_of

What = Literal["answer", "report"]
Tell = Callable[[What, str], None]
_MOST_TOLD = 20
"""In one run: who can make it go wrong could otherwise fill the window with it."""


class Troubles:
    """Tells the first of them as they come. Any number of threads may use it."""

    def __init__(self, tell: Tell) -> None:
        """Tell by `tell`: what could not be made, and the technical reason, without a word of what a device sent."""
        self._tell = tell
        self._lock = threading.Lock()
        self._number = 0

    def add(self, what: What, error: BaseException, name: str = "") -> None:
        """Tell one. `name`: of the file it is about, or ""."""
        with self._lock:
            self._number += 1
            is_told = self._number <= _MOST_TOLD
        if is_told:
            self._tell(what, f"{name}: {_reason(error)}" if name else _reason(error))


def _reason(error: BaseException) -> str:
    if isinstance(error, NotJudgedError):
        return error.problem
    if isinstance(error, OSError):
        return reason_of(error)
    place = place_of(error) if isinstance(error, Exception) else ""
    return f"{type(error).__name__} in {place}" if place else type(error).__name__
