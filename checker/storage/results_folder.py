"""What lies in folders of results, believed in nothing: which files to read, and which not and why.

Sync programs, virus scanners and people leave other things beside results. Every file is either read, or told of with
the reason, or counted as another file; only what the program itself or the computer puts there goes unmentioned.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from checker.errors import reason_of
from checker.storage.file_names import NameKind, is_part_of_the_program, kind_of, names_a_result
from checker.storage.forms import is_like_overview, journal_that_begins
from checker.storage.names import JournalKind, journal_of
from checker.storage.result_file import LARGEST_RESULT

MOST_FILES = 500_000
DEEPEST = 20
MOST_LOOKED_AT = 5_000
"""Files of which only the first bytes tell what they are, so that a wrong folder does not take minutes."""
_PASSED_OVER = frozenset({"$recycle.bin", "system volume information", "__macosx", "lost+found"})
_FIRST_BYTES = 512
_OF_A_MAIL = 1024 * 1024
_ZIP, _CODE = b"PK\x03\x04", b"SC1."
_KEYS = (b'"schema_version"', b'"result_id"', b'"measured_at"', b'"device"', b'"format"', b'"signals"', b'"answers"')
"""Of the documents we read, those that come first: as we write them, and in the order of the alphabet."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NOT_HERE = 0x1000 | 0x40000 | 0x400000
"""FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN and _RECALL_ON_DATA_ACCESS (winnt.h): a drive in the cloud has the bytes."""

Reason = Literal[
    "link", "not_regular", "too_large", "unreadable", "folder_unreadable", "too_deep", "too_many",
    "not_result", "newer", "contradicts", "not_judged", "empty", "placeholder",
    "zip_broken", "zip_too_large", "zip_locked", "zip_in_zip", "packed", "mail", "other",
    "inventory_row", "inventory_person", "not_corrections", "not_school_year",
]  # fmt: skip


class RejectedFile(msgspec.Struct, frozen=True):
    """A file that does not count, why, and in technical words what is wrong with it. `other`: no result at all."""

    file: str
    reason: Reason
    detail: str = ""


class FoundFile(msgspec.Struct, frozen=True):
    """A file that is or may be a result, not opened yet; `member` is its name in a zip, whose size and time are given.

    `modified` is in nanoseconds. `is_sure`: its name says that it is a result; `has_own_name`: the one it was given.
    `is_elsewhere`: a drive in the cloud has to fetch it. `journal`: the one it is of, by its name or how it begins.
    """

    path: str
    size: int
    modified: int
    is_sure: bool = True
    has_own_name: bool = True
    member: str = ""
    is_elsewhere: bool = False
    journal: JournalKind | None = None


def result_files(folders: Iterable[str]) -> Iterator[FoundFile | RejectedFile]:
    """Give what is in these folders and all below them, each file once, in the order of their names."""
    seen: set[str] = set()
    number = 0
    walk = _Walk()
    for folder in folders:
        for found in walk.below(folder, 0):
            path = found.path if isinstance(found, FoundFile) else found.file
            real = os.path.abspath(path)  # noqa: PTH100  a hundred thousand times
            if real in seen:
                continue
            seen.add(real)
            number += 0 if isinstance(found, RejectedFile) and found.reason == "other" else 1
            if number > MOST_FILES:
                yield RejectedFile(folder, "too_many", str(MOST_FILES))
                return
            yield found


