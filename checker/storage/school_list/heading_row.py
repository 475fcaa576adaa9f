"""Where the headings of a list are: in its first row, or below a title, a date and a few empty rows, or nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from checker.model.storable import LONGEST_NAME
from checker.storage.school_list.cells import Row, squashed
from checker.storage.school_list.contents import is_code, is_kind_with_number, is_numbered, is_room
from checker.storage.school_list.headings import is_known, meaning

_LOOKED_AT = 40
_SAMPLE = 500
_LONGEST_HEADING = 60


class Table(NamedTuple):
    """The headings, and the rows below them; a repeated row of headings is not among those.

    `above`: the row right above the headings, None where there is none.
    """

    headings: Sequence[str]
    rows: Sequence[Row]
    above: Row | None = None


def recognised(rows: Sequence[Row]) -> int:
    """Give how many headings of the table there are in the row where most are."""
    return max((sum(is_known(cell) for cell in set(row.cells) if cell) for row in rows[:_LOOKED_AT]), default=0)


def table(rows: Sequence[Row]) -> Table:
    """Give the table in these rows, of which none is empty.

    Where no row has headings, a column is called by its letter, as in a spreadsheet.
    """
    at = _place(rows)
    if at is None:
        width = max((len(row.cells) for row in rows), default=0)
        return Table([_letters(number) for number in range(width)], rows)
    first, head = rows[at].cells[0], _plain(rows[at])
    below = [row for row in rows[at + 1 :] if row.cells[0] != first or _plain(row) != head]
    above = rows[at - 1] if at else None
    headings = _with_those_above(rows[at].cells, above.cells) if above and _known(above) else rows[at].cells
    return Table([cell[:LONGEST_NAME] for cell in headings], below, above)


def _with_those_above(cells: Sequence[str], above: Sequence[str]) -> Sequence[str]:
    """Give headings of two rows as one: what only the upper one has, and "Updates" above "tot" as "Updates tot"."""
    return [_of_both(upper, lower) for upper, lower in zip_longest(above, cells, fillvalue="")]


def _of_both(upper: str, lower: str) -> str:
    both = f"{upper} {lower}".strip()
    is_clear = bool(lower) and (meaning(lower) or not meaning(both))
    return lower if is_clear or not upper else both


def _place(rows: Sequence[Row]) -> int | None:
    """Give the row with the most known headings; else a first row that looks like one.

    Of equals the first one, or the last of those right below each other.
    """
    plain = [_plain(row) for row in rows[:_SAMPLE]]
    times = Counter((at, cell) for cells in plain for at, cell in enumerate(cells) if cell)
    alike = Counter(map(tuple, plain))
    counted = [
        _known(row) if _may_be_headings(cells, times, alike) else 0
        for row, cells in zip(rows[:_LOOKED_AT], plain, strict=False)
    ]
    if counted and (most := max(counted)):
        at = counted.index(most)
        while counted[at + 1 : at + 2] == [most] and plain[at + 1] != plain[at]:
            at += 1  # two rows of headings: the lower one is the finer
        return at
    return 0 if len(rows) > 1 and _stands_out(rows) else None


def _known(row: Row) -> int:
    """Count what is known; a heading of the table more than one with a known word in it."""
    short = [cell for cell in dict.fromkeys(row.cells) if len(cell) <= _LONGEST_HEADING and cell.strip()]
    known = [cell for cell in short if is_known(cell)]
    if not known and any(is_code(cell) or _is_numbered_kind(cell) for cell in short):
        return 0  # "Lokaal 1;CB-01": devices, though there is a known word among them
    return len(known) + sum(meaning(cell) is not None and not _is_numbered_room(cell) for cell in short)


def _is_numbered_kind(cell: str) -> bool:
    return cell[-1:].isdigit() and is_kind_with_number(cell)


def _is_numbered_room(cell: str) -> bool:
    """Tell whether it is a room: "Groep 5" above the devices that are there."""
    return is_room(cell) and any(map(str.isdigit, cell))


def _may_be_headings(
    head: Sequence[str], times: Mapping[tuple[int, str], int], alike: Mapping[tuple[str, ...], int]
) -> bool:
    """Tell whether this is no row of devices: nothing in it stands in the same column of a row that is not the same."""
    same = alike[tuple(head)]
    return all(times[at, cell] == same for at, cell in enumerate(head) if cell)


def _stands_out(rows: Sequence[Row]) -> bool:
    """Tell whether the first row has no number in it, and those below have."""
    first, *others = rows[:_SAMPLE]
    is_plain = not any(is_numbered(cell) for cell in first.cells)
    with_number = sum(any(is_numbered(cell) for cell in row.cells) for row in others)
    return is_plain and with_number * 2 > len(others)


def _plain(row: Row) -> list[str]:
    return [squashed(cell) for cell in row.cells]


def _letters(number: int) -> str:
    """Give what a spreadsheet calls a column: A to Z, then AA."""
    more, last = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)
