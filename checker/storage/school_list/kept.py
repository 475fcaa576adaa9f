"""The list that the desk took in, beside the results, so that the next start and `fleet` use it too.

What is kept is what was read of it, not the file: columns that nobody asked for, such as people's names, are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from checker.storage.school_list.listed import SchoolList
from checker.storage.writing import write_beside
from checker.typed_files import first_bytes

FILE_NAME = ".systeemcheck-list.json"
"""The dot keeps it from being taken for a result."""
_LARGEST = 64 * 1024**2
_LISTS = msgspec.json.Decoder(SchoolList)
_BROKEN = SchoolList(name=FILE_NAME, problem="kept_broken")


def keep_list(folder: Path, school_list: SchoolList) -> None:
    """Keep this list for a folder of results, in place of an earlier one. Raises `OSError`."""
    write_beside(folder, {FILE_NAME: msgspec.json.encode(school_list)})


def kept_list(folders: Iterable[str]) -> SchoolList | None:
    """Give the list that is kept with the first of these folders that has one; one that is damaged says so."""
    return next((found for folder in folders if (found := _kept_in(folder))), None)


def forget_list(folder: Path) -> None:
    """Use it no longer. Raises `OSError`."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def _kept_in(folder: str) -> SchoolList | None:
    """Give it; None where there is none. What is larger or other than this version writes is damaged."""
    try:
        data = first_bytes(Path(folder) / FILE_NAME, _LARGEST + 1)
        return _LISTS.decode(data) if len(data) <= _LARGEST else _BROKEN
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return _BROKEN
