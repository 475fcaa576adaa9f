"""What a table must be before it takes the place of another: sound by itself, and nowhere worse than the one there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from checker.model.releases import BrowserTable, Source
from checker.refreshing.table_rows import SOURCE, Row, RowName, Rows, Table, rows_of
from checker.refreshing.trouble import TroubleError, What, named

SAME_RELEASE_DAYS = 7
"""How far two sources may differ about the day of one release: countries, and stages of rolling it out."""
_A_DAY = dt.timedelta(days=1)


def refuse_unsound(place: str, table: Table, today: dt.date) -> None:
    """Raise `TroubleError` when a table contradicts itself, or is of a day that has not come yet."""
    if table.snapshot > today + _A_DAY:  # somewhere it is tomorrow already
        raise TroubleError("ahead", place, given=str(table.snapshot), today=str(today))
    rows = rows_of(table)
    _refuse("not_out", place, _not_out(rows, table.snapshot))
    _refuse("no_source", place, _without_source(rows))
    if isinstance(table, BrowserTable):
        _refuse("out_of_order", place, _out_of_order(table))


def refuse_worse(place: str, there: Table, given: Table) -> None:
    """Raise `TroubleError` when a table is older than the one there, lacks rows of it, or contradicts one.

    A release that was only planned may go, or come on another day: it was put off.
    """
    if given.snapshot < there.snapshot:
        raise TroubleError("older", place, given=str(given.snapshot), there=str(there.snapshot))
    before, after = rows_of(there), rows_of(given)
    _refuse("lost", place, _lost(before, after))
    _refuse("moved", place, _moved(before, after))


def refuse_other_of_same_day(place: str, built_in: Table, given: Table) -> None:
    """Raise `TroubleError` for a table with the day of the program's own, that says something else.

    The program would not believe it: see `specification.specs_folder`.
    """
    if given.snapshot == built_in.snapshot and given != built_in:
        raise TroubleError("same_day", place, given=str(given.snapshot))


def _refuse(what: What, place: str, rows: Iterable[str]) -> None:
    if found := sorted(set(rows)):
        raise TroubleError(what, place, rows=named(found))


def _not_out(rows: Rows, snapshot: dt.date) -> Iterator[str]:
    for row in _each(rows):
        if row.released and row.planned != (row.released > snapshot):
            yield f"{row.name} ({row.released})"


def _without_source(rows: Rows) -> Iterator[str]:
    for row in _each(rows):
        yield from (f"{row.name} ({source})" for source in row.sources if RowName(SOURCE, source) not in rows)


def _out_of_order(table: BrowserTable) -> Iterator[str]:
    for name, history in table.browser.items():
        for first, second in pairwise(history.releases):
            if second.released < first.released:
                yield f"{name} {second.version} ({second.released})"


def _lost(before: Rows, after: Rows) -> Iterator[str]:
    """Tell rows that are gone, and licences: a source itself may go once no row names it."""
    put_off = {(row.name.of, row.name.version) for row in _each(before) if row.was_planned}
    for name in before.keys() - after.keys():
        if name.of != SOURCE and (name.of, name.version) not in put_off:
            yield str(name)
    had, has = _licences(before), _licences(after)
    yield from (f"{name} ({had[name]})" for name in had if name in after and not has.get(name))


def _licences(rows: Rows) -> dict[RowName, str]:
    sources = {row.name: row.says for row in _each(rows) if isinstance(row.says, Source)}
    return {name: source.licence for name, source in sources.items() if source.licence}


def _moved(before: Rows, after: Rows) -> Iterator[str]:
    for name in before.keys() & after.keys():
        old, new = _released(before[name]), _released(after[name])
        sure = not any(row.was_planned for row in before[name])
        if old and new and sure and abs((new - old).days) > SAME_RELEASE_DAYS:
            yield f"{name} ({old} → {new})"


def _released(rows: Iterable[Row]) -> dt.date | None:
    return min((row.released for row in rows if row.released), default=None)


def _each(rows: Rows) -> Iterator[Row]:
    return (row for several in rows.values() for row in several)
