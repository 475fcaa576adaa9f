"""All results in some folders, read once: what counts, what was rejected, and what they have in common."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from types import MappingProxyType

import msgspec

from checker import stopwatch
from checker.errors import BadInputError, NotJudgedError, judging, reason_of
from checker.model.corrections import Correction
from checker.model.school_year import SchoolYearEntry
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.forms import as_utf8, is_handed_over, is_like_result
from checker.storage.found_bytes import FoundBytes
from checker.storage.journals.reading import read_journal
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.names import HANDED_OVER, JournalKind
from checker.storage.result_file import NewerResultError
from checker.storage.results_cache import Cached, ResultsCache
from checker.storage.results_folder import FoundFile, Reason, RejectedFile, result_files
from checker.storage.school_year.school_year_file import SCHOOL_YEAR

Progress = Callable[[int, int], None]
AsResult = Callable[[bytes, str], bytes]
"""From the bytes of what a page handed over, and their name, to those of a result. Raises `BadInputError`."""
_STEP = 200
MOST_NAMES = 500
"""Of other files; a wrong folder may have a hundred thousand."""
_SETTLED = 3_000_000_000
"""Nanoseconds after which a file with the same time and size is the same file: FAT counts in steps of two seconds."""


class OtherFiles(msgspec.Struct, frozen=True, kw_only=True):
    """Files that are no results: how many, and the names of the first."""

    number: int = 0
    names: Sequence[str] = ()


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What was read. `opened` results were not known from an earlier run; entries of journals stand the oldest first.

    `zipped` results are in a zip with others. `correction_files`: the files those corrections are in;
    `school_year_files`: in how many entries of the checklist are, and `school_year_by_file`: by the path of each, for
    whose they are.
    """

    measurements: Sequence[tuple[str, Measurement]]
    rejected: Sequence[RejectedFile]
    pool: ReadingPool
    opened: int
    corrections: Sequence[Correction] = ()
    folders: Sequence[str] = ()
    others: OtherFiles = OtherFiles()
    zipped: frozenset[str] = frozenset()
    correction_files: frozenset[str] = frozenset()
    school_year: Sequence[SchoolYearEntry] = ()
    school_year_files: int = 0
    school_year_by_file: Mapping[str, Sequence[SchoolYearEntry]] = MappingProxyType({})


def gather(
    folders: Sequence[str],
    cache: ResultsCache | None = None,
    progress: Progress | None = None,
    as_result: AsResult | None = None,
    own: Collection[str] = (),
) -> Gathered:
    """Give every result in these folders and below, with its path. Never raises for what lies there.

    What pages saved counts only with `as_result`, which judges it. `own`: files that this program writes or reads
    there for another reason.
    """
    pool = ReadingPool()
    known = cache.load(pool) if cache else {}
    entries = list(result_files(folders))
    refused = [entry for entry in entries if isinstance(entry, RejectedFile)]
    with closing(_Sources(as_result)) as sources:
        found, journals = _by_kind(entries, sources)
        corrected = read_journal(journals["corrections"], CORRECTIONS, sources.bytes_of)
        school_year = read_journal(journals["school_year"], SCHOOL_YEAR, sources.bytes_of)
        held, opened = _read_all(found, known, lambda entry: _read(entry, pool, sources), progress)
    if cache:
        cache.save(_settled(held), pool, opened)
    refused += [item.held for item in held.values() if isinstance(item.held, RejectedFile)]
    refused += (*corrected.rejected, *school_year.rejected)
    return Gathered(
        measurements=[(path, item.held) for path, item in held.items() if isinstance(item.held, Measurement)],
        rejected=[item for item in refused if item.reason != "other"],
        pool=pool,
        opened=opened,
        corrections=corrected.entries,
        folders=folders,
        zipped=frozenset(entry.path for entry in found if entry.member),
        correction_files=frozenset(entry.path for entry in journals["corrections"])
        - {item.file for item in corrected.rejected},
        school_year=school_year.entries,
        school_year_files=len(journals["school_year"]) - len(school_year.rejected),
        school_year_by_file=school_year.by_file,
        others=_others([item.file for item in refused if item.reason == "other"], own),
    )


