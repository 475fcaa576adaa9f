"""From what a place gave to tables that may take the place of those there, and their writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import msgspec

from checker.errors import BadInputError, reason_of
from checker.model.releases import BrowserTable
from checker.refreshing.archive import GZIP
from checker.refreshing.browser_rows import days_apart, new_table
from checker.refreshing.given import Given
from checker.refreshing.kept import load_kept
from checker.refreshing.packages import packages_in
from checker.refreshing.places import BROWSERS, CHANNELS, SYSTEMS, built_in_tables
from checker.refreshing.refusing import refuse_other_of_same_day, refuse_unsound, refuse_worse
from checker.refreshing.table_rows import Table
from checker.refreshing.table_text import table_text
from checker.refreshing.trouble import NotWrittenError, TroubleError
from checker.specification.loading import LARGEST_SPEC, browser_table_in, operating_system_table_in
from checker.storage.leftovers import clear_leftovers_of
from checker.storage.writing import write_all
from checker.typed_files import decode_toml_bytes, read_capped

_READ: Mapping[str, Callable[[bytes, Path | str], Table]] = MappingProxyType(
    {BROWSERS: browser_table_in, SYSTEMS: operating_system_table_in}
)
_SCHEMA_VERSION = 1


class Fresh(msgspec.Struct, frozen=True):
    """A table that may be written: where it came from, its file, what it says, and the one there until now.

    `apart`: of rows that are new, where browsers that share one came out on other days.
    """

    place: str
    file: str
    data: bytes
    table: Table
    there: Table | None = None
    is_new: bool = True
    apart: tuple[tuple[str, str, str, int], ...] = ()


class _Head(msgspec.Struct, frozen=True):
    """The part of any table that tells what it is."""

    id: str = ""
    schema_version: int = 0


def fresh_tables(
    given: Sequence[Given], folder: Path, today: dt.date, snapshot: dt.date | None = None
) -> tuple[Fresh, ...]:
    """Give the tables to write into a folder of tables, made of what was given.

    `snapshot`: the day of a table that is made from packages; without it, today.

    Raises `TroubleError` and `BadInputError` when one of them cannot be used, or is worse than the one there.
    """
    packages = [one for one in given if one.data.startswith(GZIP)]
    made = [_made(packages, folder, snapshot or today)] if packages else []
    return tuple(_held(one, folder, today) for one in (*made, *(_told(one) for one in given if one not in packages)))


def write(folder: Path, fresh: Iterable[Fresh]) -> None:
    """Write the tables that are new, each whole or not at all. Raises `NotWrittenError`; those before it stay then."""
    files = {one.file: one.data for one in fresh if one.is_new}
    if not files:
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for path in write_all(folder, files):
            clear_leftovers_of(path)
    except OSError as error:
        raise NotWrittenError("not_written", str(folder), reason=reason_of(error)) from error


def _told(given: Given) -> Fresh:
    """Give the table that a place gave, as it was written there."""
    if len(given.data) > LARGEST_SPEC:
        raise TroubleError("too_large", given.place, limit=LARGEST_SPEC)
    if given.data.lstrip()[:1] in {b"<", b"{", b""}:  # a web page, JSON, nothing
        raise TroubleError("not_known", given.place)
    head = decode_toml_bytes(given.data, given.place, _Head)
    file = f"{head.id}.toml"
    if file not in _READ:
        raise TroubleError("not_known", given.place)
    if head.schema_version > _SCHEMA_VERSION:
        raise TroubleError("newer_program", given.place, version=head.schema_version)
    return Fresh(given.place, file, given.data, _READ[file](given.data, given.place))


def _made(packages: Sequence[Given], folder: Path, snapshot: dt.date) -> Fresh:
    """Give the browser table that packages make."""
    there = _own(folder, BROWSERS) or _built_in(folder, BROWSERS)
    known = there if isinstance(there, BrowserTable) else None
    read, kept = packages_in(packages), load_kept(_channels(folder))
    data = table_text(new_table(read, kept, known, snapshot)).encode()
    table = browser_table_in(data, packages[0].place)
    return Fresh(packages[0].place, BROWSERS, data, table, apart=tuple(days_apart(read.mdn, kept)))


def _channels(folder: Path) -> Path:
    own = folder / CHANNELS
    return own if own.is_file() else built_in_tables() / CHANNELS


def _held(fresh: Fresh, folder: Path, today: dt.date) -> Fresh:
    """Give it beside the one there. Raises `TroubleError` when that one, or the program's own, is better."""
    own, built_in = _own(folder, fresh.file), _built_in(folder, fresh.file)
    known = [table for table in (own, built_in) if table]
    refuse_unsound(fresh.place, fresh.table, max([today, *(table.snapshot for table in known)]))
    for table in known:
        refuse_worse(fresh.place, table, fresh.table)
    if built_in:
        refuse_other_of_same_day(fresh.place, built_in, fresh.table)
    there = own or built_in
    apart = tuple(_only_new(fresh, there))
    return msgspec.structs.replace(fresh, there=there, is_new=own != fresh.table, apart=apart)


def _only_new(fresh: Fresh, there: Table | None) -> Iterator[tuple[str, str, str, int]]:
    before, after = _versions(there), _versions(fresh.table)
    return (one for one in fresh.apart if one[:2] in after and one[:2] not in before)


def _versions(table: Table | None) -> set[tuple[str, str]]:
    browsers = table.browser if isinstance(table, BrowserTable) else {}
    return {(name, row.version) for name, history in browsers.items() for row in history.releases}


def _own(folder: Path, file: str) -> Table | None:
    """Give the table in a folder; None where it is missing, or too bad to read and the program has one itself."""
    path = folder / file
    try:
        return _READ[file](read_capped(path, LARGEST_SPEC), path) if path.is_file() else None
    except BadInputError:
        if _built_in(folder, file) is None:
            raise
        return None


def _built_in(folder: Path, file: str) -> Table | None:
    """Give the program's own table; None when it is the one in this folder, or is not there."""
    path = built_in_tables() / file
    if folder.resolve() == path.parent.resolve() or not path.is_file():
        return None
    return _READ[file](read_capped(path, LARGEST_SPEC), path)
