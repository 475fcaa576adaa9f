"""All results in some folders, read once: what counts, what was rejected, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from checker import stopwatch
from checker.errors import BadInputError, NotJudgedError, judging
from checker.model.corrections import Correction
from checker.storage.corrections.reading import is_corrections, read_corrections
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.names import HANDED_OVER
from checker.storage.result_file import NewerResultError
from checker.storage.results_cache import Cached, ResultsCache
from checker.storage.results_folder import FoundFile, RejectedFile, read_found, result_files

Progress = Callable[[int, int], None]
AsResult = Callable[[bytes, str], bytes]
"""From the bytes of what a page handed over, and their name, to those of a result. Raises `BadInputError`."""
_STEP = 200
_SETTLED = 3_000_000_000
"""Nanoseconds after which a file with the same time and size is the same file: FAT counts in steps of two seconds."""


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What was read. `opened` results were not known from an earlier run; `corrections` stand the oldest first."""

    measurements: Sequence[tuple[str, Measurement]]
    rejected: Sequence[RejectedFile]
    pool: ReadingPool
    opened: int
    corrections: Sequence[Correction] = ()


def gather(
    folders: Sequence[str],
    cache: ResultsCache | None = None,
    progress: Progress | None = None,
    as_result: AsResult | None = None,
) -> Gathered:
    """Give every result in these folders and below, with its path. Never raises for what lies there.

    What pages saved counts only with `as_result`, which judges it.
    """
    pool = ReadingPool()
    known = cache.load(pool) if cache else {}
    entries = [entry for entry in result_files(folders) if as_result or not _is_handed_over(entry)]
    rejected = [entry for entry in entries if isinstance(entry, RejectedFile)]
    corrected = read_corrections(entry for entry in entries if is_corrections(entry))
    found = [entry for entry in entries if isinstance(entry, FoundFile) and not is_corrections(entry)]
    held: dict[str, Cached] = {}
    opened = 0
    for number, entry in enumerate(found):
        if progress and number % _STEP == 0:
            progress(number, len(found))
        cached = known.get(entry.path)
        if cached is None or (cached.size, cached.modified) != (entry.size, entry.modified):
            cached = Cached(entry.size, entry.modified, _read(entry, pool, as_result))
            opened += 1
        held[entry.path] = cached
    if cache:
        cache.save(_settled(held), pool, opened)
    if progress:
        progress(len(found), len(found))
    rejected += [item.held for item in held.values() if isinstance(item.held, RejectedFile)]
    rejected += corrected.rejected
    measurements = [(path, item.held) for path, item in held.items() if isinstance(item.held, Measurement)]
    return Gathered(
        measurements=measurements, rejected=rejected, pool=pool, opened=opened, corrections=corrected.corrections
    )


def _settled(held: Mapping[str, Cached]) -> dict[str, Cached]:
    """Give what may be remembered: a file that was written this moment may be written again in the same one."""
    now = stopwatch.nanoseconds_since_1970()
    return {path: item for path, item in held.items() if now - item.modified > _SETTLED}


def _is_handed_over(entry: FoundFile | RejectedFile) -> bool:
    return isinstance(entry, FoundFile) and entry.path.casefold().endswith(HANDED_OVER)


def _read(found: FoundFile, pool: ReadingPool, as_result: AsResult | None) -> Measurement | RejectedFile:
    try:
        data = read_found(found)
        if as_result and _is_handed_over(found):
            with judging(found.path):
                data = as_result(data, found.path)
        return pool.measurement(data, found.path)
    except NewerResultError as problem:
        return RejectedFile(found.path, "newer", problem.problem)
    except NotJudgedError as problem:
        return RejectedFile(found.path, "not_judged", problem.problem)
    except BadInputError as problem:
        return RejectedFile(found.path, "not_result", problem.problem)
    except OSError as error:
        return RejectedFile(found.path, "unreadable", error.strerror or type(error).__name__)
