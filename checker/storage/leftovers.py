"""What a run that was cut off left in a results folder: a temporary file, whole or torn.

Only names that this program gives are touched, and only old ones: in a shared folder other computers are writing. A
whole result gets its name, so that nothing measured is lost; what is torn, or only a report, goes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from checker.errors import BadInputError
from checker.storage.disk import move
from checker.storage.names import STEM
from checker.storage.result_file import read_result

_TEMPORARY = re.compile(rf"\.({STEM.pattern}\.(json|html))\.\d{{1,10}}\.tmp", re.ASCII)
_OLD_SECONDS = 3600
"""Far longer than writing takes, also on a share that hangs."""


def clear_leftovers(folder: Path, now: float) -> None:
    """Finish or remove what was left behind. `now`: when this run itself wrote here, by the folder's own clock.

    Where nobody may look or remove, all stays as it is.
    """
    try:
        old = list(_old_leftovers(folder, now))
    except OSError:
        return
    for path, name in old:
        try:
            _finish(path, path.with_name(name))
        except OSError:
            continue


def _old_leftovers(folder: Path, now: float) -> Iterator[tuple[Path, str]]:
    with os.scandir(folder) as listing:
        for entry in listing:
            found = _TEMPORARY.fullmatch(entry.name)
            if found and entry.is_file(follow_symlinks=False) and now - entry.stat().st_mtime > _OLD_SECONDS:
                yield Path(entry.path), found[1]


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