def _by_kind(
    entries: Sequence[FoundFile | RejectedFile], sources: _Sources
) -> tuple[Sequence[FoundFile], Mapping[JournalKind, Sequence[FoundFile]]]:
    """Give what may be a result, and the files of journals; of copies, the one with its own name comes first.

    What a page sent comes before what it saved: who received it knows how right its clock was.
    """
    found: list[FoundFile] = []
    journals: dict[JournalKind, list[FoundFile]] = {"corrections": [], "school_year": []}
    for entry in entries:
        if isinstance(entry, FoundFile):
            journal = sources.journal_of(entry)
            (journals[journal] if journal else found).append(entry)
    found.sort(key=lambda entry: (not entry.has_own_name, entry.path.casefold().endswith(HANDED_OVER)))
    return found, journals


def _read_all(
    found: Sequence[FoundFile],
    known: Mapping[str, Cached],
    read: Callable[[FoundFile], Measurement | RejectedFile],
    progress: Progress | None,
) -> tuple[dict[str, Cached], int]:
    """Give what is in each file, and how many had to be read: those that changed since they were remembered."""
    held: dict[str, Cached] = {}
    opened = 0
    for number, entry in enumerate(found):
        if progress and number % _STEP == 0:
            progress(number, len(found))
        cached = known.get(entry.path)
        if cached is None or (cached.size, cached.modified) != (entry.size, entry.modified):
            cached = Cached(entry.size, entry.modified, read(entry))
            opened += 1
        held[entry.path] = cached
    if progress:
        progress(len(found), len(found))
    return held, opened


def _others(files: Sequence[str], own: Collection[str]) -> OtherFiles:
    known = frozenset(map(os.path.abspath, own))
    left = [file for file in files if os.path.abspath(file) not in known] if known else files  # noqa: PTH100  of scandir
    return OtherFiles(number=len(left), names=sorted(left)[:MOST_NAMES])


def _settled(held: Mapping[str, Cached]) -> dict[str, Cached]:
    """Give what may be remembered: a file that was written this moment may be written again in the same one."""
    now = stopwatch.nanoseconds_since_1970()
    return {path: item for path, item in held.items() if now - item.modified > _SETTLED}


class _Sources(FoundBytes):
    """Where bytes come from; and what judges those that a page saved."""

    def __init__(self, as_result: AsResult | None) -> None:
        super().__init__()
        self._as_result = as_result

    def read(self, found: FoundFile) -> bytes:
        """Give the bytes of a result; those of a page's own file once they are judged. `BadInputError` for others."""
        data = as_utf8(self.bytes_of(found))
        if not is_handed_over(data, found.path):
            return data
        if self._as_result is None:
            if found.is_sure and HANDED_OVER not in found.path.casefold():
                return data
            raise _NotAskedForError(found.path, "", "handed over by a page", "Make an overview.")
        with judging(found.path):
            return self._as_result(data, found.path)


class _NotAskedForError(BadInputError):
    """What a page saved, for who has nothing to judge it with."""


def _read(found: FoundFile, pool: ReadingPool, sources: _Sources) -> Measurement | RejectedFile:
    try:
        data = sources.read(found)
    except _NotAskedForError:
        return RejectedFile(found.path, "other")
    except NotJudgedError as problem:
        return RejectedFile(found.path, "not_judged", problem.problem)
    except BadInputError as problem:
        return RejectedFile(found.path, "not_result", problem.problem)
    except OSError as error:
        reason: Reason = "placeholder" if found.is_elsewhere else "unreadable"
        return RejectedFile(found.path, reason, reason_of(error))
    return _measurement(data, found, pool)


def _measurement(data: bytes, found: FoundFile, pool: ReadingPool) -> Measurement | RejectedFile:
    try:
        return pool.measurement(data, found.path)
    except NewerResultError as problem:
        return RejectedFile(found.path, "newer", problem.problem)
    except BadInputError as problem:
        is_told = found.is_sure or is_like_result(data)
        return RejectedFile(found.path, "not_result" if is_told else "other", problem.problem if is_told else "")
