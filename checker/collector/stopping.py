"""Being told to stop: by Ctrl-C, by the system, or because the window is closed. Nothing that was accepted is lost.

An interrupt in Python comes at any line, also between taking something in and passing it on. So the first one only asks
to stop; a second one interrupts, for who does not want to wait.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Any

Stop = Callable[[], None]
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
_WINDOW_CLOSES = frozenset({2, 5, 6})  # CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT, CTRL_SHUTDOWN_EVENT
_WINDOWS_WAITS = 4.5
"""Seconds; after five Windows ends a program whose window is closed."""


@contextmanager
def told_to_stop(stop: Stop) -> Iterator[None]:
    """Within this, being told to stop calls `stop` once. On Windows a window that closes waits until this is left."""
    with ExitStack() as stack:
        stack.enter_context(_by_a_signal(stop))
        if os.name == "nt":
            stack.enter_context(_by_the_window(stop))
        yield


@contextmanager
def _by_a_signal(stop: Stop) -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def told(_number: int, _frame: FrameType | None) -> None:
        restore()
        stop()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    for number, handler in before.items():
        if handler is not signal.SIG_IGN:  # nohup: whoever started this wants it to stay
            signal.signal(number, told)
    try:
        yield
    finally:
        restore()


@contextmanager
def _by_the_window(stop: Stop) -> Iterator[None]:
    """Windows calls a function in a thread of its own, and ends the program when that returns.

    https://learn.microsoft.com/windows/console/handlerroutine
    """
    import ctypes  # noqa: PLC0415  only Windows pays for it

    is_over = threading.Event()

    def told(event: int) -> bool:
        if event in _WINDOW_CLOSES:
            stop()
            is_over.wait(_WINDOWS_WAITS)
        return event in _WINDOW_CLOSES

    windows: Any = ctypes
    routine = windows.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(told)
    windows.windll.kernel32.SetConsoleCtrlHandler(routine, True)  # noqa: FBT003  the system's own order
    try:
        yield
    finally:
        is_over.set()
        windows.windll.kernel32.SetConsoleCtrlHandler(routine, False)  # noqa: FBT003  likewise
