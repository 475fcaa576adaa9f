"""The HTML report beside each result, written when it is quiet: a class that sends at once does not wait for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from checker.storage.writing import write_beside

_QUIET_SECONDS = 1.0
Failed = Callable[[Exception, str], None]


class ReportWriter:
    """Writes reports one by one, in a thread of its own."""

    def __init__(self, folder: Path, render: Callable[[Path], str], failed: Failed) -> None:
        """`render` gives the report of a stored result in `folder`; `failed` is told why one could not be made."""
        self._folder = folder
        self._render = render
        self._failed = failed
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._busy = threading.Event()
        self._is_stopping = self._is_abandoned = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def add(self, stem: str) -> None:
        """Have a report written for this result; whoever is served goes first."""
        self._busy.set()
        self._waiting.put(stem)

    def waiting(self) -> int:
        """Give how many are still to be written."""
        return self._waiting.qsize()

    def finish(self) -> None:
        """Write what is left and stop. An interrupt leaves what is not begun to the next run."""
        self._is_stopping = True
        self._waiting.put(None)
        try:
            while self._thread.is_alive():
                self._thread.join(_QUIET_SECONDS)  # not for ever: on Windows an interrupt waits until it ends
        finally:
            self._is_abandoned = True
            self._thread.join(_QUIET_SECONDS)

    def _run(self) -> None:
        while (stem := self._waiting.get()) is not None and not self._is_abandoned:
            while not self._is_stopping and self._busy.is_set():
                self._busy.clear()
                threading.Event().wait(_QUIET_SECONDS)
            self._write(stem)

    def _write(self, stem: str) -> None:
        try:
            write_beside(self._folder, {f"{stem}.html": self._render(self._folder / f"{stem}.json").encode()})
        except Exception as error:  # noqa: BLE001  one that cannot be made must not stop the ones after it
            self._failed(error, f"{stem}.html")
