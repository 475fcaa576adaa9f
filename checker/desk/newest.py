"""The overview as it is now: made anew when something in the folder changed, whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Literal, NamedTuple

from checker import stopwatch
from checker.checklist.asked import AskedChecklist
from checker.checklist.standing import Standing
from checker.errors import BadInputError, place_of
from checker.fleet.model import Fleet
from checker.fleet.survey import Question, Surveyor
from checker.storage.gathering import Gathered
from checker.storage.results_folder import FoundFile

_PAUSE = 1.0
"""Seconds between two looks at the folder, at least."""
_TIMES_AS_LONG = 5
"""A look that takes long, on a slow share, is followed by a pause so many times as long; making, by one as long."""
_WANTED_FOR = 15.0
"""Seconds after which nobody is looking any more, and the disk is left alone."""

Kind = Literal["folder", "input", "internal"]


class Trouble(NamedTuple):
    """Why there is nothing newer: the folder cannot be read, a list or requirements are wrong, or a fault of ours."""

    kind: Kind
    detail: str


class Made(NamedTuple):
    """What was made of one look: the overview as data and as a page. `is_whole`: no file of it failed to open.

    `asked`: which checklist stands on a tab of its own, None where the publisher in use has none; `checklist`:
    how it stands. `surveyor`: who made the overview, and knows what it found of each device.
    """

    gathered: Gathered
    question: Question
    fleet: Fleet
    page: bytes
    is_whole: bool
    asked: AskedChecklist | None = None
    checklist: Standing | None = None
    surveyor: Surveyor | None = None


class Seen(NamedTuple):
    """What a look saw, to compare with the next. `entries`: the files with what people decided and did.

    Where only those differ no result is read or judged again. A tick of the checklist makes no overview anew either: it
    takes no longer in a large school than in a small one.
    """

    rest: Hashable
    entries: Sequence[FoundFile] = ()

    def only_adds_to(self, before: Seen) -> bool:
        """Tell whether entries came, and nothing else came, went or changed."""
        size = {file.path: file.size for file in self.entries}
        return self.rest == before.rest and all(file.size <= size.get(file.path, -1) for file in before.entries)


class FolderAwayError(Exception):
    """The folder with results cannot be read now."""


class Making(NamedTuple):
    """How an overview is made: the whole of it, or from one that is there and the files that entries came in."""

    whole: Callable[[], Made]
    with_entries: Callable[[Made, Sequence[FoundFile]], Made]


class Newest:
    """Keeps the newest overview. Any number of threads may ask it."""

    def __init__(self, look: Callable[[], Seen], making: Making, explain: Callable[[BadInputError], str]) -> None:
        """`look` gives something that differs when there is something new; `making` makes the overview of it.

        `explain` says what is wrong with a list or with requirements.
        """
        self._look, self._making, self._explain = look, making, explain
        self._lock = threading.Lock()
        self._seen: Seen | None = None
        self._pause = _PAUSE
        self._is_stopping = threading.Event()
        self._wanted = threading.Event()
        self._wanted_at = float("-inf")
        self.version = 0
        self.made: Made | None = None
        self.trouble: Trouble | None = None
        self._thread = threading.Thread(target=self._keep_up, daemon=True)
        self._thread.start()

    def want(self) -> None:
        """Have it kept up to date: somebody is looking."""
        self._wanted_at = stopwatch.seconds()
        self._wanted.set()

    def refresh(self) -> None:
        """Look now, and return when it is made."""
        with self._lock:
            try:
                self._refresh()
            except FolderAwayError as away:
                self._is_in_trouble(Trouble("folder", str(away)))
            except BadInputError as problem:
                self._is_in_trouble(Trouble("input", self._explain(problem)))
            except Exception as error:  # noqa: BLE001  the page says so, and the next look may go well
                self._is_in_trouble(Trouble("internal", f"{type(error).__name__} in {place_of(error)}"))

    def stop(self) -> None:
        """Look no longer."""
        self._is_stopping.set()
        self._wanted.set()
        self._thread.join(_PAUSE)

    def _refresh(self) -> None:
        began = stopwatch.seconds()
        seen = self._look()
        self._pause = max(_PAUSE, _TIMES_AS_LONG * (stopwatch.seconds() - began))
        if seen != self._seen or self.trouble:
            made = self._made_of(seen)
            self.made, self.trouble = made, None
            self.version += 1
            self._seen = seen if made.is_whole else None

    def _made_of(self, seen: Seen) -> Made:
        if self.made and not self.trouble and self._seen and seen.only_adds_to(self._seen):
            return self._making.with_entries(self.made, seen.entries)
        return self._making.whole()

    def _is_in_trouble(self, trouble: Trouble) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.version += 1

    def _keep_up(self) -> None:
        while not self._is_stopping.is_set():
            self._wanted.wait()
            began = stopwatch.seconds()
            self.refresh()
            took = stopwatch.seconds() - began
            self._is_stopping.wait(max(self._pause, took))
            if stopwatch.seconds() - self._wanted_at > _WANTED_FOR:
                self._wanted.clear()
