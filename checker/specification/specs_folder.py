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
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from checker.errors import BadInputError
from checker.model.releases import Releases
from checker.resources import built_in_specs_folder, home_folder, program_folder
from checker.specification.catalogue import Entry, Requirements, no_spec_in, requirements_in, tables_in
from checker.specification.digest import of_one_content
from checker.specification.document import RequirementsSpec
from checker.specification.far_off import latest_day, refuse_far_day, refuse_far_off
from checker.specification.listing import refuse_link, spec_paths_in
from checker.specification.loading import (
    load_browser_table,
    load_operating_system_table,
    read_documents,
    settled,
)

NAME = "requirements_specs"
_NEWER = "Put back the file of the download, or a newer one."


class _Table(Protocol):
    """Either release table."""

    @property
    def snapshot(self) -> dt.date:
        """Give the day it was made."""


_T = TypeVar("_T", bound=_Table)


def requirements_in_use(today: dt.date, home: Path | None = None) -> Requirements:
    """Give what to use on this machine, whose clock says that it is this day; `home`: see `own_specs_folder`."""
    examine = sound_or_built_in if program_folder() else own_and_built_in
    return examine(own_specs_folder(home), built_in_specs_folder(), today)


def own_specs_folder(home: Path | None = None) -> Path:
    """Give the folder in which a school's own specs lie: in the folder of its settings, by default this program's.

    A spec goes into the folder there of its publisher. Neither may be there yet.
    """
    return (home or home_folder()) / NAME


def own_and_built_in(own: Path, built_in: Path, today: dt.date) -> Requirements:
    """Give what is built in, with what is sound on this day in `own`, and what is wrong there."""
    if not os.path.lexists(own) or is_same(own, built_in):
        return requirements_in(built_in)
    try:
        found = spec_paths_in(own)
    except BadInputError as doubt:
        return msgspec.structs.replace(requirements_in(built_in), doubts=(doubt,))
    return _Examination(own, requirements_in(built_in), today, is_addition=True).sound(found)


def is_same(own: Path, built_in: Path) -> bool:
    """Tell whether they are one folder, as in a checkout."""
    try:
        return own.samefile(built_in)
    except OSError:
        return False


def sound_or_built_in(beside: Path, built_in: Path, today: dt.date) -> Requirements:
    """Give what is sound on this day in `beside`, with what is in `built_in` for the rest, and what is wrong."""
    try:
        found = spec_paths_in(beside)
        if not found:
            raise no_spec_in(beside)
    except BadInputError as doubt:
        return msgspec.structs.replace(requirements_in(built_in), doubts=(doubt,))
    if not _differs(found, beside, built_in):
        with suppress(BadInputError):  # what one stands on may have been taken away there, and be built in
            return requirements_in(beside)
    # Outside the `try`: damage to the program itself is no doubt about the folder beside it.
    return _Examination(beside, requirements_in(built_in), today).sound(found)


def _differs(specs: Sequence[Path], beside: Path, built_in: Path) -> bool:
    """Whether any document is not, byte for byte, the built-in one; the usual stick is known by this alone."""
    documents = (*specs, *tables_in(beside))
    return not all(_same_bytes(path, built_in / path.relative_to(beside)) for path in documents)


def _same_bytes(path: Path, twin: Path) -> bool:
    try:
        refuse_link(path)
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
        self._latest = latest_day(today, built_in.releases)
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
            refuse_link(path)
            table = load(path)
            _examine_table(path, table, built_in)
            refuse_far_day(path, "snapshot", table.snapshot, self._latest)
        except BadInputError as doubt:
            self._doubts.append(doubt)
            return built_in
        return table

    def _entries(self, paths: Iterable[Path]) -> tuple[Entry, ...]:
        """Give the sound specs, in the order of their files. In place of what is not come those of the program."""
        read, built_in = self._read(paths)
        sound, doubts = of_one_content(read, built_in)
        self._doubts += doubts
        names = {entry.name for entry in sound}
        takes_away = not (self._is_addition or self._doubts)
        return (*sound, *(entry for entry in built_in if not takes_away and entry.name not in names))

    def _read(self, paths: Iterable[Path]) -> tuple[list[Entry], list[Entry]]:
        """Give what can be read there, and what is built in: the latter as it means among the former.

        A spec of the program that stands on "the newest" stands on a newer one that lies there.
        """
        documents = read_documents(path for path in paths if self._is_no_link(path))
        built_in = {entry.path: entry.spec for entry in self._built_in.entries}
        waiting = {path: found for path, found in read_documents(built_in).items() if isinstance(found, Mapping)}
        whole = [spec for path, spec in built_in.items() if path not in waiting]
        loaded = settled({**waiting, **documents}, lambda: whole, self._examine)
        self._doubts += [found for path in documents if isinstance(found := loaded[path], BadInputError)]
        anew = {path: spec for path in waiting if isinstance(spec := loaded[path], RequirementsSpec)}
        read = [Entry(spec, path) for path in documents if isinstance(spec := loaded[path], RequirementsSpec)]
        return read, [Entry(spec, path) for path, spec in {**built_in, **anew}.items()]

    def _is_no_link(self, path: Path) -> bool:
        try:
            refuse_link(path)
        except BadInputError as doubt:
            self._doubts.append(doubt)
            return False
        return True

    def _examine(self, path: Path, spec: RequirementsSpec) -> None:
        refuse_far_off(path, spec, self._latest)


def _examine_table(path: Path, table: _Table, built_in: _Table) -> None:
    if table.snapshot < built_in.snapshot:
        raise BadInputError(str(path), "snapshot", f"older than the table in the program ({built_in.snapshot})", _NEWER)
    if table.snapshot == built_in.snapshot and table != built_in:
        raise BadInputError(str(path), "", "changed, but its date is still that of the download", _NEWER)
