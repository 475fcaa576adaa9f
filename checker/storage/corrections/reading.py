"""All corrections in some folders, in one order whatever order the files were read in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from checker.errors import BadInputError, reason_of
from checker.model.corrections import Correction
from checker.storage.corrections.correction_file import NewerCorrectionsError, decode_corrections
from checker.storage.forms import as_utf8
from checker.storage.journals.order import in_order
from checker.storage.names import CORRECTIONS
from checker.storage.results_folder import FoundFile, RejectedFile, read_found, result_files

MOST_CORRECTIONS = 50_000
Read: TypeAlias = Callable[[FoundFile], bytes]


class Corrections(NamedTuple):
    """What could be read, the oldest first, and each file of which something could not."""

    corrections: Sequence[Correction] = ()
    rejected: Sequence[RejectedFile] = ()


def is_corrections(entry: FoundFile | RejectedFile) -> bool:
    """Tell whether this is a file with corrections, or a copy of one, by its name or by how it begins."""
    return isinstance(entry, FoundFile) and (entry.has_corrections or is_name_of_corrections(entry.path))


def is_name_of_corrections(path: str) -> bool:
    """Tell whether a file with this path has corrections, by its name."""
    return CORRECTIONS.search(path.replace("\\", "/").rpartition("/")[2]) is not None


def corrections_in(folders: Iterable[str]) -> Corrections:
    """Give all corrections in these folders and below. Never raises for what lies there."""
    return read_corrections(entry for entry in result_files(folders) if is_corrections(entry))


def read_corrections(found: Iterable[FoundFile | RejectedFile], read: Read = read_found) -> Corrections:
    """Give all corrections in these files. `read` gives the bytes of one, or raises `OSError` or `BadInputError`."""
    held: list[Correction] = []
    rejected: list[RejectedFile] = []
    for entry in found:
        if isinstance(entry, FoundFile):
            held += _read(entry, read, rejected.append)
    return Corrections(in_order(held)[:MOST_CORRECTIONS], rejected)


def _read(entry: FoundFile, read: Read, reject: Callable[[RejectedFile], None]) -> Sequence[Correction]:
    try:
        decoded = decode_corrections(as_utf8(read(entry)), entry.path)
    except NewerCorrectionsError as problem:
        reject(RejectedFile(entry.path, "newer", problem.problem))
    except BadInputError as problem:
        reject(RejectedFile(entry.path, "not_corrections", problem.problem))
    except OSError as error:
        reject(RejectedFile(entry.path, "unreadable", reason_of(error)))
    else:
        if decoded.problem:
            reject(RejectedFile(entry.path, "not_corrections", decoded.problem))
        return decoded.corrections
    return ()
