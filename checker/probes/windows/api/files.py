"""What a program file says of itself, without starting it."""

from __future__ import annotations

import ctypes
import ntpath
import sys
from ctypes import wintypes

from checker.probes.system import Json

assert sys.platform == "win32"  # noqa: S101  tells the type checker that WinDLL is there

_version = ctypes.WinDLL("version", use_last_error=True)
_kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
_PointerToPointer = ctypes.POINTER(ctypes.c_void_p)
_version.GetFileVersionInfoSizeW.argtypes = [wintypes.LPCWSTR, wintypes.LPDWORD]
_version.GetFileVersionInfoW.argtypes = [wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID]
_version.VerQueryValueW.argtypes = [wintypes.LPCVOID, wintypes.LPCWSTR, _PointerToPointer, wintypes.LPUINT]
_kernel32.GetLongPathNameW.argtypes = [wintypes.LPCWSTR, wintypes.LPWSTR, wintypes.DWORD]
_ENGLISH = "040904b0"
_LONGEST_PATH = 1024


def file_version(path: str) -> Json:
    """The version of a program file: the four numbers, and the product's own version and name where it has them.

    GetFileVersionInfo and VerQueryValue: what Explorer shows under Details. `path` may begin with %NAME%.
    """
    resource = _resource(ntpath.expandvars(path))
    table = rf"\StringFileInfo\{_language(resource)}"
    return {
        "file": _numbers(resource),
        "version": _text(resource, rf"{table}\ProductVersion"),
        "product": _text(resource, rf"{table}\ProductName"),
    }


def long_path(path: str) -> Json:
    r"""The path with whole names: `C:\Program Files` for `C:\PROGRA~1`. GetLongPathName."""
    buffer = ctypes.create_unicode_buffer(_LONGEST_PATH)
    if not _kernel32.GetLongPathNameW(ntpath.expandvars(path), buffer, _LONGEST_PATH):
        raise ctypes.WinError(ctypes.get_last_error())
    return buffer.value


def _resource(path: str) -> ctypes.Array[ctypes.c_char]:
    size = _version.GetFileVersionInfoSizeW(path, None)
    if not size:
        raise ctypes.WinError(ctypes.get_last_error())
    resource = ctypes.create_string_buffer(size)
    if not _version.GetFileVersionInfoW(path, 0, size, resource):
        raise ctypes.WinError(ctypes.get_last_error())
    return resource


def _entry(resource: ctypes.Array[ctypes.c_char], name: str) -> tuple[int, int]:
    """Where an entry is and how long; 0, 0 when there is none."""
    place, length = ctypes.c_void_p(), wintypes.UINT()
    if not _version.VerQueryValueW(resource, name, ctypes.byref(place), ctypes.byref(length)):
        return 0, 0
    return place.value or 0, length.value


def _numbers(resource: ctypes.Array[ctypes.c_char]) -> str:
    place, length = _entry(resource, "\\")
    if not place or length < ctypes.sizeof(wintypes.DWORD) * 4:
        return ""
    words = (wintypes.DWORD * 4).from_address(place)
    return ".".join(str(part) for word in words[2:] for part in (word >> 16, word & 0xFFFF))


def _language(resource: ctypes.Array[ctypes.c_char]) -> str:
    place, length = _entry(resource, r"\VarFileInfo\Translation")
    if not place or length < ctypes.sizeof(wintypes.WORD) * 2:
        return _ENGLISH
    language, encoding = (wintypes.WORD * 2).from_address(place)
    return f"{language:04x}{encoding:04x}"


def _text(resource: ctypes.Array[ctypes.c_char], name: str) -> str:
    place, length = _entry(resource, name)
    return ctypes.wstring_at(place, length).partition("\0")[0].strip() if place and length else ""
