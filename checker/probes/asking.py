"""Ask a machine many questions at once, each within its time, whatever becomes of any of them.

A question gets a thread of its own, so that one that hangs costs its time and no more. A thread cannot be killed; these
are daemons, and what they still say after their time is not heard. Where the system gives fewer threads than there are
questions, those share them; where it gives none, the questions are asked here, one after another.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import TypeVar

from checker import stopwatch

T = TypeVar("T")
_SECONDS_IN_TURN = 0.5
_REAL_TIME = 0  # ITIMER_REAL, which Windows does not know


class _TimeIsUpError(BaseException):
    """Not an `Exception`: a question that catches those must not go on."""


def ask_all(
    questions: Sequence[Callable[[], T]], seconds: float, heard: Callable[[int], None] | None = None
) -> dict[int, T]:
    """Give the answers that came in time, each under the number of its question. A question must not raise.

    `heard` is told, in this thread, how many answers there are after each.
    """
    until = stopwatch.seconds() + seconds
    waiting: SimpleQueue[int] = SimpleQueue()
    said: SimpleQueue[tuple[int, T]] = SimpleQueue()
    for number in range(len(questions)):
        waiting.put(number)

    def work() -> None:
        for number in _taken(waiting):
            said.put((number, questions[number]()))

    if not _started(work, len(questions)):
        return _asked_here(questions, until, heard)
    return _listened(said, len(questions), until, heard)


def _taken(waiting: SimpleQueue[int]) -> Iterator[int]:
    while True:
        try:
            yield waiting.get_nowait()
        except Empty:
            return


def _started(work: Callable[[], None], wanted: int) -> int:
    """Start so many threads, or as many as the system gives; gives how many."""
    for number in range(wanted):
        try:
            threading.Thread(target=work, daemon=True).start()
        except RuntimeError:  # "can't start new thread": a limit on processes (RLIMIT_NPROC, a cgroup's pids.max)
            return number
    return wanted


def _listened(
    said: SimpleQueue[tuple[int, T]], wanted: int, until: float, heard: Callable[[int], None] | None
) -> dict[int, T]:
    found: dict[int, T] = {}
    while len(found) < wanted:
        try:
            number, answer = said.get(timeout=max(0.0, until - stopwatch.seconds()))
        except Empty:
            break
        found[number] = answer
        if heard:
            heard(len(found))
    return found


def _asked_here(
    questions: Sequence[Callable[[], T]], until: float, heard: Callable[[int], None] | None
) -> dict[int, T]:
    found: dict[int, T] = {}
    for number, question in enumerate(questions):
        left = until - stopwatch.seconds()
        if left <= 0:
            break
        try:
            with _alarm(min(left, _SECONDS_IN_TURN)):
                found[number] = question()
        except _TimeIsUpError:
            continue
        if heard:
            heard(len(found))
    return found


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Leave what takes longer than this; where there are no alarms (Windows, another thread) it takes what it takes."""
    alarm, timer = getattr(signal, "SIGALRM", None), getattr(signal, "setitimer", None)
    if alarm is None or timer is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(alarm, _time_is_up)
    timer(_REAL_TIME, seconds)
    try:
        yield
    finally:
        timer(_REAL_TIME, 0)
        signal.signal(alarm, before)


def _time_is_up(_number: int, _frame: object) -> None:
    raise _TimeIsUpError
