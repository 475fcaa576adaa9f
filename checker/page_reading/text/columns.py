"""A table in pasted text: columns by tabs, by bars, by runs of spaces, or only by the values themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.page_reading.block import Cell
from checker.page_reading.meaning.roles import role_words
from checker.page_reading.meaning.subjects import SIZE, VALUES

BULLET = re.compile(r"^\s*(?:[-*•◦‣·▪●–—✓✔]|o(?= {1,8}\S)|\d{1,2}[.)])\s+")
_PIECE = re.compile(r"\S+(?: \S+)*")
_MOST_COLUMNS = 30
_MOST_ROWS = 400
_FEWEST = 2
_WORDS_OF_HEADING = 6

Row = tuple[Cell, ...]


class Columns(NamedTuple):
    """The rows of a table that begins at a line, none where there is none, and the line after it."""

    rows: tuple[Row, ...]
    end: int


class _Piece(NamedTuple):
    start: int
    text: str


def columns_from(lines: Sequence[str], at: int) -> Columns:
    """Give the table that begins at a line."""
    line = lines[at]
    if bullet := BULLET.match(line):
        line = line[bullet.end() :]
    if "\t" in line.strip() or " | " in line or line.count("|") >= _FEWEST:
        return _divided(lines, at, "\t" if "\t" in line.strip() else "|")
    if "  " in line.strip():
        return _spaced(lines, at)
    return _by_values(lines, at) if len(role_words(line)) >= _FEWEST else Columns((), at)


def _divided(lines: Sequence[str], at: int, mark: str) -> Columns:
    rows: list[list[str]] = []
    end = at
    while end < len(lines) and len(rows) < _MOST_ROWS and (mark in lines[end].strip() or _is_rule(lines, end, mark)):
        text = lines[end].strip("|" if mark == "|" else "\r\n")
        cells = [cell.strip() for cell in text.split(mark)][:_MOST_COLUMNS]
        rows += [cells] if any(cells) else []
        end += 1
    return _even(rows, end)


def _is_rule(lines: Sequence[str], at: int, mark: str) -> bool:
    """Tell whether an empty line stands within a table of bars: it was the rule below the headings."""
    return not lines[at].strip() and at + 1 < len(lines) and mark == "|" and mark in lines[at + 1]


def _spaced(lines: Sequence[str], at: int) -> Columns:
    """Give a table by the places where its pieces begin; a line without a first column goes on with the one above."""
    starts: list[int] = [piece.start for piece in _pieces(lines[at])]
    rows: list[list[str]] = []
    end = at
    while end < len(lines) and len(rows) < _MOST_ROWS:
        pieces = _pieces(lines[end])
        is_more = bool(rows) and bool(pieces) and pieces[0].start >= starts[1] - 1
        if not is_more and len(pieces) < _FEWEST:
            break
        if not is_more:
            rows.append([""] * len(starts))
        for piece in pieces:
            place = min(range(len(starts)), key=lambda column: abs(starts[column] - piece.start))
            rows[-1][place] = f"{rows[-1][place]} {piece.text}".strip()
        end += 1
    return _even(rows, end)


def _pieces(line: str) -> list[_Piece]:
    return [_Piece(found.start(), found[0]) for found in _PIECE.finditer(line)][:_MOST_COLUMNS]


def _by_values(lines: Sequence[str], at: int) -> Columns:
    """Give a table of which the columns are lost: a line with the names of columns, and lines with as many values."""
    words = role_words(lines[at])
    if len(lines[at].split()) > _WORDS_OF_HEADING or _places(lines[at]):
        return Columns((), at)
    rows = [["", *(lines[at][start:end] for start, end, _ in words)]]
    end = at + 1
    while end < len(lines) and len(_places(lines[end])) == len(words):
        places = [*_places(lines[end]), len(lines[end])]
        values = [lines[end][start:stop] for start, stop in pairwise(places)]
        rows.append([lines[end][: places[0]].strip(), *map(str.strip, values)])
        end += 1
    return _even(rows, end)


def _places(line: str) -> list[int]:
    found = [place.start() for pattern in (SIZE, *VALUES.values()) for place in pattern.finditer(line)]
    return sorted(set(found))


def _even(rows: list[list[str]], end: int) -> Columns:
    width = max(map(len, rows), default=0)
    if len(rows) < _FEWEST or width < _FEWEST:
        return Columns((), end)
    return Columns(tuple(tuple(Cell(text) for text in (*row, *[""] * (width - len(row)))) for row in rows), end)
