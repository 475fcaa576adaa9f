"""Pieces of a Mac for tests, in the shapes Apple's tools give them."""

from __future__ import annotations

import json
from typing import Any


def info_plist(identifier: str, version: str) -> str:
    """An app's Contents/Info.plist."""
    return property_list(CFBundleIdentifier=identifier, CFBundleShortVersionString=version)


def property_list(**fields: str) -> str:
    """A property list as XML."""
    body = "".join(f"<key>{key}</key><string>{text}</string>" for key, text in fields.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>{body}</dict></plist>'


def report(data_type: str, *entries: dict[str, Any]) -> dict[str, str]:
    """The command of one section of the system report, with what it prints."""
    return {f"system_profiler -json {data_type}": json.dumps({data_type: entries}, indent=2)}


def kernel(**values: object) -> dict[str, str]:
    """The commands for kernel values, with what they print; a double underscore stands for a dot."""
    return {f"sysctl -n {name.replace('__', '.')}": f"{value}\n" for name, value in values.items()}
