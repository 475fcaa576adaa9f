"""Which requirements count: those beside the portable program as far as they are sound, else the built-in ones.

An installed program has none beside it. What the folder of its settings holds is added to the built-in ones, by the
same rules.

The folder beside it is there to be changed: a newer table or another spec goes in without a new program. What it may
not do is say something else under a name that is known. A spec keeps its id and version, and a table its date, only
as long as it keeps its content; and an older table would call an outdated browser the newest. Nor may it be of a day
that is far off: such a table would outlive every newer one, and such a spec would be the newest of all.

Anyone may put anything on a stick, so the folder is listed up to a limit before a file of it is opened, and a link out
of it is not followed: it could lead to a device that never answers, or to another computer.

One bad document costs that document: what the program has stands in for it, and the reason is told.
"""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from checker.errors import BadInputError
from checker.model.releases import Releases
from checker.resources import built_in_specs_folder, home_folder, program_folder
from checker.specification.catalogue import NOT_SPECS, Entry, Requirements, no_spec_in, requirements_in, tables_in
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_browser_table, load_operating_system_table, load_spec

NAME = "requirements_specs"
_OWN_NAME = "Give it an id or version of its own, or put back the file of the download."
_NEWER = "Put back the file of the download, or a newer one."
_MOST_ENTRIES = 500
_LARGEST = 2 * 1024 * 1024  # of all documents together; half a second of decoding
_FAR_OFF = dt.timedelta(days=400)
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: what Windows has beside symbolic links, and anyone may make


class _Table(Protocol):
    """Either release table."""

    @property
    def snapshot(self) -> dt.date:
        """Give the day it was made."""


_T = TypeVar("_T", bound=_Table)


def requirements_in_use(today: dt.date) -> Requirements:
    """Give what to use on this machine, whose clock says that it is this day."""
    examine = sound_or_built_in if program_folder() else own_and_built_in
    return examine(own_specs_folder(), built_in_specs_folder(), today)


def own_specs_folder(home: Path | None = None) -> Path:
    """Give the folder in which a school's own specs lie: in the folder of its settings, by default this program's.

    A spec goes into the folder there of its publisher. Neither may be there yet.
    """
    return (home or home_folder()) / NAME


def own_and_built_in(own: Path, built_in: Path, today: dt.date) -> Requirements:
    """Give what is built in, with what is sound on this day in `own`, and what is wrong there."""
    if not os.path.lexists(own) or _is_same(own, built_in):
        return requirements_in(built_in)
    try:
        found = _documents(own)
    except BadInputError as doubt:
        return msgspec.structs.replace(requirements_in(built_in), doubts=(doubt,))
    return _Examination(own, requirements_in(built_in), today, is_addition=True).sound(found)


def _is_same(own: Path, built_in: Path) -> bool:
    """Tell whether they are one folder, as in a checkout."""
    try:
        return own.samefile(built_in)
    except OSError:
        return False


def sound_or_built_in(beside: Path, built_in: Path, today: dt.date) -> Requirements:
    """Give what is sound on this day in `beside`, with what is in `built_in` for the rest, and what is wrong."""
    try:
        found = _documents(beside)
        if not found:
            raise no_spec_in(beside)
        if not _differs(found, beside, built_in):
            return requirements_in(beside)
    except BadInputError as doubt:
        return msgspec.structs.replace(requirements_in(built_in), doubts=(doubt,))
    # Outside the `try`: damage to the program itself is no doubt about the folder beside it.
    return _Examination(beside, requirements_in(built_in), today).sound(found)


def _documents(beside: Path) -> list[Path]:
    """Give the files that should be specs; only names and sizes are looked at. Raises `BadInputError` for a flood."""
    entries = list(islice(_entries(beside), _MOST_ENTRIES + 1))
    if len(entries) > _MOST_ENTRIES:
        raise BadInputError(
            str(beside), "", f"more than {_MOST_ENTRIES} files", "Take out what is no requirements spec."
        )
    documents = [entry for entry in entries if entry.suffix == ".toml" and entry.parent != beside]
    size = sum(status.st_size for entry in documents if (status := _status(entry)))
    if size > _LARGEST:
        problem = f"{size} bytes of requirements; the limit is {_LARGEST}"
        raise BadInputError(str(beside), "", problem, "Take out what is not needed.")
    return sorted(entry for entry in documents if entry.parent.name not in NOT_SPECS)


def _entries(beside: Path) -> Iterator[Path]:
    """Give what is in a folder, and in the folders in it, one by one: whoever stops asking pays for no more."""
    _refuse_link(beside)
    for folder in _listed(beside):
        yield folder
        status = _refuse_link(folder)
        if status and stat.S_ISDIR(status.st_mode):
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


def _refuse_link(path: Path) -> os.stat_result | None:
    """Give what it is when it is no link; None: it is gone."""
    status = _status(path)
    if status and _is_link(status):
        raise BadInputError(str(path), "", "a link; links are not followed", "Put the file itself here.")
    return status


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


