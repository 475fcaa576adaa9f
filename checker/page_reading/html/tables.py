"""A table of a page as rows of equally many cells; what is no table of values is told apart from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bs4.element import Tag

from checker.page_reading.block import Cell
from checker.page_reading.html.tags import attribute, part, tags_in, text_of

_MOST_COLUMNS = 30
_MOST_ROWS = 400
_MOST_SPANNED = 100
_MOST_LOOKED_AT = 5000
_LONGEST_TABLE = 60_000

Rows = tuple[tuple[Cell, ...], ...]


def is_layout(tag: Tag) -> bool:
    """Tell whether a table only puts things in their places.

    It holds another table, has one column or one row, or is larger than a table of values: whole parts of a page stand
    in its cells then.
    """
    if any(part(inside) == "table" for inside in islice(tags_in(tag), _MOST_LOOKED_AT)):
        return True
    rows = [row for row in islice(tags_in(tag), _MOST_LOOKED_AT) if part(row) == "tr"]
    if len(rows) > _MOST_ROWS or len(text_of(tag, _LONGEST_TABLE)) >= _LONGEST_TABLE:
        return True
    return len(rows) < 2 or not any(len(_cells(row)) > 1 for row in rows)  # noqa: PLR2004  a heading and a value


def table_rows(tag: Tag) -> Rows:
    """Give the rows. A cell over several columns or rows stands in each of them; spans beyond any sense are cut."""
    held: dict[int, tuple[int, Cell]] = {}
    rows: list[list[Cell]] = []
    for row in (row for row in tags_in(tag) if part(row) == "tr"):
        if len(rows) >= _MOST_ROWS:
            break
        rows.append(list(_placed(_cells(row), held)))
    width = max(map(len, rows), default=0)
    return tuple((*row, *(Cell("") for _ in range(width - len(row)))) for row in rows if any(cell.text for cell in row))


def _placed(tags: list[Tag], held: dict[int, tuple[int, Cell]]) -> Iterator[Cell]:
    """Give the cells of a row; `held` are those of rows above that reach down into it, by their column."""
    column = 0
    waiting = iter(tags)
    tag = next(waiting, None)
    while column < _MOST_COLUMNS and (tag is not None or any(place >= column for place in held)):
        if column in held:
            left, cell = held.pop(column)
            if left > 1:
                held[column] = left - 1, cell
            yield cell
            column += 1
            continue
        if tag is None:
            yield Cell("")
            column += 1
            continue
        across = min(_number(tag, "colspan"), _MOST_COLUMNS - column)
        cell = Cell(text_of(tag), part(tag) == "th", across > 1)
        down = _number(tag, "rowspan")
        for place in range(column, column + across):
            if down > 1:
                held[place] = down - 1, cell
            yield cell
        column += across
        tag = next(waiting, None)


def _cells(row: Tag) -> list[Tag]:
    found = (cell for cell in tags_in(row) if part(cell) in {"td", "th"})
    return [cell for cell, _ in zip(found, range(_MOST_COLUMNS), strict=False)]


def _number(tag: Tag, name: str) -> int:
    text = attribute(tag, name).strip()[:4]
    return max(1, min(int(text), _MOST_SPANNED)) if text.isdecimal() and text.isascii() else 1
