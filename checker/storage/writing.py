"""Write files into a results folder so that nobody ever sees half of one, and none is lost when the power goes.

Temporary name, flush to disk, rename, flush the folder; only then it is said to be stored.

A virus scanner that looks at a new file makes the rename fail on Windows for a moment (WinError 5, 32 or 33), often
on network shares; those, and only those, are tried again for about two and a half seconds.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from checker.errors import NoLastingPlaceError, reason_of
from checker.storage.disk import flush_folder, move

_HELD_BY_ANOTHER = frozenset({5, 32, 33})
_FOR_ALL = 0o666
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OTHER_NAMES = 8
_WAITS = (0.05, 0.1, 0.2, 0.35, 0.6, 1.2)

Sleep = Callable[[float], None]


def write_beside(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write all the files into a folder that was there before, or none, as `write_all` does.

    Raises `FileNotFoundError` where it no longer is: the stick is out, or the share gone. A folder that is made in its
    place would take what nobody finds again once the other is back.
    """
    _raise_when_away(folder)
    return write_all(folder, files)


def write_new_beside(path: Path, data: bytes) -> None:
    """Write a file as `write_new` does, into a folder that was there before, as `write_beside` has it."""
    _raise_when_away(path.parent)
    write_new(path, data)


def write_all(folder: Path, files: Mapping[str, bytes], sleep: Sleep = time.sleep, mode: int = _FOR_ALL) -> list[Path]:
    """Write all the files into the folder, made when only it is missing, or none. Gives their paths.

    `mode`: who may read them, as far as the user's own mask allows and the disk knows of rights.

    Raises `OSError` when one cannot be written; nothing of this call is left behind then, where the disk allows. Only
    what took the place of an earlier file stays, whole: that one would not come back.
    """
    _make(folder)
    paths = [folder / name for name in files]
    new: list[Path] = []
    try:
        for path, data in zip(paths, files.values(), strict=True):
            is_new = not os.path.lexists(path)
            _write_one(path, data, sleep, mode)
            new += [path] if is_new else []
        flush_folder(folder)
    except BaseException:  # also when the user interrupts it
        for path in new:
            _remove(path)
        raise
    return paths


def write_new(path: Path, data: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Write a file, whole or not at all, and never over another one. Its folder is made when only that is missing.

    `check`: what has to go well before it is named. Raises `FileExistsError` where something has that name, `OSError`
    where it cannot be written, and as `check` does.
    """
    _make(path.parent)
    temporary = _written(path, data, _FOR_ALL)
    try:
        if check:
            check(temporary)
        _name(temporary, path)
        flush_folder(path.parent)
    finally:
        _remove(temporary)


def no_room(path: Path, error: Exception) -> NoLastingPlaceError:
    """Give what to say where a file cannot be written."""
    return NoLastingPlaceError(f"{path}: {reason_of(error)}. Check your rights and the room on the disk.")


def temporary_name(name: str, process: int) -> str:
    """Give the name under which a process writes a file before it has its own."""
    return f".{name}.{process}.tmp"


def _raise_when_away(folder: Path) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        flush_folder(folder.parent)


def _write_one(path: Path, data: bytes, sleep: Sleep, mode: int) -> None:
    temporary = _written(path, data, mode)
    try:
        _rename(temporary, path, sleep)
    except BaseException:
        _remove(temporary)
        raise


def _written(path: Path, data: bytes, mode: int) -> Path:
    """Give the temporary file beside `path` in which it is, on the disk. What others have there is left alone."""
    temporary, descriptor = _made_new(path, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _made_new(path: Path, mode: int) -> tuple[Path, int]:
    """Make a temporary file that nobody has: another computer may have a process of this number, or had one."""
    for number in (os.getpid(), *(int.from_bytes(os.urandom(4), "big") for _ in range(_OTHER_NAMES))):
        temporary = path.with_name(temporary_name(path.name, number))
        with contextlib.suppress(FileExistsError):
            return temporary, os.open(temporary, _NEW, mode)
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name, and never that of another: a link where the disk knows of those, else a rename."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # FAT and exFAT, as on many sticks, have no links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.rename(path)


def _rename(temporary: Path, path: Path, sleep: Sleep) -> None:
    for wait in _WAITS:
        try:
            move(temporary, path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
            sleep(wait)
        else:
            return
    move(temporary, path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the disk is gone or read-only; the error that led here is the one to tell
