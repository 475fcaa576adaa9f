"""Whether Windows tells this process real pixels, or pixels as they would be at 100 % scaling."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

assert sys.platform == "win32"  # noqa: S101  tells the type checker that WinDLL is there

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_PER_MONITOR_2 = ctypes.c_void_p(-4)
_PER_MONITOR = ctypes.c_void_p(-3)
PER_MONITOR_AWARE = 2


def become_dpi_aware() -> bool:
    """Tell Windows to give this process real pixels; gives whether one of the four ways was accepted.

    "Setting the default DPI awareness for a process": it can be done once, before anything asks for a size, and a
    second try fails. Windows 10 1703 knows the first way, 1607 the second, 8.1 the third, Vista the last.
    """
    return any(_succeeds(way) for way in _WAYS)


def awareness() -> int:
    """The process's awareness as it really is: 0 unaware, 1 of the main screen's scale, 2 of each screen's."""
    value = ctypes.c_int(0)
    ctypes.WinDLL("shcore").GetProcessDpiAwareness(None, ctypes.byref(value))
    return value.value


def _context(context: ctypes.c_void_p) -> bool:
    return bool(_user32.SetProcessDpiAwarenessContext(context))


def _by_shcore() -> bool:
    return int(ctypes.WinDLL("shcore").SetProcessDpiAwareness(PER_MONITOR_AWARE)) == 0


_WAYS: tuple[Callable[[], bool], ...] = (
    lambda: _context(_PER_MONITOR_2),
    lambda: _context(_PER_MONITOR),
    _by_shcore,
    lambda: bool(_user32.SetProcessDPIAware()),
)


def _succeeds(way: Callable[[], bool]) -> bool:
    try:
        return way()
    except (AttributeError, OSError):  # this Windows has no such function, or no shcore.dll
        return False
