"""Where a result may go, in order, until one place takes it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from checker.errors import NoLastingPlaceError, reason_of
from checker.storage.leftovers import clear_leftovers
from checker.storage.writing import write_all

RESULTS_FOLDER = "resultaten"
_OF_WINDOWS = re.compile(r"\\\\|[A-Za-z]:\\")


class Place(msgspec.Struct, frozen=True):
    """A folder that may take results; a lasting one keeps them."""

    folder: Path
    is_lasting: bool = True


class Saved(msgspec.Struct, frozen=True):
    """Where the files went, and which places refused them and why (an error's short text)."""

    paths: tuple[Path, ...]
    place: Place
    refused: tuple[tuple[Path, str], ...]


def places(given: str | None, configured: str, home: Path, documents: Callable[[], Path]) -> Iterator[Place]:
    """Give the places in order: given, configured, `resultaten` in `home`, the documents folder, a temporary one.

    `home` is the portable program's folder, or the current one. Someone who names a folder does not expect the
    result among their documents, so that place is skipped then.
    """
    if given:
        yield Place(Path(given))
    if configured:
        yield Place(home / configured)
    yield Place(home / RESULTS_FOLDER)
    if not given:
        yield Place(documents())
    yield from _temporary()


def _refuse_share(folder: Path) -> None:
    """Raise `OSError` for a folder of Windows elsewhere, where its name would be that of a new folder right here."""
    if os.name != "nt" and _OF_WINDOWS.match(folder.name):
        raise OSError(None, "a folder of Windows")


def _temporary() -> Iterator[Place]:
    import tempfile  # noqa: PLC0415  6 ms, and hardly anyone gets this far

    try:
        yield Place(Path(tempfile.gettempdir()), is_lasting=False)
    except FileNotFoundError:  # not even that can be written
        return


def save(files: Mapping[str, bytes], candidates: Iterable[Place]) -> Saved:
    """Write the files into the first place that takes all of them. Raises `NoLastingPlaceError` when none does."""
    refused: list[tuple[Path, str]] = []
    for place in candidates:
        try:
            _refuse_share(place.folder)
            paths = tuple(write_all(place.folder, files))
            clear_leftovers(place.folder, paths[0].stat().st_mtime)
            return Saved(paths, place, tuple(refused))
        except (OSError, ValueError) as error:
            refused.append((place.folder, reason_of(error)))
    tried = "; ".join(f"{folder}: {reason}" for folder, reason in refused)
    raise NoLastingPlaceError(f"the result could not be saved anywhere ({tried}). Name a folder with --results.")
