"""Receiving checks from Chromebooks and tablets, begun and ended with a click, in the program that serves the desk.

It listens at an address of its own on the school's network; the desk itself is never there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from checker.collector.collecting import Collector
from checker.collector.listening import Listening


class Collecting:
    """The collector of a desk. It is made when it is needed first, as it reads the whole folder."""

    def __init__(self, make: Callable[[], Collector]) -> None:
        """Make the collector by `make`."""
        self._make = make
        self._lock = threading.RLock()
        self._collector: Collector | None = None
        self._server: Listening | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_on(self) -> bool:
        """Tell whether devices can send."""
        return self._server is not None

    @property
    def collector(self) -> Collector:
        """Give the collector, listening or not. Raises `OSError` when the folder cannot be written."""
        with self._lock:
            if self._collector is None:
                self._collector = self._make()
            return self._collector

    def begin(self) -> None:
        """Listen on the school's network. Raises `OSError` when the port is taken."""
        with self._lock:
            if self._server is None:
                self._server = self.collector.listen()
                self._thread = threading.Thread(target=self._server.run, daemon=True)
                self._thread.start()

    def end(self) -> None:
        """Listen no longer; who has sent something whole is answered first."""
        with self._lock:
            if self._server is not None and self._thread is not None:
                self._server.stop()
                self._thread.join()
                self._server.close()
                self._server = self._thread = None
                self._renew()

    def finish(self) -> None:
        """Come to an end: the reports that wait are written."""
        self.end()
        with self._lock:
            self._renew()

    def _renew(self) -> None:
        """Finish what this collector has to write; the next one begins with the list and the address of then."""
        if self._collector is not None:
            self._collector.reports.finish()
            self._collector = None
