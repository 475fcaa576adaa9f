"""What a disk is asked, so that what is said to be stored is there after a power cut: the name as well as the bytes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_REPLACE_AND_WRITE_THROUGH = 0x1 | 0x8
# Shares and file systems in user space may not know the question; then nobody can ask for more.
_CANNOT_BE_ASKED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS, errno.EACCES, errno.EPERM})


def move(source: Path, target: Path) -> None:
    """Give a file its name, in place of one that is there. On Windows it returns when the disk has it.

    MoveFileEx with MOVEFILE_WRITE_THROUGH; elsewhere rename(2), and then `flush_folder`.
    """
    if os.name != "nt":
        source.replace(target)
        return
    import ctypes  # noqa: PLC0415  5 ms, and only Windows pays

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    if not kernel.MoveFileExW(str(source), str(target), _REPLACE_AND_WRITE_THROUGH):
        raise ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Windows has no such question: `move` waits there.

    fsync(2): of a file alone it "does not necessarily ensure that the entry in the directory has also reached disk".
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except PermissionError:  # a folder in which one may write and not look
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_BE_ASKED:
            raise
    finally:
        os.close(descriptor)