def _differs(specs: Sequence[Path], beside: Path, built_in: Path) -> bool:
    """Whether any document is not, byte for byte, the built-in one; the usual stick is known by this alone."""
    documents = (*specs, *tables_in(beside))
    return not all(_same_bytes(path, built_in / path.relative_to(beside)) for path in documents)


def _same_bytes(path: Path, twin: Path) -> bool:
    try:
        _refuse_link(path)
        if not (path.is_file() and twin.is_file()) or path.stat().st_size != twin.stat().st_size:
            return False
        return path.read_bytes() == twin.read_bytes()
    except (OSError, BadInputError):  # reading it as a document will tell what is wrong
        return False


class _Examination:
    """What a folder is worth next to the requirements in the program: each document by itself.

    `is_addition`: it may hold less than the program does, and takes nothing away.
    """

    def __init__(self, beside: Path, built_in: Requirements, today: dt.date, *, is_addition: bool = False) -> None:
        self._beside = beside
        self._is_addition = is_addition
        self._built_in = built_in
        self._latest = max(today, *_snapshots(built_in.releases))
        self._doubts: list[BadInputError] = []

    def sound(self, specs: Iterable[Path]) -> Requirements:
        """Give what can be trusted; the built-in document where one of them cannot."""
        tables = tables_in(self._beside)
        releases = Releases(
            self._table(tables[0], load_browser_table, self._built_in.releases.browsers),
            self._table(tables[1], load_operating_system_table, self._built_in.releases.operating_systems),
        )
        return Requirements(self._entries(specs), releases, tuple(self._doubts))

    def _table(self, path: Path, load: Callable[[Path], _T], built_in: _T) -> _T:
        """Give a table, whole or not at all: a row less would call an outdated browser the newest."""
        if self._is_addition and not os.path.lexists(path):
            return built_in
        try:
            _refuse_link(path)
            table = load(path)
            _examine_table(path, table, built_in)
            self._examine_days(path, [("snapshot", table.snapshot)])
        except BadInputError as doubt:
            self._doubts.append(doubt)
            return built_in
        return table

    def _entries(self, specs: Iterable[Path]) -> tuple[Entry, ...]:
        """Give the sound specs, in the order of their files. In place of what is not come those of the program."""
        read = [entry for path in specs if (entry := self._entry(path))]
        known = _digests([*self._built_in.entries, *read])
        own = {entry.name: digest_of(entry.spec) for entry in self._built_in.entries}
        sound = [entry for entry in read if len(known[entry.name]) == 1 or digest_of(entry.spec) == own.get(entry.name)]
        self._doubts += [_ambiguous(entry) for entry in read if entry not in sound]
        names = {entry.name for entry in sound}
        takes_away = not (self._is_addition or self._doubts)
        return (*sound, *(entry for entry in self._built_in.entries if not takes_away and entry.name not in names))

    def _entry(self, path: Path) -> Entry | None:
        try:
            _refuse_link(path)
            spec = load_spec(path)
            self._examine_days(path, _days(spec))
        except BadInputError as doubt:
            self._doubts.append(doubt)
            return None
        return Entry(spec, path)

    def _examine_days(self, path: Path, days: Iterable[tuple[str, dt.date]]) -> None:
        """No document is of a day more than 400 days after the later of this computer's clock and our tables."""
        for place, day in days:
            if day - self._latest > _FAR_OFF:
                by = f"{self._latest}, by the clock and the program's tables"
                problem = f"{day} is more than {_FAR_OFF.days} days after {by}"
                raise BadInputError(str(path), place, problem, "Correct the date, or the clock of this computer.")


def _examine_table(path: Path, table: _Table, built_in: _Table) -> None:
    if table.snapshot < built_in.snapshot:
        raise BadInputError(str(path), "snapshot", f"older than the table in the program ({built_in.snapshot})", _NEWER)
    if table.snapshot == built_in.snapshot and table != built_in:
        raise BadInputError(str(path), "", "changed, but its date is still that of the download", _NEWER)


def _digests(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Give the contents that stand under each name: one each, or nobody knows which is meant."""
    known: dict[str, set[str]] = {}
    for entry in entries:
        known.setdefault(entry.name, set()).add(digest_of(entry.spec))
    return known


def _ambiguous(entry: Entry) -> BadInputError:
    return BadInputError(str(entry.path), "", f"changed, but it is still called {entry.name}", _OWN_NAME)


def _snapshots(releases: Releases) -> tuple[dt.date, dt.date]:
    return releases.browsers.snapshot, releases.operating_systems.snapshot


def _days(spec: RequirementsSpec) -> Iterator[tuple[str, dt.date]]:
    """Give the days from which a spec says it is; how long it holds may well be far off."""
    if spec.valid_from:
        yield "valid_from", spec.valid_from
    if spec.confirmation:
        yield "confirmation.on", spec.confirmation.on
    for number, requirement in enumerate(spec.requirement):
        if requirement.checked_on:
            yield f"requirement[{number}].checked_on", requirement.checked_on
