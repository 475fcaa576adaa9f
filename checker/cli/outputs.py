"""Where a command may write: over what it made before, and over nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.errors import BadInputError, NoLastingPlaceError
from checker.reporting.fleet.earlier_output import is_ours
from checker.storage.leftovers import clear_leftovers_of
from checker.storage.writing import write_all

_NEXT_STEP = "Name another file."


def check_outputs(outputs: Sequence[Path], inputs: Iterable[Path]) -> None:
    """Raise `BadInputError` when an output is an input, another output, or a file of someone else."""
    taken = {_place(path): "is read as well" for path in inputs}
    for path in outputs:
        place = _place(path)
        if place in taken:
            raise BadInputError(str(path), "", taken[place], _NEXT_STEP)
        taken[place] = "is named for two files"
        if path.is_file() and path.stat().st_size and not is_ours(path):
            raise BadInputError(str(path), "", "is there already, and is no overview of an earlier time", _NEXT_STEP)


def write_output(path: Path, data: bytes) -> Path:
    """Write a file, and give where it is. Raises `NoLastingPlaceError` when it cannot be written."""
    try:
        (written,) = write_all(path.parent, {path.name: data})
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise NoLastingPlaceError(f"{path}: {reason}. Close it if it is open, or name another file.") from error
    clear_leftovers_of(written)
    return written


def check_folder(folder: str) -> None:
    """Raise `BadInputError` for a folder of results that is not there."""
    if not os.path.isdir(folder):  # noqa: PTH112  raises for no name
        problem = "is not there, or is no folder"
        raise BadInputError(folder, "", problem, "Check the name, and whether the stick or the share is there.")


def _place(path: Path) -> str:
    """Give one name for one file, however it is written."""
    return os.path.normcase(os.path.realpath(path))
