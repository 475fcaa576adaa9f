"""The rows of a text file with separators, as a spreadsheet shows them; a stray quote costs no row but its own."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from checker.storage.school_list.cells import Row

SEPARATORS = (";", ",", "\t", "|")
_TOLD_SEPARATOR = re.compile(r'\ufeff?"?sep=(\t|.)"?[;,\t|]*\r?\n?', re.IGNORECASE)
_MOST_LINES_IN_A_ROW = 40
_LOOKED_AT = 200
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

Recognised = Callable[[Sequence[Row]], int]


def text_rows(text: str, recognised: Recognised) -> Iterator[Row]:
    """Give the rows. The separator is the one that the file tells, else the one by which most columns are recognised.

    `recognised` counts the headings it knows in a few rows. A line `sep=;` is no row: Excel shows none either.
    """
    lines = _LINE.findall(text)
    if lines and (separator := _TOLD_SEPARATOR.fullmatch(lines[0])):
        return _numbered(lines[1:], separator[1])
    return _numbered(lines, _separator(lines[:_LOOKED_AT], recognised))


def _separator(lines: Sequence[str], recognised: Recognised) -> str:
    def fits(separator: str) -> tuple[int, float]:
        rows = [row for row in _numbered(lines, separator) if any(map(str.strip, row.cells))]
        widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
        ((width, times),) = widths.most_common(1) or [(1, 0)]
        return recognised(rows), times + width / 1000

    return max(SEPARATORS, key=fits)


def _numbered(lines: Sequence[str], separator: str) -> Iterator[Row]:
    rows = _rows(lines, separator)
    beginning = list(islice(rows, _LOOKED_AT))
    if _is_quoted_whole(beginning, separator):
        lines = [row[0] for row in [*beginning, *rows] if row]
        beginning, rows = [], _rows(lines, separator)
    number = 0
    for part in (beginning, rows):
        for cells in part:
            number += 1
            yield Row(number, cells)


def _is_quoted_whole(rows: Sequence[Sequence[str]], separator: str) -> bool:
    """Tell whether each row is one quoted text, as Excel writes a file that it had opened as one column."""
    filled = [row for row in rows if any(row)]
    return len(filled) > 1 and all(len(row) == 1 and separator in row[0] for row in filled)


def _rows(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    if not any('"' in line for line in lines):
        yield from (line.rstrip("\r\n").split(separator) for line in lines)
        return
    width = _width(lines, separator)
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=separator)
    while source.at < len(lines):
        first = source.start()
        cells = _next(reader)
        if cells is None or not _is_whole(cells, width, separator, is_first=first == 0, is_cut=source.is_cut):
            source.at = first + 1
            cells = [cell.strip('"') for cell in lines[first].rstrip("\r\n").split(separator)]
        yield cells


class _Lines(Iterator[str]):
    """Lines for `csv.reader`, which gets no more than a few for one row, and can be given them again."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines, self.at, self.is_cut, self._last = lines, 0, False, 0

    def start(self) -> int:
        """Begin a row; give the place of its first line."""
        self.is_cut, self._last = False, self.at + _MOST_LINES_IN_A_ROW
        return self.at

    def __next__(self) -> str:
        if self.at >= min(len(self.lines), self._last):
            self.is_cut = True
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Give the next row; None where the reader cannot: a cell longer than it takes."""
    try:
        return next(reader)
    except csv.Error:
        return None


def _width(lines: Sequence[str], separator: str) -> int:
    counted = Counter(line.count(separator) + 1 for line in lines[:1000] if line.strip() and '"' not in line)
    return counted.most_common(1)[0][0] if counted else lines[0].count(separator) + 1


def _is_whole(cells: Sequence[str], width: int, separator: str, *, is_first: bool, is_cut: bool) -> bool:
    """Tell whether line breaks in a cell were meant: no line inside it may be a row by itself."""
    if is_cut:
        return False
    broken = [(at, cell.splitlines()) for at, cell in enumerate(cells) if "\n" in cell or "\r" in cell]
    if not broken or width == 1:
        return not broken or is_first
    swallowed = any(part.count(separator) == width - 1 for _, parts in broken for part in parts)
    begun = any(0 < at + parts[0].count(separator) == width - 1 > at for at, parts in broken)
    return not (swallowed or begun)
