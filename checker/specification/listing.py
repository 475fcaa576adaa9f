"""What lies in a folder that anyone may have written to: looked at by name and size, before a file of it is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from checker.errors import BadInputError
from checker.specification.catalogue import NOT_SPECS, is_document

_MOST_ENTRIES = 500
_LARGEST = 2 * 1024 * 1024  # of all documents together; half a second of decoding
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: what Windows has beside symbolic links, and anyone may make


def spec_paths_in(beside: Path) -> list[Path]:
    """Give the files that should be specs; only names and sizes are looked at. Raises `BadInputError` for a flood."""
    found = _documents(beside, _entries(beside), lambda entry: entry.parent != beside)
    return [entry for entry in found if entry.parent.name not in NOT_SPECS]


def paths_in(folder: Path) -> list[Path]:
    """Give the TOML files right in a folder, likewise."""
    refuse_link(folder)
    return _documents(folder, _listed(folder), lambda _entry: True)


def _documents(folder: Path, listed: Iterator[Path], counts: Callable[[Path], bool]) -> list[Path]:
    entries = list(islice(listed, _MOST_ENTRIES + 1))
    if len(entries) > _MOST_ENTRIES:
        raise BadInputError(str(folder), "", f"more than {_MOST_ENTRIES} files", "Take out what does not belong there.")
    documents = [entry for entry in entries if is_document(entry) and counts(entry)]
    size = sum(status.st_size for entry in documents if (status := _status(entry)))
    if size > _LARGEST:
        problem = f"{size} bytes of documents; the limit is {_LARGEST}"
        raise BadInputError(str(folder), "", problem, "Take out what is not needed.")
    return sorted(documents)


def refuse_more(folder: Path, new: Sequence[bytes]) -> None:
    """Raise `BadInputError` when a folder with these files added would be more than is looked at."""
    if not new:
        return
    entries = list(islice(_entries(folder), _MOST_ENTRIES + 1))
    size = sum(status.st_size for entry in entries if entry.suffix == ".toml" and (status := _status(entry)))
    if len(entries) + 2 * len(new) > _MOST_ENTRIES or size + sum(map(len, new)) > _LARGEST:
        raise BadInputError(str(folder), "", "no room for more requirements", "Take out what is not needed.")


def _entries(beside: Path) -> Iterator[Path]:
    """Give what is in a folder, and in the folders in it, one by one: whoever stops asking pays for no more."""
    refuse_link(beside)
    for folder in _listed(beside):
        yield folder
        status = refuse_link(folder)
        if status and stat.S_ISDIR(status.st_mode):
            yield from _listed(folder)


def _listed(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            yield from (folder / entry.name for entry in entries)
    except OSError:  # reading what should be in it will tell what is wrong
        return


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:  # gone since it was listed
        return None


def refuse_link(path: Path) -> os.stat_result | None:
    """Give what it is when it is no link; None: it is gone."""
    status = _status(path)
    if status and _is_link(status):
        raise BadInputError(str(path), "", "a link; links are not followed", "Put the file itself here.")
    return status


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION
