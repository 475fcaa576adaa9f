"""The registry of the Windows this program runs on."""

from __future__ import annotations

import sys
import winreg

from checker.probes.system import RegistryValue, RegistryView

assert sys.platform == "win32"  # noqa: S101  tells the type checker that winreg has its parts

_ROOTS = {
    "HKLM": winreg.HKEY_LOCAL_MACHINE,
    "HKCU": winreg.HKEY_CURRENT_USER,
    "HKU": winreg.HKEY_USERS,
    "HKCR": winreg.HKEY_CLASSES_ROOT,
}
_VIEWS = {64: winreg.KEY_WOW64_64KEY, 32: winreg.KEY_WOW64_32KEY}


class LiveRegistry:
    """Reads, and never writes. Errors are those of `winreg`: FileNotFoundError, PermissionError, OSError."""

    def value(self, key: str, name: str, view: RegistryView) -> RegistryValue:
        """Give a value: text, a number, bytes, or a tuple of texts. Text with %NAME% in it stays as it is."""
        with _opened(key, view) as opened:
            found: object = winreg.QueryValueEx(opened, name)[0]
        if isinstance(found, str | int | bytes):
            return found
        return tuple(map(str, found)) if isinstance(found, list) else b""

    def keys(self, key: str, view: RegistryView) -> tuple[str, ...]:
        """Give the sorted names of the subkeys."""
        with _opened(key, view) as opened:
            count = winreg.QueryInfoKey(opened)[0]
            return tuple(sorted(winreg.EnumKey(opened, index) for index in range(count)))


def _opened(key: str, view: RegistryView) -> winreg.HKEYType:
    root, _, rest = key.partition("\\")
    return winreg.OpenKeyEx(_ROOTS[root], rest, 0, winreg.KEY_READ | _VIEWS[view])
