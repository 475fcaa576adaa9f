"""What earlier runs read, so that a slow share is asked only for what is new. May be deleted at any time.

It lies in the user's own cache folder and never beside the results: who may write there could turn a fail into a pass.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from checker import __version__
from checker.storage.leftovers import clear_leftovers_of
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.results_folder import RejectedFile
from checker.storage.writing import write_all

_LARGEST = 1024**3
_WORTH_SAVING = 50
"""Files that had to be opened; for fewer, nothing is gained and nothing is left on the disk."""


class Cached(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a file of this size and time holds."""

    size: int
    modified: int
    held: Measurement | RejectedFile


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """As it stands in the cache: the same, in a form that tells the two apart."""

    path: str
    size: int
    modified: int
    measurement: Measurement | None
    rejected: RejectedFile | None


class _File(msgspec.Struct, frozen=True):
    """The whole cache."""

    version: str
    readings: Sequence[tuple[str, bytes]]
    files: Sequence[_Kept]


def forget_all(folder: Path) -> None:
    """Remove every cache in this folder: what was removed elsewhere is not remembered here either."""
    for path in folder.glob("*.cache"):
        with contextlib.suppress(OSError):
            path.unlink()


class ResultsCache:
    """The cache for some folders of results."""

    def __init__(self, folder: Path, results: Sequence[str]) -> None:
        """Keep it in `folder`, under a name that only these folders of results have."""
        names = "\0".join(os.path.abspath(name) for name in results)  # noqa: PTH100  the same name as in the paths
        self.path = folder / f"{hashlib.sha256(names.encode(errors='replace')).hexdigest()[:32]}.cache"
        self._version = f"{__version__} 2"

    def load(self, pool: ReadingPool) -> Mapping[str, Cached]:
        """Give what is known by path; the pool must still be empty. A cache that is not whole is no cache."""
        try:
            if self.path.stat().st_size > _LARGEST:
                return {}
            kept = msgspec.msgpack.decode(self.path.read_bytes(), type=_File)
            if kept.version != self._version:
                return {}
            numbers = [pool.number_of(fact, raw) for fact, raw in kept.readings]
        except (OSError, msgspec.MsgspecError, RecursionError, ValueError):
            return {}
        if numbers != list(range(len(numbers))):
            return {}
        return {item.path: cached for item in kept.files if (cached := _cached(item, len(numbers)))}

    def save(self, files: Mapping[str, Cached], pool: ReadingPool, opened: int) -> None:
        """Keep these for the next run, when there is something to gain. A full disk is no reason to stop."""
        if opened < _WORTH_SAVING:
            return
        used = sorted({number for item in files.values() for number in _readings(item)})
        renumbered = {number: place for place, number in enumerate(used)}
        document = _File(self._version, [pool.text(number) for number in used], _kept(files, renumbered))
        with contextlib.suppress(OSError, ValueError):  # a path may hold what is no character at all
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_all(self.path.parent, {self.path.name: msgspec.msgpack.encode(document)})
            clear_leftovers_of(self.path)


def _cached(item: _Kept, readings: int) -> Cached | None:
    held = item.measurement or item.rejected
    if held is None or (item.measurement and any(number >= readings for number in item.measurement.readings)):
        return None
    return Cached(item.size, item.modified, held)


def _readings(item: Cached) -> tuple[int, ...]:
    return item.held.readings if isinstance(item.held, Measurement) else ()


def _kept(files: Mapping[str, Cached], renumbered: Mapping[int, int]) -> list[_Kept]:
    kept = []
    for path, item in files.items():
        measurement = rejected = None
        if isinstance(item.held, Measurement):
            readings = tuple(map(renumbered.__getitem__, item.held.readings))
            measurement = msgspec.structs.replace(item.held, readings=readings)
        else:
            rejected = item.held
        kept.append(_Kept(path, item.size, item.modified, measurement, rejected))
    return kept
