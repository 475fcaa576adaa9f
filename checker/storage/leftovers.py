"""What a run that was cut off left in a results folder: a temporary file, whole or torn.

Only names that this program gives are touched, and only old ones: in a shared folder other computers are writing. A
whole result gets its name, so that nothing measured is lost; what is torn, or only a report, goes. So does what is of a
journal: nothing is said to be decided or ticked before it has its name.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from checker.errors import BadInputError
from checker.storage.disk import move
from checker.storage.names import JOURNAL, STEM
from checker.storage.result_file import read_result
from checker.storage.writing import write_all

_TEMPORARY = re.compile(rf"\.({STEM.pattern}\.(?:json|html)|{JOURNAL.pattern}\.json)\.\d{{1,10}}\.tmp", re.ASCII)
_OLD_SECONDS = 3600
"""Far longer than writing takes, also on a share that hangs."""


def clear_leftovers(folder: Path, now: float) -> None:
    """Finish or remove what was left behind. `now`: when this run itself wrote here, by the folder's own clock.

    Where nobody may look or remove, all stays as it is.
    """
    try:
        old = list(_old(folder, now, _TEMPORARY))
    except OSError:
        return
    for path, found in old:
        with contextlib.suppress(OSError):
            _finish(path, path.with_name(found[1]))


def clear_leftovers_of(path: Path) -> None:
    """Remove what earlier runs left of a file that this one has just written there, under the names it had before."""
    temporary = re.compile(rf"\.{re.escape(path.name)}\.\d{{1,10}}\.tmp", re.ASCII)
    try:
        old = list(_old(path.parent, path.stat().st_mtime, temporary))
    except OSError:
        return
    for left, _ in old:
        with contextlib.suppress(OSError):
            left.unlink()


def clock_of(folder: Path) -> float:
    """Give the moment by a folder's own clock, which a file that is written tells; 0 where none can be written."""
    try:
        (path,) = write_all(folder, {f".systeemcheck-clock-{os.getpid()}": b""})
        now = path.stat().st_mtime
        path.unlink()
    except OSError:
        return 0.0
    return now


def _old(folder: Path, now: float, temporary: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
    with os.scandir(folder) as listing:
        for entry in listing:
            found = temporary.fullmatch(entry.name)
            if found and entry.is_file(follow_symlinks=False) and now - entry.stat().st_mtime > _OLD_SECONDS:
                yield Path(entry.path), found


def _finish(temporary: Path, target: Path) -> None:
    if target.suffix == ".json" and not target.exists() and _is_whole(temporary):
        move(temporary, target)
    else:
        temporary.unlink()


def _is_whole(path: Path) -> bool:
    try:
        read_result(path)
    except BadInputError:
        return False
    return True
