"""Runs in the Windows Python: file version and product name of the programs whose paths come in on stdin."""

import ctypes
import json
import sys
from ctypes import wintypes

assert sys.platform == "win32"

library = ctypes.WinDLL("version", use_last_error=True)
library.GetFileVersionInfoSizeW.argtypes = [wintypes.LPCWSTR, wintypes.LPDWORD]
library.GetFileVersionInfoW.argtypes = [wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID]
pointer_to_pointer = ctypes.POINTER(ctypes.c_void_p)
library.VerQueryValueW.argtypes = [wintypes.LPCVOID, wintypes.LPCWSTR, pointer_to_pointer, wintypes.LPUINT]


def resource(path: str) -> ctypes.Array[ctypes.c_char]:
    size = library.GetFileVersionInfoSizeW(path, None)
    block = ctypes.create_string_buffer(size)
    if not library.GetFileVersionInfoW(path, 0, size, block):
        raise ctypes.WinError(ctypes.get_last_error())
    return block


def entry(block: ctypes.Array[ctypes.c_char], name: str) -> tuple[int, int]:
    found, length = ctypes.c_void_p(), wintypes.UINT()
    if not library.VerQueryValueW(block, name, ctypes.byref(found), ctypes.byref(length)):
        raise ctypes.WinError(ctypes.get_last_error())
    return found.value or 0, length.value


def version(path: str) -> str:
    address, _ = entry(resource_of[path], "\\")
    numbers = (wintypes.DWORD * 4).from_address(address)
    return ".".join(str(part) for word in numbers[2:] for part in (word >> 16, word & 0xFFFF))


def text(path: str, name: str) -> str:
    """A text in the first language that the file says it has."""
    address, _ = entry(resource_of[path], r"\VarFileInfo\Translation")
    language, encoding = (wintypes.WORD * 2).from_address(address)
    place = rf"\StringFileInfo\{language:04x}{encoding:04x}\{name}"
    return ctypes.wstring_at(entry(resource_of[path], place)[0])


paths: list[str] = json.load(sys.stdin)
resource_of = {path: resource(path) for path in paths}
found = [[version(path), text(path, "FileVersion"), text(path, "ProductName")] for path in paths]
json.dump(found, sys.stdout)
