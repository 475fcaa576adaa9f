"""What lies in folders of results, believed in nothing: which files to read, and which not and why.

Sync programs, virus scanners and people leave other things beside results. What ends in `.json`, or as a page's own
files do, is either read or told of; everything else (reports, hidden files, the bins of a disk) is passed over.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from checker.storage.names import CORRECTIONS, HANDED_OVER, STEM
from checker.storage.result_file import LARGEST_RESULT

MOST_FILES = 500_000
DEEPEST = 20
_PASSED_OVER = frozenset({"$recycle.bin", "system volume information", "__macosx", "lost+found"})

Reason = Literal[
    "name", "link", "not_regular", "too_large", "unreadable", "folder_unreadable", "too_deep", "too_many",
    "not_result", "newer", "contradicts", "not_judged",
    "inventory_row", "not_corrections",
]  # fmt: skip


class RejectedFile(msgspec.Struct, frozen=True):
    """A file that does not count, why, and in technical words what is wrong with it."""

    file: str
    reason: Reason
    detail: str = ""


class FoundFile(msgspec.Struct, frozen=True):
    """A regular file with the name of a result, not opened yet."""

    path: str
    size: int
    modified: int
    """In nanoseconds."""


def result_files(folders: Iterable[str]) -> Iterator[FoundFile | RejectedFile]:
    """Give what is in these folders and all below them, each file once, in the order of their names."""
    seen: set[str] = set()
    number = 0
    for folder in folders:
        for found in _below(folder, 0):
            path = found.path if isinstance(found, FoundFile) else found.file
            real = os.path.abspath(path)  # noqa: PTH100  a hundred thousand times
            if real in seen:
                continue
            seen.add(real)
            number += 1
            if number > MOST_FILES:
                yield RejectedFile(folder, "too_many", str(MOST_FILES))
                return
            yield found


def _below(folder: str, depth: int) -> Iterator[FoundFile | RejectedFile]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except (OSError, ValueError) as error:
        yield RejectedFile(folder, "folder_unreadable", _why(error))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.casefold() in _PASSED_OVER:
            continue
        try:
            yield from _looked_at(entry, depth)
        except OSError as error:  # gone, or a disk that fails
            yield RejectedFile(entry.path, "unreadable", _why(error))


def _looked_at(entry: os.DirEntry[str], depth: int) -> Iterator[FoundFile | RejectedFile]:
    is_ours = entry.name.casefold().endswith((".json", HANDED_OVER))
    if entry.is_symlink():
        if is_ours or entry.is_dir():
            yield RejectedFile(entry.path, "link")
    elif entry.is_dir(follow_symlinks=False):
        below = depth < DEEPEST
        yield from _below(entry.path, depth + 1) if below else (RejectedFile(entry.path, "too_deep", str(DEEPEST)),)
    elif is_ours:
        yield _examined(entry.path, entry.name, entry.stat(follow_symlinks=False))


def _examined(path: str, name: str, status: os.stat_result) -> FoundFile | RejectedFile:
    if not stat.S_ISREG(status.st_mode):
        return RejectedFile(path, "not_regular")
    # "naam (1).json" and "naam - kopie.json" begin as results do, and are copies of one
    if not (STEM.match(name) or CORRECTIONS.search(name) or name.casefold().endswith(HANDED_OVER)):
        return RejectedFile(path, "name")
    if status.st_size > LARGEST_RESULT:
        return RejectedFile(path, "too_large", str(status.st_size))
    return FoundFile(path, status.st_size, status.st_mtime_ns)


def read_found(found: FoundFile) -> bytes:
    """Give the bytes of a file that was found, no more than a result may have. Raises `OSError`.

    Between looking and opening a file may have become something else: a link is not followed, a pipe not waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(found.path, flags)
    try:
        data = os.read(descriptor, LARGEST_RESULT + 1)
        while len(data) < found.size and (more := os.read(descriptor, LARGEST_RESULT)):
            data += more
        return data[: LARGEST_RESULT + 1]
    finally:
        os.close(descriptor)


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
