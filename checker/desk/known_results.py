"""Which results are in the folder already, by their numbers: the same one is taken in once."""

from __future__ import annotations

import threading

from checker.desk.newest import Newest


class KnownResults:
    """Those of the newest overview, and those that were taken in since."""

    def __init__(self, newest: Newest) -> None:
        """Know what the overview knows."""
        self._newest = newest
        self._lock = threading.Lock()
        self._version = 0
        self._files: dict[str, str] = {}

    def file_of(self, result_id: str) -> str:
        """Give the file that holds it; "" where none does."""
        with self._lock:
            made = self._newest.made
            if made and self._version != self._newest.version:
                self._version = self._newest.version
                self._files |= {item.result_id: file for file, item in made.gathered.measurements}
            return self._files.get(result_id, "")

    def add(self, result_id: str, file: str) -> None:
        """Remember one that was taken in now."""
        with self._lock:
            self._files[result_id] = file
