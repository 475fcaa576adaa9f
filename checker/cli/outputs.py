"""Where a command may write: over what it made before, and over nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.errors import BadInputError
from checker.reporting.fleet.earlier_output import is_ours

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


def _place(path: Path) -> str:
    """Give one name for one file, however it is written."""
    return os.path.normcase(os.path.realpath(path))