class _Walk:
    """Goes through folders; counts how many files it had to look into to know what they are."""

    def __init__(self) -> None:
        self._looked_at = 0

    def below(self, folder: str, depth: int) -> Iterator[FoundFile | RejectedFile]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except (OSError, ValueError) as error:
            yield RejectedFile(folder, "folder_unreadable", reason_of(error))
            return
        beside = frozenset(entry.name.casefold() for entry in entries) if _has_program(entries) else frozenset()
        for entry in entries:
            if beside and is_part_of_the_program(entry.name, beside):
                continue
            try:
                yield from self._at(entry, depth)
            except OSError as error:  # gone, or a disk that fails
                yield RejectedFile(entry.path, "unreadable", reason_of(error))

    def _at(self, entry: os.DirEntry[str], depth: int) -> Iterator[FoundFile | RejectedFile]:
        kind = kind_of(entry.name)
        if entry.is_symlink():
            yield from _link(entry, kind)
        elif entry.is_dir(follow_symlinks=False):
            if kind == "system" or entry.name.casefold() in _PASSED_OVER:
                return
            below = depth < DEEPEST
            yield from self.below(entry.path, depth + 1) if below else (_too_deep(entry.path),)
        elif kind == "placeholder":
            yield RejectedFile(entry.path, "placeholder")
        elif kind in {"other", "packed"}:
            yield RejectedFile(entry.path, kind)
        elif kind not in {"own", "system"}:
            yield from self._examined(entry.path, kind, entry.stat(follow_symlinks=False))

    def _examined(self, path: str, kind: NameKind, status: os.stat_result) -> Iterator[FoundFile | RejectedFile]:
        if kind in {"named", "marked"}:
            yield _by_name(path, kind, status)
        elif not stat.S_ISREG(status.st_mode):
            yield RejectedFile(path, "other")
        elif kind == "zip":
            yield from _zipped(path, status)
        elif kind == "mail":
            yield self._mail(path, status)
        else:
            yield from self._by_content(path, status)

    def _mail(self, path: str, status: os.stat_result) -> RejectedFile:
        """Tell of a mail that brought a result, which stays in it until someone saves it; others are no matter."""
        self._looked_at += 1
        is_here = not _is_elsewhere(status) and self._looked_at <= MOST_LOOKED_AT
        return RejectedFile(path, "mail" if is_here and names_a_result(_first_bytes(path, _OF_A_MAIL)) else "other")

    def _by_content(self, path: str, status: os.stat_result) -> Iterator[FoundFile | RejectedFile]:
        self._looked_at += 1
        is_here = not _is_elsewhere(status) and self._looked_at <= MOST_LOOKED_AT
        start = _first_bytes(path) if is_here and status.st_size else b""
        if start.startswith(_ZIP):
            yield from _zipped(path, status)
        elif is_like_overview(start):
            return
        elif _may_be_ours(start) and status.st_size <= LARGEST_RESULT:
            yield FoundFile(
                path, status.st_size, status.st_mtime_ns, is_sure=False, has_own_name=False,
                journal=journal_that_begins(start),
            )  # fmt: skip
        else:
            yield RejectedFile(path, "other")


def _has_program(entries: Iterable[os.DirEntry[str]]) -> bool:
    return any(entry.name == "_internal" for entry in entries)


def _too_deep(path: str) -> RejectedFile:
    return RejectedFile(path, "too_deep", str(DEEPEST))


def _link(entry: os.DirEntry[str], kind: NameKind) -> Iterator[RejectedFile]:
    if entry.is_dir() or kind in {"named", "marked"}:
        yield RejectedFile(entry.path, "link")
    elif kind not in {"own", "system"}:
        yield RejectedFile(entry.path, "other")


def _by_name(path: str, kind: NameKind, status: os.stat_result) -> FoundFile | RejectedFile:
    if not stat.S_ISREG(status.st_mode):
        return RejectedFile(path, "not_regular")
    if status.st_size > LARGEST_RESULT:
        return RejectedFile(path, "too_large", str(status.st_size))
    if not status.st_size:
        return RejectedFile(path, "empty")
    return FoundFile(
        path, status.st_size, status.st_mtime_ns, has_own_name=kind == "named", is_elsewhere=_is_elsewhere(status),
        journal=journal_of(os.path.basename(path)),  # noqa: PTH119  a path of os.scandir
    )  # fmt: skip


def _is_elsewhere(status: os.stat_result) -> bool:
    return bool(getattr(status, "st_file_attributes", 0) & _NOT_HERE)


def _first_bytes(path: str, number: int = _FIRST_BYTES) -> bytes:
    try:
        descriptor = os.open(path, _READ_ONLY)
    except OSError:  # what nobody may read is no result of ours
        return b""
    try:
        return os.read(descriptor, number)
    finally:
        os.close(descriptor)


def _may_be_ours(start: bytes) -> bool:
    if start.startswith(_WIDE_MARKS):
        start = start.replace(b"\0", b"")[2:]
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(_CODE) or (start.startswith(b"{") and any(key in start for key in _KEYS))


def _zipped(path: str, status: os.stat_result) -> Iterator[FoundFile | RejectedFile]:
    from checker.storage.zipped import files_in_zip  # noqa: PLC0415  only a folder with one pays

    if _is_elsewhere(status):
        yield RejectedFile(path, "placeholder")
        return
    yield from files_in_zip(path, status.st_size, status.st_mtime_ns)


def read_found(found: FoundFile) -> bytes:
    """Give the bytes of a file that was found, no more than a result may have. Raises `OSError`.

    Between looking and opening a file may have become something else: a link is not followed, a pipe not waited for.
    """
    descriptor = os.open(found.path, _READ_ONLY)
    try:
        data = os.read(descriptor, LARGEST_RESULT + 1)
        while len(data) < found.size and (more := os.read(descriptor, LARGEST_RESULT)):
            data += more
        return data[: LARGEST_RESULT + 1]
    finally:
        os.close(descriptor)
