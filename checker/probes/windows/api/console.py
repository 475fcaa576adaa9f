"""The console window this program writes in."""

from __future__ import annotations

import ctypes
import sys

assert sys.platform == "win32"  # noqa: S101  tells the type checker that WinDLL is there

_ROOM_FOR = 2


def is_alone_in_console() -> bool:
    """Whether no other program uses the window: a double-click opened it, and it closes when this one ends.

    GetConsoleProcessList counts the programs attached to the console; 0 when there is none.
    """
    processes = (ctypes.c_uint32 * _ROOM_FOR)()
    count: int = ctypes.WinDLL("kernel32").GetConsoleProcessList(processes, _ROOM_FOR)
    return count == 1
