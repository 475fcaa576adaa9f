"""The screens as the cables run: which screen shows which part of the desktop, built in or plugged in."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from checker.probes.system import Json

assert sys.platform == "win32"  # noqa: S101  tells the type checker that WinDLL is there

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_ONLY_ACTIVE = 2
_SOURCE_NAME, _TARGET_NAME, _PREFERRED_MODE = 1, 2, 3
_TOO_SMALL = 122
_TRIES = 4


class _Adapter(ctypes.Structure):
    """LUID."""

    _fields_ = (("low", wintypes.DWORD), ("high", wintypes.LONG))


class _Source(ctypes.Structure):
    """DISPLAYCONFIG_PATH_SOURCE_INFO."""

    _fields_ = (
        ("adapter", _Adapter),
        ("id", wintypes.UINT),
        ("mode", wintypes.UINT),
        ("status", wintypes.UINT),
    )


class _Target(ctypes.Structure):
    """DISPLAYCONFIG_PATH_TARGET_INFO."""

    _fields_ = (
        ("adapter", _Adapter),
        ("id", wintypes.UINT),
        ("mode", wintypes.UINT),
        ("technology", wintypes.UINT),
        ("rotation", wintypes.UINT),
        ("scaling", wintypes.UINT),
        ("refresh_rate", wintypes.UINT * 2),
        ("scan_lines", wintypes.UINT),
        ("available", wintypes.BOOL),
        ("status", wintypes.UINT),
    )


class _Path(ctypes.Structure):
    """DISPLAYCONFIG_PATH_INFO."""

    _fields_ = (("source", _Source), ("target", _Target), ("flags", wintypes.UINT))


class _Mode(ctypes.Structure):
    """DISPLAYCONFIG_MODE_INFO; asked along because Windows wants room for it, never looked into."""

    _fields_ = (("content", ctypes.c_uint64 * 8),)


class _Header(ctypes.Structure):
    """DISPLAYCONFIG_DEVICE_INFO_HEADER."""

    _fields_ = (
        ("type", wintypes.UINT),
        ("size", wintypes.UINT),
        ("adapter", _Adapter),
        ("id", wintypes.UINT),
    )


class _SourceName(ctypes.Structure):
    """DISPLAYCONFIG_SOURCE_DEVICE_NAME."""

    _fields_ = (("header", _Header), ("device", wintypes.WCHAR * 32))


class _TargetName(ctypes.Structure):
    """DISPLAYCONFIG_TARGET_DEVICE_NAME."""

    _fields_ = (
        ("header", _Header),
        ("flags", wintypes.UINT),
        ("technology", wintypes.UINT),
        ("edid_ids", wintypes.WORD * 2),
        ("connector", wintypes.UINT),
        ("name", wintypes.WCHAR * 64),
        ("path", wintypes.WCHAR * 128),
    )


class _PreferredMode(ctypes.Structure):
    """DISPLAYCONFIG_TARGET_PREFERRED_MODE."""

    _fields_ = (
        ("header", _Header),
        ("width", wintypes.UINT),
        ("height", wintypes.UINT),
        ("signal", ctypes.c_uint64 * 6),
    )


def display_paths() -> Json:
    r"""Every active screen: the desktop device it shows, how it is connected, its device path, preferred mode.

    QueryDisplayConfig and DisplayConfigGetDeviceInfo. Mirrored screens stand here as two with the same device.
    """
    return [_described(path) for path in _active_paths()]


def _active_paths() -> list[_Path]:
    """The active paths; asked again when a screen is plugged in between asking how many and which."""
    result = _TOO_SMALL
    for _ in range(_TRIES):
        paths, modes = wintypes.UINT(0), wintypes.UINT(0)
        counts = ctypes.byref(paths), ctypes.byref(modes)
        if result := _user32.GetDisplayConfigBufferSizes(_ONLY_ACTIVE, *counts):
            break
        found, unused = (_Path * paths.value)(), (_Mode * modes.value)()
        result = _user32.QueryDisplayConfig(_ONLY_ACTIVE, counts[0], found, counts[1], unused, None)
        if result == 0:
            return list(found[: paths.value])
        if result != _TOO_SMALL:
            break
    raise ctypes.WinError(result)


def _described(path: _Path) -> Json:
    source = _SourceName(header=_header(_SOURCE_NAME, path.source, _SourceName))
    target = _TargetName(header=_header(_TARGET_NAME, path.target, _TargetName))
    preferred = _PreferredMode(header=_header(_PREFERRED_MODE, path.target, _PreferredMode))
    has_name, has_mode = _filled(target), _filled(preferred) and preferred.width
    return {
        "device": source.device if _filled(source) else "",
        "technology": path.target.technology,
        "screen": target.path if has_name else "",
        "preferred": [preferred.width, preferred.height] if has_mode else None,
    }


def _header(kind: int, end: _Source | _Target, structure: type[ctypes.Structure]) -> _Header:
    return _Header(type=kind, size=ctypes.sizeof(structure), adapter=end.adapter, id=end.id)


def _filled(question: ctypes.Structure) -> bool:
    return int(_user32.DisplayConfigGetDeviceInfo(ctypes.byref(question))) == 0
