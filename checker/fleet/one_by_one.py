"""Devices one after the other: one that cannot be judged is told of, and never keeps the next from being judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from checker.errors import NotJudgedError, judging
from checker.storage.results_folder import RejectedFile

Device = TypeVar("Device")
Done = TypeVar("Done")


class OneByOne:
    """Goes through devices, and keeps which files could not be judged."""

    def __init__(self) -> None:
        """None was met yet."""
        self._failed: dict[str, RejectedFile] = {}

    @property
    def failed(self) -> Mapping[str, RejectedFile]:
        """Give what could not be judged, by file."""
        return self._failed

    def each(self, devices: Iterable[tuple[str, Device]], done: Callable[[Device], Done]) -> Iterator[Done]:
        """Give what is done for each device; they come with the file they are in."""
        for file, device in devices:
            try:
                with judging(file):
                    outcome = done(device)
            except NotJudgedError as problem:
                self._failed[file] = RejectedFile(file, "not_judged", problem.problem)
            else:
                yield outcome
