"""Waiting until one of many connections has something: at the same cost whether a thousand others are silent or none.

Waitress asks every connection before every wait what it wants. Here only those are asked whose answer may have changed:
the ones that have asked something and are not done. All others wait for what comes in.
"""

from __future__ import annotations

import selectors
from typing import Any

from waitress.wasyncore import read, write


class Watched(dict[int, Any]):
    """What Waitress holds by the number of its socket, watched from when it is put in until it is taken out."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        super().__init__()
        self._selector = selectors.DefaultSelector()
        self._unsettled: dict[int, Any] = {}

    def __setitem__(self, number: int, watched: Any) -> None:  # noqa: ANN401  Waitress has no types
        super().__setitem__(number, watched)
        self._want(number, selectors.EVENT_READ)

    def __delitem__(self, number: int) -> None:
        super().__delitem__(number)
        self._unsettled.pop(number, None)
        self._want(number, 0)

    def clear(self) -> None:
        """Let go of all, and of what watches them."""
        super().clear()
        self._unsettled.clear()
        self._selector.close()

    def unsettle(self, number: int) -> None:
        """Ask this one before every wait what it wants, until it wants no more than what comes in."""
        self._unsettled[number] = self[number]

    def turn(self, seconds: float) -> None:
        """Wait so long for something to come in or to go out, and have it handled."""
        for number, watched in list(self._unsettled.items()):
            # First of all: who is done between two of these questions would want nothing, and never be asked again.
            is_settled = watched.is_settled
            wanted = (watched.readable() and selectors.EVENT_READ) | (watched.writable() and selectors.EVENT_WRITE)
            self._want(number, wanted)
            if is_settled:
                self._unsettled.pop(number, None)
        for key, events in self._selector.select(seconds):
            if events & selectors.EVENT_READ and key.fd in self:
                read(self[key.fd])
            if events & selectors.EVENT_WRITE and key.fd in self:
                write(self[key.fd])

    def _want(self, number: int, events: int) -> None:
        key = self._selector.get_map().get(number)
        if key is None:
            if events:
                self._selector.register(number, events)
        elif not events:
            self._selector.unregister(number)
        elif key.events != events:
            self._selector.modify(number, events)
