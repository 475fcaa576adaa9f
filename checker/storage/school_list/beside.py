"""Tables that stand beside each other on one sheet: each is read by itself, or one would be lost in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from checker.storage.school_list.cells import squashed
from checker.storage.school_list.heading_row import Table


def tables_in(table: Table) -> Sequence[Table]:
    """Give the tables, from left to right; only the one where nothing shows that there are more.

    What shows it: an empty column with the same heading on both sides, or all headings once more in the same order.
    """
    headings = [squashed(heading) for heading in table.headings]
    ranges = _again(headings) or _parted(headings, table)
    return [_part(table, columns) for columns in ranges] if len(ranges) > 1 else [table]


def _again(headings: list[str]) -> list[range]:
    """Give the ranges in which the same headings stand: "Nr;Lokaal;Nr;Lokaal"."""
    width = len(headings)
    for size in range(2, width // 2 + 1):
        if width % size == 0 and all(headings[:size]) and headings == [*headings[:size]] * (width // size):
            return [range(at, at + size) for at in range(0, width, size)]
    return []


def _parted(headings: Sequence[str], table: Table) -> list[range]:
    """Give the ranges between empty columns; one without a heading of the first belongs to the one before it."""
    filled = set(chain.from_iterable([at for at, cell in enumerate(row.cells) if cell] for row in table.rows))
    found: list[range] = []
    for columns in _runs([at for at, heading in enumerate(headings) if heading or at in filled]):
        if not found or _known(headings, columns) & _known(headings, found[0]):
            found.append(columns)
        else:
            found[-1] = range(found[-1].start, columns.stop)
    return found


def _runs(places: Sequence[int]) -> Iterator[range]:
    for _, run in groupby(enumerate(places), key=lambda item: item[1] - item[0]):
        columns = [at for _, at in run]
        yield range(columns[0], columns[-1] + 1)


def _known(headings: Sequence[str], columns: range) -> set[str]:
    return {heading for heading in headings[columns.start : columns.stop] if heading}


def _part(table: Table, columns: range) -> Table:
    of = slice(columns.start, columns.stop)
    rows = (row._replace(cells=row.cells[of]) for row in table.rows)
    above = table.above and table.above._replace(cells=table.above.cells[of])
    return Table(table.headings[of], [row for row in rows if any(row.cells)], above)
