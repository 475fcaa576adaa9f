"""Who tries tokens that are none: each answer to it waits longer, and the coordinator hears how often.

Only the wrong answer waits, so nobody who has the right link is kept waiting for another behind the same address.
"""

from __future__ import annotations

import threading
from collections import Counter
from typing import NamedTuple

from checker.collector.limits import PerMinute

_AT_ONCE = 5
"""So many in a minute are answered at once: a person who mistypes."""
_SECONDS = 2.0
_MOST_ADDRESSES = 10_000


class Tried(NamedTuple):
    """How often, from how many addresses, and from which one most with how often it was."""

    times: int
    addresses: int
    most_from: str
    most_times: int


class WrongTokens:
    """Counts them, in memory only."""

    def __init__(self) -> None:
        """Nobody has tried yet."""
        self._lock = threading.Lock()
        self._times: Counter[str] = Counter()
        self._free = PerMinute(_AT_ONCE)

    def seconds_to_hold(self, address: str) -> float:
        """Count one, and give how many seconds the answer must wait."""
        with self._lock:
            if address in self._times or len(self._times) < _MOST_ADDRESSES:
                self._times[address] += 1
        return _SECONDS if self._free.seconds_to_wait(address) else 0.0

    def tried(self) -> Tried | None:
        """Give what there has been; None: nothing."""
        with self._lock:
            if not self._times:
                return None
            ((address, times),) = self._times.most_common(1)
            return Tried(self._times.total(), len(self._times), address, times)
