"""Which folder of requirements counts: the one beside the portable program when it is sound, else the built-in one.

The folder beside it is there to be changed: a newer table or another spec goes in without a new program. What it may
not do is say something else under a name that is known. A spec keeps its id and version, and a table its date, only
as long as it keeps its content; and an older table would call an outdated browser the newest. Nor may it be of a day
that is far off: such a table would outlive every newer one, and such a spec would be the newest of all.

Anyone may put anything on a stick, so the folder is listed up to a limit before a file of it is opened, and a link out
of it is not followed: it could lead to a device that never answers, or to another computer.
"""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

import msgspec

from checker.errors import BadInputError
from checker.model.releases import Releases
from checker.resources import built_in_specs_folder, program_folder
from checker.specification.catalogue import Entry, all_specs, load_releases, spec_files, tables_in
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec

NAME = "requirements_specs"
_OWN_NAME = "Give it an id or version of its own, or put back the file of the download."
_NEWER = "Put back the file of the download, or a newer one."
_MOST_ENTRIES = 500
_LARGEST = 2 * 1024 * 1024  # of all documents together; half a second of decoding
_FAR_OFF = dt.timedelta(days=400)
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: what Windows has beside symbolic links, and anyone may make


class SpecsFolder(msgspec.Struct, frozen=True):
    """The folder in use. `doubt` tells why it is not the one beside the program; None when nothing is wrong."""

    path: Path
    doubt: BadInputError | None = None


class _Table(Protocol):
    """Either release table."""

    @property
    def snapshot(self) -> dt.date:
        """Give the day it was made."""


def specs_folder(today: dt.date) -> SpecsFolder:
    """Give the folder to use on this machine, whose clock says that it is this day."""
    program = program_folder()
    built_in = built_in_specs_folder()
    return sound_or_built_in(program / NAME, built_in, today) if program else SpecsFolder(built_in)


def sound_or_built_in(beside: Path, built_in: Path, today: dt.date) -> SpecsFolder:
    """Give `beside` when all of it is sound on this day, else `built_in` and what is wrong with the other."""
    try:
        _examine_listing(beside)
        if not _differs(beside, built_in):
            return SpecsFolder(beside)
    except BadInputError as doubt:
        return SpecsFolder(built_in, doubt)
    # Outside the next `try`: damage to the program itself is no doubt about the folder beside it.
    return _examined(beside, built_in, load_releases(built_in), all_specs(built_in), today)


def _examine_listing(beside: Path) -> None:
    """Look at the names and sizes of a folder and of the folders in it, and no further."""
    entries = [beside, *islice(_entries(beside), _MOST_ENTRIES + 1)]
    if len(entries) > _MOST_ENTRIES:
        raise BadInputError(
            str(beside), "", f"more than {_MOST_ENTRIES} files", "Take out what is no requirements spec."
        )
    size = 0
    for entry in entries:
        status = _status(entry)
        if status and _is_link(status):
            raise BadInputError(str(entry), "", "a link; links are not followed", "Put the file itself here.")
        size += status.st_size if status and entry.suffix == ".toml" else 0
    if size > _LARGEST:
        problem = f"{size} bytes of requirements; the limit is {_LARGEST}"
        raise BadInputError(str(beside), "", problem, "Take out what is not needed.")


def _entries(beside: Path) -> Iterator[Path]:
    """Give what is in a folder, and in the folders in it, one by one: whoever stops asking pays for no more."""
    for folder in _listed(beside):
        yield folder
        status = _status(folder)
        if status and stat.S_ISDIR(status.st_mode) and not _is_link(status):
            yield from _listed(folder)


def _listed(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            yield from (folder / entry.name for entry in entries)
    except OSError:  # reading what should be in it will tell what is wrong
        return


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:  # gone since it was listed
        return None


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


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


def _examined(beside: Path, built_in: Path, releases: Releases, specs: Sequence[Entry], today: dt.date) -> SpecsFolder:
    """Give `beside` unless a document in it cannot be trusted next to these built-in ones."""
    try:
        found, entries = load_releases(beside), all_specs(beside)
        _examine_tables(beside, found, releases)
        _examine_specs([*specs, *entries])
        _examine_dates(beside, found, entries, max(today, *_snapshots(releases)))
    except BadInputError as doubt:
        return SpecsFolder(built_in, doubt)
    return SpecsFolder(beside)


def _examine_tables(beside: Path, found: Releases, built_in: Releases) -> None:
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


def _examine_dates(beside: Path, releases: Releases, entries: Iterable[Entry], latest: dt.date) -> None:
    """No document is of a day more than 400 days after the later of this computer's clock and the built-in tables."""
    dated = [(path, "snapshot", day) for path, day in zip(tables_in(beside), _snapshots(releases), strict=True)]
    for entry in entries:
        dated += [(entry.path, place, day) for place, day in _days(entry.spec)]
    for path, place, day in dated:
        if day - latest > _FAR_OFF:
            problem = f"{day} is more than {_FAR_OFF.days} days after {latest}, by the clock and the program's tables"
            raise BadInputError(str(path), place, problem, "Correct the date, or the clock of this computer.")


def _snapshots(releases: Releases) -> tuple[dt.date, dt.date]:
    return releases.browsers.snapshot, releases.operating_systems.snapshot


def _days(spec: RequirementsSpec) -> Iterator[tuple[str, dt.date]]:
    """Give the days from which a spec says it is; how long it holds may well be far off."""
    if spec.valid_from:
        yield "valid_from", spec.valid_from
    for number, requirement in enumerate(spec.requirement):
        if requirement.checked_on:
            yield f"requirement[{number}].checked_on", requirement.checked_on
