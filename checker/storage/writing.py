"""Write files into a results folder so that nobody ever sees half of one: temporary name, flush to disk, rename.

A virus scanner that looks at a new file makes the rename fail on Windows for a moment (WinError 5, 32 or 33), often
on network shares; those, and only those, are tried again for about two and a half seconds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

_HELD_BY_ANOTHER = frozenset({5, 32, 33})
_WAITS = (0.05, 0.1, 0.2, 0.35, 0.6, 1.2)

Sleep = Callable[[float], None]


def write_all(folder: Path, files: Mapping[str, bytes], sleep: Sleep = time.sleep) -> list[Path]:
    """Write all the files into the folder, made when only it is missing, or none. Gives their paths.

    Raises `OSError` when one cannot be written; nothing of this call is left behind then, where the disk allows.
    """
    folder.mkdir(exist_ok=True)
    written: list[Path] = []
    try:
        for name, data in files.items():
            written.append(_write_one(folder / name, data, sleep))
    except BaseException:  # also when the user interrupts it
        for path in written:
            _remove(path)
        raise
    return written


def _write_one(path: Path, data: bytes, sleep: Sleep) -> Path:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename(temporary, path, sleep)
    except BaseException:
        _remove(temporary)
        raise
    return path


def _rename(temporary: Path, path: Path, sleep: Sleep) -> None:
    for wait in _WAITS:
        try:
            temporary.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            sleep(wait)
        else:
            return
    temporary.replace(path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the disk is gone or read-only; the error that led here is the one to tell
