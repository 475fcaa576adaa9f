"""What a page is made of, once its markup is gone: lines and tables, each with the headings above it."""

from __future__ import annotations

import re
from typing import NamedTuple

Path = tuple[str, ...]
"""The headings above a part of a page, the outermost first."""


class Line(NamedTuple):
    """A paragraph, an item of a list, or a line of text, as it stands there. `depth`: in how many lists."""

    path: Path
    text: str
    depth: int = 0


class Cell(NamedTuple):
    """One cell of a table. Its text may have several lines. `is_heading`: marked as such. `is_merged`: over columns."""

    text: str
    is_heading: bool = False
    is_merged: bool = False


class Table(NamedTuple):
    """A table of which every row has as many cells; a cell over several rows or columns stands in each of them."""

    path: Path
    rows: tuple[tuple[Cell, ...], ...]
    depth: int = 0


Block = Line | Table


class Page(NamedTuple):
    """A page as it was read. `source`: its address where the file tells it, else ""."""

    title: str
    source: str
    blocks: tuple[Block, ...]


LONGEST_LINE = 4000
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def in_one_line(text: str) -> str:
    """Give a text with one space wherever it has any white space, and without signs that nobody sees."""
    return " ".join(_INVISIBLE.sub("", text).split())


def in_lengths(text: str) -> list[str]:
    """Give a text in parts that are no longer than a line may be, broken between words where there are any."""
    parts = []
    while len(text) > LONGEST_LINE:
        at = text.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE)
        parts.append(text[: at if at > 0 else LONGEST_LINE])
        text = text[len(parts[-1]) :]
    return [*parts, text]
