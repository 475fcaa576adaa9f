"""Where a command may write: over what it made before, and over nothing else; and writing it whole or not at all.

Of a path that is not there only the last folder is made, by every command: a whole path would be made of a name that
is mistyped, or in the place of a stick that is out, and nobody would find there what was written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from checker.errors import BadInputError, NoLastingPlaceError, reason_of
from checker.storage.leftovers import clear_leftovers_of
from checker.storage.writing import write_all, write_new

Kind: TypeAlias = Literal["overview", "report", "checklist"]
_NEXT_STEP = "Name another file."


def check_outputs(outputs: Sequence[Path], inputs: Iterable[Path], kind: Kind = "overview") -> None:
    """Raise `BadInputError` when an output is an input, another output, or a file of someone else."""
    _refuse_taken(outputs, inputs)
    for path in outputs:
        if path.is_file() and path.stat().st_size and not _knows(kind)(path):
            raise BadInputError(str(path), "", f"is there already, and is no {kind} of an earlier time", _NEXT_STEP)


def _knows(kind: Kind) -> Callable[[Path], bool]:
    """Give what knows such a file; most runs write where nothing is yet, and need none of it."""
    match kind:
        case "overview":
            from checker.reporting.fleet.earlier_output import is_ours  # noqa: PLC0415  see above

            return is_ours
        case "report":
            from checker.reporting.device.earlier_report import is_report  # noqa: PLC0415  likewise

            return is_report
        case "checklist":
            from checker.reporting.checklist.earlier_output import is_checklist  # noqa: PLC0415  likewise

            return is_checklist


def check_exports(outputs: Sequence[tuple[Path, tuple[bytes, ...]]]) -> None:
    """Raise `BadInputError` likewise for files that are known by how they begin, each with its beginnings."""
    _refuse_taken([path for path, _ in outputs], [])
    for path, beginnings in outputs:
        if path.exists() and not _begins_with(path, beginnings):
            raise BadInputError(str(path), "", "is there already, and is no export of an earlier time", _NEXT_STEP)


def check_new(path: Path) -> None:
    """Raise `BadInputError` where something has this name: what a person made of an earlier draft is never lost."""
    if os.path.lexists(path):
        raise _taken(path)
    check_place(path, path.parent)


def check_place(named: Path, folder: Path) -> None:
    """Raise `NoLastingPlaceError` where a folder is not there and cannot be made: the one that it would be in lacks."""
    if not (os.path.lexists(folder) or folder.parent.is_dir()):
        raise NoLastingPlaceError(f"{named}: there is no folder {folder.parent}. Make it first, or name another place.")


def write_new_output(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises `BadInputError` where it came meanwhile, and `NoLastingPlaceError`."""
    try:
        write_new(path, data)
    except FileExistsError as error:
        raise _taken(path) from error
    except (OSError, ValueError) as error:
        raise NoLastingPlaceError(f"{path}: {reason_of(error)}. Name another file with -o.") from error


def write_output(path: Path, data: bytes) -> Path:
    """Give where it was written. Raises `NoLastingPlaceError` when it cannot be."""
    (written,) = write_outputs(path.parent, {path.name: data}, path)
    return written


def write_outputs(folder: Path, files: Mapping[str, bytes], named: Path) -> Sequence[Path]:
    """Give where they were written, all or none. Raises `NoLastingPlaceError`, about the place as it was `named`."""
    try:
        written = write_all(folder, files)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise NoLastingPlaceError(f"{named}: {reason}. Close it if it is open, or name another file.") from error
    for path in written:
        clear_leftovers_of(path)
    return written


def _taken(path: Path) -> BadInputError:
    return BadInputError(str(path), "", "is there already", "Name another file with -o.")


def _refuse_taken(outputs: Sequence[Path], inputs: Iterable[Path]) -> None:
    taken = {_place(path): "is read as well" for path in inputs}
    for path in outputs:
        place = _place(path)
        if place in taken:
            raise BadInputError(str(path), "", taken[place], _NEXT_STEP)
        if path.exists() and not path.is_file():  # a device or a pipe, which a file would come in the place of
            raise BadInputError(str(path), "", "not a regular file", _NEXT_STEP)
        check_place(path, path.parent)
        taken[place] = "is named for two files"


def _begins_with(path: Path, beginnings: tuple[bytes, ...]) -> bool:
    """Tell whether a file is empty or begins so; a folder, or what cannot be read, does not."""
    try:
        with path.open("rb") as file:
            start = file.read(max(map(len, beginnings)))
    except OSError:
        return False
    return not start or start.startswith(beginnings)


def check_folder(folder: str) -> None:
    """Raise `BadInputError` for a folder of results that is not there."""
    if not os.path.isdir(folder):  # noqa: PTH112  raises for no name
        problem = "is not there, or is no folder"
        raise BadInputError(folder, "", problem, "Check the name, and whether the stick or the share is there.")


def _place(path: Path) -> str:
    """Give one name for one file, however it is written."""
    return os.path.normcase(os.path.realpath(path))
