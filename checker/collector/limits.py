"""How often one address may come: a flood is refused, and others go on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from checker import stopwatch

_MOST_ADDRESSES = 20_000
_MINUTE = 60.0


class PerMinute:
    """At most so many in any minute, for each address apart. 0: no limit."""

    def __init__(self, most: int, clock: Callable[[], float] = stopwatch.seconds) -> None:
        """Allow `most` a minute."""
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._times: dict[str, deque[float]] = {}

    def seconds_to_wait(self, address: str) -> float:
        """Give 0 and count this one, or after how many seconds the next is allowed."""
        if not self._most:
            return 0.0
        now = self._clock()
        with self._lock:
            times = self._times_of(address, now)
            while times and times[0] <= now - _MINUTE:
                times.popleft()
            if len(times) >= self._most:
                return times[0] + _MINUTE - now
            times.append(now)
            return 0.0

    def _times_of(self, address: str, now: float) -> deque[float]:
        if address not in self._times and len(self._times) >= _MOST_ADDRESSES:
            quiet = [name for name, times in self._times.items() if not times or times[-1] <= now - _MINUTE]
            for name in quiet or [next(iter(self._times))]:
                del self._times[name]
        return self._times.setdefault(address, deque())
