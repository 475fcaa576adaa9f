"""Results that came together in a zip file: each is a source of its own, `map.zip/naam.json`.

A zip says how large its parts are, and may lie: what is read is never more than a result can be, and how much there can
be in all is looked at before anything is unpacked. A zip in a zip is not opened.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence

from checker.storage.bounded_zip import (
    DAMAGED_ZIP,
    BoundedZip,
    ZipTooLargeError,
    folders_and_name,
    is_in_hidden_folder,
)
from checker.storage.file_names import kind_of
from checker.storage.names import journal_of
from checker.storage.result_file import LARGEST_RESULT
from checker.storage.results_folder import FoundFile, Reason, RejectedFile

LARGEST_ZIP = 100 * 1024 * 1024
MOST_UNPACKED = 256 * 1024 * 1024
"""Of everything in it that may be a result: some ten thousand of them."""
_LOCKED = 0x1


def files_in_zip(path: str, size: int, modified: int) -> Iterator[FoundFile | RejectedFile]:
    """Give what is in a zip of this size, each as a file of its own; a zip without any result is another file."""
    try:
        parts = _parts(path, size)
    except DAMAGED_ZIP as error:
        reason: Reason = "zip_too_large" if isinstance(error, ZipTooLargeError) else "zip_broken"
        yield RejectedFile(path, reason)
        return
    told = [item for part in parts if (item := _told(path, part, size, modified))]
    found = {item.path for item in told if isinstance(item, FoundFile)}
    if not found:
        yield RejectedFile(path, "other")
    elif any(part.flag_bits & _LOCKED for part in parts):
        yield RejectedFile(path, "zip_locked")
    elif sum(part.file_size for part in parts if inside(path, part.filename) in found) > MOST_UNPACKED:
        yield RejectedFile(path, "zip_too_large")
    else:
        yield from told


def _parts(path: str, size: int) -> Sequence[zipfile.ZipInfo]:
    if size > LARGEST_ZIP:
        raise ZipTooLargeError
    with BoundedZip(path) as archive:
        return archive.parts


def _told(path: str, part: zipfile.ZipInfo, size: int, modified: int) -> FoundFile | RejectedFile | None:
    """Give what a part is by its name; its folders count as those of a disk do. None for what goes unmentioned."""
    _, name = folders_and_name(part)
    file, kind = inside(path, part.filename), kind_of(name)
    if kind in {"own", "system"} or is_in_hidden_folder(part):
        return None
    if kind == "zip":
        return RejectedFile(file, "zip_in_zip")
    if kind in {"other", "mail", "placeholder", "packed"}:
        return RejectedFile(file, "other" if kind == "mail" else kind)
    is_sure = kind != "unclear"
    if part.file_size > LARGEST_RESULT:
        return RejectedFile(file, "too_large" if is_sure else "other")
    if not part.file_size:
        return RejectedFile(file, "empty" if is_sure else "other")
    own = kind == "named"
    return FoundFile(
        file, size, modified, is_sure=is_sure, has_own_name=own, member=part.filename, journal=journal_of(name)
    )


class Unpacking:
    """Reads members; the zip that was read last stays open, as its members come one after the other."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        self._path = ""
        self._archive: BoundedZip | None = None

    def read(self, path: str, member: str) -> bytes:
        """Give a member's bytes, no more than a result may have. Raises `OSError` for whatever is wrong with it."""
        try:
            if path != self._path or self._archive is None:
                self.close()
                self._archive, self._path = BoundedZip(path), path
            return self._archive.beginning(member, LARGEST_RESULT + 1)
        except DAMAGED_ZIP as error:
            raise OSError(None, "cannot be unpacked", f"{path}/{member}") from error

    def close(self) -> None:
        """Let go of what is open."""
        if self._archive:
            self._archive.close()
        self._archive = None


def inside(path: str, member: str) -> str:
    """Give the name that stands for a member: that of the zip, and its own behind it."""
    return f"{path}/{member}"
