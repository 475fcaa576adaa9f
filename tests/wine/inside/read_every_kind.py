"""Runs in the Windows Python: every kind of registry value, written by winreg and read by the program."""

import sys
import winreg

assert sys.platform == "win32"

from checker.probes.windows.registry import LiveRegistry  # noqa: E402  exists only there

KEY = r"Software\Systeemcheck"
KINDS: dict[str, tuple[int, int | str | list[str] | bytes | None]] = {
    "text": (winreg.REG_SZ, "a"),
    "open": (winreg.REG_EXPAND_SZ, "%x%"),
    "small": (winreg.REG_DWORD, 7),
    "large": (winreg.REG_QWORD, 2**40),
    "bytes": (winreg.REG_BINARY, b"ab"),
    "texts": (winreg.REG_MULTI_SZ, ["a", "b"]),
    "empty": (winreg.REG_BINARY, None),
}

with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
    for name, (kind, data) in KINDS.items():
        winreg.SetValueEx(key, name, 0, kind, data)

sys.stdout.write(repr({name: LiveRegistry().value(rf"HKCU\{KEY}", name, 64) for name in KINDS}))
