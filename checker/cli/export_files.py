"""Writing what was made for other engines: over an export of an earlier time, and over nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from checker.errors import BadInputError, NoLastingPlaceError
from checker.storage.writing import write_all

_NEXT_STEP = "Name another file."
Place = tuple[Path, Mapping[str, bytes], tuple[bytes, ...]]
"""A file or folder, its files by name ("" where it is the file itself), and with what one of an earlier time begins."""


def check_places(places: Sequence[Place]) -> None:
    """Raise `BadInputError` where one would be written over a file of someone else, or over another of these."""
    taken: set[str] = set()
    for path, marks in _paths(places):
        place = os.path.normcase(os.path.realpath(path))
        if place in taken:
            raise BadInputError(str(path), "", "is named for two files", _NEXT_STEP)
        taken.add(place)
        if path.exists() and not _is_ours(path, marks):
            raise BadInputError(str(path), "", "is there already, and is no export of an earlier time", _NEXT_STEP)


def write_export(place: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of one engine, all or none. Raises `NoLastingPlaceError`."""
    folder = place if "" not in files else place.parent
    named = {name or place.name: data for name, data in files.items()}
    try:
        write_all(folder, named)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise NoLastingPlaceError(f"{place}: {reason}. Close it if it is open, or name another file.") from error


def _paths(places: Sequence[Place]) -> Iterator[tuple[Path, tuple[bytes, ...]]]:
    for place, files, marks in places:
        for name in files:
            yield (place / name if name else place), marks


def _is_ours(path: Path, marks: tuple[bytes, ...]) -> bool:
    """Tell whether it is empty, or an export of an earlier time: nobody's own work is lost."""
    try:
        with path.open("rb") as file:
            start = file.read(max(map(len, marks)))
    except OSError:
        return False
    return not start or start.startswith(marks)
