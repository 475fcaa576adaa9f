"""What the desk looks at: the folder of results and what is kept beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

from checker.checklist.catalogue import NAME as CHECKLISTS
from checker.desk.newest import FolderAwayError, Seen
from checker.errors import BadInputError
from checker.specification.listing import paths_in, spec_paths_in
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.results_folder import FoundFile, RejectedFile, result_files
from checker.storage.school_list.kept import FILE_NAME
from checker.storage.school_year.school_year_file import SCHOOL_YEAR

_MAY_COME_BACK = frozenset({"unreadable", "folder_unreadable"})


def seen_in(folder: Path, beside: Iterable[Path], also: Hashable) -> Seen:
    """Give what differs when a file came, went or changed, or another day began. Raises `FolderAwayError`.

    `beside`: files elsewhere that count too; `also`: what else the overview is made of.
    """
    found = tuple(result_files([str(folder)]))
    raise_when_away(folder, (item for item in found if isinstance(item, RejectedFile)))
    entries = tuple(item for item in found if isinstance(item, FoundFile) and _has_entries(item))
    rest = tuple(item for item in found if isinstance(item, RejectedFile) or not _has_entries(item))
    states = tuple(_state_of(path) for path in (folder / FILE_NAME, *beside))
    return Seen((rest, states, dt.datetime.now().astimezone().date(), also), entries)


def _has_entries(item: FoundFile) -> bool:
    """Tell whether it holds what people decided or did; of a zip all that is in it is read as one."""
    return item.journal in {SCHOOL_YEAR.kind, CORRECTIONS.kind} and not item.member


def specs_signature(folder: Path) -> Hashable:
    """Give what differs when a spec or a checklist of the school's own came, went or changed."""
    return _states(spec_paths_in, folder), _states(paths_in, folder / CHECKLISTS)


def _states(paths: Callable[[Path], Iterable[Path]], folder: Path) -> Hashable:
    try:
        return tuple((path, _state_of(path)) for path in paths(folder))
    except BadInputError:  # who asks for what is there tells what is wrong with it
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
