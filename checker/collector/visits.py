"""Who has been: what the coordinator's live page shows. In memory only; the results are in the folder."""

from __future__ import annotations

import threading
from collections import Counter, deque

from checker.collector.wrong_tokens import WrongTokens
from checker.model.verdicts import Verdict
from checker.reporting.check_page.live import Overview, Visit

_MOST_SHOWN = 200
_MOST_REMEMBERED = 100_000


class Visits:
    """Counts devices, each by its latest verdict."""

    def __init__(self) -> None:
        """Nobody has been yet."""
        self._lock = threading.Lock()
        self._verdicts: dict[str, Verdict] = {}
        self._looking: set[str] = set()
        self._latest: deque[Visit] = deque(maxlen=_MOST_SHOWN)
        self._refused = 0
        self.wrong_tokens = WrongTokens()
        self.has_opened = threading.Event()

    def looked(self, device: str) -> None:
        """Count a device that opened the page."""
        self.has_opened.set()
        with self._lock:
            if device not in self._verdicts and len(self._looking) < _MOST_REMEMBERED:
                self._looking.add(device)

    def sent(self, device: str, visit: Visit) -> None:
        """Count a device that sent its result."""
        with self._lock:
            self._looking.discard(device)
            if len(self._verdicts) < _MOST_REMEMBERED:
                self._verdicts[device] = visit.verdict
            self._latest.appendleft(visit)

    def refused(self) -> None:
        """Count something that was not taken."""
        with self._lock:
            self._refused += 1

    def overview(self) -> Overview:
        """Give all of it at this moment."""
        with self._lock:
            return Overview(
                verdicts=Counter(self._verdicts.values()),
                looking=len(self._looking),
                refused=self._refused,
                visits=tuple(self._latest),
                wrong=tried.times if (tried := self.wrong_tokens.tried()) else 0,
            )
