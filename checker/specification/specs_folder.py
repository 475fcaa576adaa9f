"""Which folder of requirements counts: the one beside the portable program when it is sound, else the built-in one.

The folder beside it is there to be changed: a newer table or another spec goes in without a new program. What it may
not do is say something else under a name that is known. A spec keeps its id and version, and a table its date, only
as long as it keeps its content; and an older table would call an outdated browser the newest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from checker.errors import BadInputError
from checker.model.releases import Releases
from checker.resources import built_in_specs_folder, program_folder
from checker.specification.catalogue import Entry, all_specs, load_releases, spec_files, tables_in
from checker.specification.digest import digest_of

NAME = "requirements_specs"
_OWN_NAME = "Give it an id or version of its own, or put back the file of the download."
_NEWER = "Put back the file of the download, or a newer one."


class SpecsFolder(msgspec.Struct, frozen=True):
    """The folder in use. `doubt` tells why it is not the one beside the program; None when nothing is wrong."""

    path: Path
    doubt: BadInputError | None = None


class _Table(Protocol):
    """Either release table."""

    @property
    def snapshot(self) -> dt.date:
        """Give the day it was made."""


def specs_folder() -> SpecsFolder:
    """Give the folder to use on this machine."""
    program = program_folder()
    built_in = built_in_specs_folder()
    return sound_or_built_in(program / NAME, built_in) if program else SpecsFolder(built_in)


def sound_or_built_in(beside: Path, built_in: Path) -> SpecsFolder:
    """Give `beside` when all of it is sound, else `built_in` and what is wrong with the other."""
    try:
        if not _differs(beside, built_in):
            return SpecsFolder(beside)
    except BadInputError as doubt:
        return SpecsFolder(built_in, doubt)
    # Outside the next `try`: damage to the program itself is no doubt about the folder beside it.
    return _examined(beside, built_in, load_releases(built_in), all_specs(built_in))


def _differs(beside: Path, built_in: Path) -> bool:
    """Whether any document is not, byte for byte, the built-in one; the usual stick is known by this alone."""
    documents = (*spec_files(beside), *tables_in(beside))
    return not all(_same_bytes(path, built_in / path.relative_to(beside)) for path in documents)


def _same_bytes(path: Path, twin: Path) -> bool:
    try:
        if not (path.is_file() and twin.is_file()) or path.stat().st_size != twin.stat().st_size:
            return False
        return path.read_bytes() == twin.read_bytes()
    except OSError:  # reading it as a document will tell what is wrong
        return False


def _examined(beside: Path, built_in: Path, releases: Releases, specs: Sequence[Entry]) -> SpecsFolder:
    """Give `beside` unless a document in it cannot be trusted next to these built-in ones."""
    try:
        _examine_tables(beside, releases)
        _examine_specs([*specs, *all_specs(beside)])
    except BadInputError as doubt:
        return SpecsFolder(built_in, doubt)
    return SpecsFolder(beside)


def _examine_tables(beside: Path, built_in: Releases) -> None:
    found = load_releases(beside)
    browsers, operating_systems = tables_in(beside)
    _examine_table(browsers, found.browsers, built_in.browsers)
    _examine_table(operating_systems, found.operating_systems, built_in.operating_systems)


def _examine_table(path: Path, table: _Table, built_in: _Table) -> None:
    if table.snapshot < built_in.snapshot:
        raise BadInputError(str(path), "snapshot", f"older than the table in the program ({built_in.snapshot})", _NEWER)
    if table.snapshot == built_in.snapshot and table != built_in:
        raise BadInputError(str(path), "", "changed, but its date is still that of the download", _NEWER)


def _examine_specs(entries: Iterable[Entry]) -> None:
    """Every name stands for one content."""
    known: dict[str, str] = {}
    for entry in entries:
        digest = digest_of(entry.spec)
        if known.setdefault(entry.name, digest) != digest:
            raise BadInputError(str(entry.path), "", f"changed, but it is still called {entry.name}", _OWN_NAME)
