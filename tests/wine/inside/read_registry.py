"""Runs in the Windows Python: the registry values that are asked for on stdin, null where there is none."""

import json
import sys
import winreg

assert sys.platform == "win32"

VIEWS = {64: winreg.KEY_WOW64_64KEY, 32: winreg.KEY_WOW64_32KEY}


def value(root: str, key: str, name: str, view: int) -> str | int | None:
    try:
        with winreg.OpenKey(getattr(winreg, root), key, access=winreg.KEY_READ | VIEWS[view]) as opened:
            found: str | int = winreg.QueryValueEx(opened, name)[0]
            return found
    except FileNotFoundError:
        return None


json.dump([value(**question) for question in json.load(sys.stdin)], sys.stdout)
