"""Take a result away with its report: only files that this program wrote, and never what a link leads to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from checker.storage.disk import flush_folder
from checker.storage.names import STEM

_START = b"<!DOCTYPE html>"
_POLICY = b"Content-Security-Policy"
_ENOUGH = 4096


def remove_result(path: Path) -> list[Path]:
    """Remove a result that was read, and the report beside it; gives what is gone. Raises `OSError`.

    The report goes first: a result without one is made a new one, a report without a result nobody would find.
    """
    report = path.with_suffix(".html")
    gone = [report] if _is_own_report(report) else []
    for file in (*gone, path):
        _unlink(file)
    flush_folder(path.parent)
    return [*gone, path]


def _is_own_report(path: Path) -> bool:
    try:
        if not STEM.match(path.name) or not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            start = file.read(_ENOUGH)
    except OSError:
        return False
    return start.startswith(_START) and _POLICY in start


def _unlink(path: Path) -> None:
    """Remove a regular file; what became a link or a folder meanwhile is left."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(None, "is no regular file any more", os.fspath(path))
    path.unlink()
