"""Whether a file is a checklist that this program wrote before, a page or a calendar, and so may be replaced."""

from __future__ import annotations

from pathlib import Path

_ENOUGH = 4096
_CALENDAR = b"PRODID:-//Systeemcheck//Checklist//"
_PAGE = b'<meta name="generator" content="Systeemcheck checklist">'


def is_checklist(path: Path) -> bool:
    """Tell whether it is one by its head; a file that cannot be read is none."""
    try:
        with path.open("rb") as file:
            start = file.read(_ENOUGH)
    except OSError:
        return False
    if start.startswith(b"BEGIN:VCALENDAR"):
        return _CALENDAR in start
    return start.startswith(b"<!DOCTYPE html>") and _PAGE in start
