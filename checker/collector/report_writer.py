"""The HTML report beside each result, written when it is quiet: a class that sends at once does not wait for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from checker.storage.writing import write_all

_QUIET_SECONDS = 1.0


class ReportWriter:
    """Writes reports one by one, in a thread of its own."""

    def __init__(self, render: Callable[[Path], str]) -> None:
        """`render` gives the report of a stored result."""
        self._render = render
        self._waiting: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._busy = threading.Event()
        self._is_stopping = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def add(self, path: Path) -> None:
        """Have a report written for this result; whoever is served goes first."""
        self._busy.set()
        self._waiting.put(path)

    def finish(self) -> None:
        """Write what is left and stop."""
        self._is_stopping = True
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (path := self._waiting.get()) is not None:
            while not self._is_stopping and self._busy.is_set():
                self._busy.clear()
                threading.Event().wait(_QUIET_SECONDS)
            self._write(path)

    def _write(self, path: Path) -> None:
        try:
            write_all(path.parent, {f"{path.stem}.html": self._render(path).encode()})
        except OSError:
            return  # the result itself is there; a full disk is told of by the next one that comes
