"""What a new table says that the one until now did not, by browser or system."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checker.refreshing.table_rows import Row, RowName, Rows, Table, rows_of
from checker.versions import NotAVersionError, version_of


class Changed(msgspec.Struct, frozen=True):
    """One row that is new, different or gone: its days, and of a different one those that are no longer so."""

    name: RowName
    released: dt.date | None
    planned: bool
    released_before: dt.date | None = None
    until: dt.date | None = None
    until_before: dt.date | None = None


class Changes(msgspec.Struct, frozen=True):
    """What changed of one browser or system, oldest version first."""

    of: str
    new: tuple[Changed, ...]
    different: tuple[Changed, ...]
    gone: tuple[Changed, ...]


def changes(there: Table | None, given: Table) -> tuple[Changes, ...]:
    """Give what changed, by browser or system in the order of the new table."""
    before, after = rows_of(there) if there else {}, rows_of(given)
    order = dict.fromkeys(name.of for name in (*after, *before))
    each = (_changes(of, _only(before, of), _only(after, of)) for of in order)
    return tuple(one for one in each if one.new or one.different or one.gone)


def _only(rows: Rows, of: str) -> Rows:
    return {name: several for name, several in rows.items() if name.of == of}


def _changes(of: str, before: Rows, after: Rows) -> Changes:
    same_name = before.keys() & after.keys()
    different = [name for name in same_name if _says(before[name]) != _says(after[name])]
    return Changes(
        of,
        new=_sorted(_changed(name, after) for name in after.keys() - same_name),
        different=_sorted(_changed(name, after, before) for name in different),
        gone=_sorted(_changed(name, before) for name in before.keys() - same_name),
    )


def _says(rows: Iterable[Row]) -> list[object]:
    return [row.says for row in rows]


def _changed(name: RowName, rows: Rows, before: Rows | None = None) -> Changed:
    row, was = rows[name][-1], before[name][-1] if before else None
    changed = Changed(name, row.released, row.planned)
    if was and was.released != row.released:
        return msgspec.structs.replace(changed, released_before=was.released)
    if was and was.until != row.until:
        return msgspec.structs.replace(changed, until=row.until, until_before=was.until)
    return changed


def _sorted(found: Iterable[Changed]) -> tuple[Changed, ...]:
    return tuple(sorted(found, key=lambda one: (_order(one.name.version), one.name)))


def _order(version: str) -> tuple[int, ...]:
    try:
        return version_of(version).release
    except NotAVersionError:
        return ()
