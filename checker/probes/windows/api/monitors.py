"""The screens as the desktop sees them: which part of the desktop each shows, in what mode and at what scale."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from checker.probes.system import Json

assert sys.platform == "win32"  # noqa: S101  tells the type checker that WinDLL is there

from checker.probes.windows.api.scaling import PER_MONITOR_AWARE, awareness  # noqa: E402  exists only there

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_Callback = ctypes.WINFUNCTYPE(
    wintypes.BOOL, wintypes.HMONITOR, wintypes.HDC, ctypes.POINTER(wintypes.RECT), wintypes.LPARAM
)
_user32.EnumDisplayMonitors.argtypes = [wintypes.HDC, ctypes.c_void_p, _Callback, wintypes.LPARAM]
_user32.GetMonitorInfoW.argtypes = [wintypes.HMONITOR, ctypes.c_void_p]
_user32.EnumDisplaySettingsExW.argtypes = [wintypes.LPCWSTR, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD]
_CURRENT_SETTINGS = 0xFFFFFFFF
_PRIMARY = 1
_EFFECTIVE_DPI = 0


class _MonitorInfo(ctypes.Structure):
    """MONITORINFOEXW."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("whole", wintypes.RECT),
        ("work", wintypes.RECT),
        ("flags", wintypes.DWORD),
        ("device", wintypes.WCHAR * 32),
    )


class _Mode(ctypes.Structure):
    """DEVMODEW with the names of a display's fields."""

    _fields_ = (
        ("device", wintypes.WCHAR * 32),
        ("versions", wintypes.WORD * 2),
        ("size", wintypes.WORD),
        ("extra", wintypes.WORD),
        ("fields", wintypes.DWORD),
        ("place", wintypes.DWORD * 4),
        ("printing", ctypes.c_short * 5),
        ("form", wintypes.WCHAR * 32),
        ("log_pixels", wintypes.WORD),
        ("bits", wintypes.DWORD),
        ("width", wintypes.DWORD),
        ("height", wintypes.DWORD),
        ("rest", wintypes.DWORD * 10),
    )


def monitors() -> Json:
    """Every part of the desktop that a screen shows: device, whether primary, mode in real pixels, dpi.

    EnumDisplayMonitors, GetMonitorInfo, EnumDisplaySettingsEx, GetDpiForMonitor. The dpi is null when this process
    is not told the scale of each screen: 96 would be a guess then.
    """
    handles: list[int] = []

    def keep(handle: int, _context: int, _place: object, _data: int) -> bool:
        handles.append(handle)
        return True

    if not _user32.EnumDisplayMonitors(None, None, _Callback(keep), 0):
        raise ctypes.WinError(ctypes.get_last_error())
    is_told = awareness() == PER_MONITOR_AWARE
    return [_monitor(handle, _dpi(handle) if is_told else None) for handle in handles]


def _monitor(handle: int, dpi: int | None) -> Json:
    info = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
    if not _user32.GetMonitorInfoW(handle, ctypes.byref(info)):
        raise ctypes.WinError(ctypes.get_last_error())
    mode = _Mode(size=ctypes.sizeof(_Mode))
    has_mode = _user32.EnumDisplaySettingsExW(info.device, _CURRENT_SETTINGS, ctypes.byref(mode), 0)
    return {
        "device": info.device,
        "primary": bool(info.flags & _PRIMARY),
        "width": mode.width if has_mode else 0,
        "height": mode.height if has_mode else 0,
        "dpi": dpi,
    }


def _dpi(handle: int) -> int | None:
    get_dpi = ctypes.WinDLL("shcore").GetDpiForMonitor
    get_dpi.argtypes = [wintypes.HMONITOR, ctypes.c_int, wintypes.LPUINT, wintypes.LPUINT]
    across, down = wintypes.UINT(0), wintypes.UINT(0)
    failed = get_dpi(handle, _EFFECTIVE_DPI, ctypes.byref(across), ctypes.byref(down))
    return None if failed else across.value
