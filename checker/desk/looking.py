"""What the desk looks at: the folder of results and what is kept beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from pathlib import Path

from checker.desk.newest import FolderAwayError
from checker.errors import BadInputError
from checker.specification.listing import spec_paths_in
from checker.storage.results_folder import RejectedFile, result_files
from checker.storage.school_list.kept import FILE_NAME

_MAY_COME_BACK = frozenset({"unreadable", "folder_unreadable"})


def signature(folder: Path, beside: Iterable[Path]) -> Hashable:
    """Give what differs when a file came, went or changed, or another day began. Raises `FolderAwayError`."""
    found = tuple(result_files([str(folder)]))
    raise_when_away(folder, (item for item in found if isinstance(item, RejectedFile)))
    return (
        found,
        tuple(_state_of(path) for path in (folder / FILE_NAME, *beside)),
        dt.datetime.now().astimezone().date(),
    )


def specs_signature(folder: Path) -> Hashable:
    """Give what differs when a spec of the school's own came, went or changed."""
    try:
        return tuple((path, _state_of(path)) for path in spec_paths_in(folder))
    except BadInputError:  # who asks for the requirements tells what is wrong there
        return None


def raise_when_away(folder: Path, rejected: Iterable[RejectedFile]) -> None:
    """Raise `FolderAwayError` when the folder itself could not be read: what was seen before still stands."""
    for item in rejected:
        if item.reason == "folder_unreadable" and item.file == str(folder):
            raise FolderAwayError(item.detail)


def is_whole(rejected: Iterable[RejectedFile]) -> bool:
    """Tell whether nothing failed that may go well at the next look."""
    return not any(item.reason in _MAY_COME_BACK for item in rejected)


def _state_of(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_size, status.st_mtime_ns)
