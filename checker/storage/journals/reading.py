"""All entries of a journal in some folders, in one order whatever order the files were read in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeAlias

from checker.errors import BadInputError, reason_of
from checker.storage.found_bytes import FoundBytes
from checker.storage.journals.file import NewerJournalError, decode
from checker.storage.journals.journal import Journal
from checker.storage.journals.order import AnyEntry, in_order
from checker.storage.names import journal_of
from checker.storage.results_folder import FoundFile, Reason, RejectedFile, read_found, result_files

MOST_ENTRIES = 50_000
ReadBytes: TypeAlias = Callable[[FoundFile], bytes]


class Entries(NamedTuple, Generic[AnyEntry]):
    """What could be read, the oldest first, each file of which something could not, and what each file holds."""

    entries: Sequence[AnyEntry] = ()
    rejected: Sequence[RejectedFile] = ()
    by_file: Mapping[str, Sequence[AnyEntry]] = MappingProxyType({})


def journal_in(folders: Iterable[str], journal: Journal[AnyEntry]) -> Entries[AnyEntry]:
    """Give all entries of this journal in these folders and below. Never raises for what lies there.

    What has the name of such a file and cannot be opened, as one that a sync program did not fetch yet, is told of too.
    """
    away: list[RejectedFile] = []
    found = _found(folders, journal, away.append)
    with closing(FoundBytes()) as sources:
        ours = (entry for entry in found if sources.journal_of(entry) == journal.kind)
        read = read_journal(ours, journal, sources.bytes_of)
    return Entries(read.entries, [*away, *read.rejected])


def _found(
    folders: Iterable[str], journal: Journal[AnyEntry], reject: Callable[[RejectedFile], None]
) -> Iterator[FoundFile]:
    for entry in result_files(folders):
        if isinstance(entry, FoundFile):
            yield entry
        elif journal_of(os.path.basename(entry.file)) == journal.kind:  # noqa: PTH119  a hundred thousand times
            reject(entry)


def read_journal(
    found: Iterable[FoundFile], journal: Journal[AnyEntry], read: ReadBytes = read_found
) -> Entries[AnyEntry]:
    """Give all entries in these files. `read` gives the bytes of one, or raises `OSError` or `BadInputError`.

    Beyond so many that nobody ever wrote them, no file is read any more, and each is told of.
    """
    held: list[AnyEntry] = []
    by_file: dict[str, Sequence[AnyEntry]] = {}
    rejected: list[RejectedFile] = []
    for entry in found:
        if len(held) < MOST_ENTRIES:
            by_file[entry.path] = _read(entry, journal, read, rejected.append)
            held += by_file[entry.path]
        else:
            rejected.append(RejectedFile(entry.path, "too_many", str(MOST_ENTRIES)))
    return Entries(in_order(held), rejected, by_file)


def _read(
    entry: FoundFile, journal: Journal[AnyEntry], read: ReadBytes, reject: Callable[[RejectedFile], None]
) -> Sequence[AnyEntry]:
    try:
        decoded = decode(read(entry), entry.path, journal)
    except NewerJournalError as problem:
        reject(RejectedFile(entry.path, "newer", problem.problem))
    except BadInputError as problem:
        reject(RejectedFile(entry.path, journal.damaged, problem.problem))
    except OSError as error:
        reason: Reason = "placeholder" if entry.is_elsewhere else "unreadable"
        reject(RejectedFile(entry.path, reason, reason_of(error)))
    else:
        if decoded.problem:
            reject(RejectedFile(entry.path, journal.damaged, decoded.problem))
        return decoded.entries
    return ()
