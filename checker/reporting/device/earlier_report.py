"""Whether a file is the report of a device that this program made before, and so may be replaced by a newer one."""

from __future__ import annotations

from pathlib import Path

_ENOUGH = 4096
_BRAND = " – Systeemcheck</title>".encode()


def is_report(path: Path) -> bool:
    """Tell whether it is such a report by its head; a file that cannot be read is none."""
    try:
        with path.open("rb") as file:
            start = file.read(_ENOUGH)
    except OSError:
        return False
    return start.lstrip().startswith(b"<!DOCTYPE html>") and _BRAND in start
