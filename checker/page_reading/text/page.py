"""Pasted text to lines and tables: what was a heading, an item, a broken line or a row of a table before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.confirming.answers import is_address
from checker.page_reading.block import Block, Page, in_lengths
from checker.page_reading.meaning.line_pieces import is_label
from checker.page_reading.text.columns import BULLET, Columns, columns_from
from checker.page_reading.writing import Writing

_QUOTED = re.compile(r"^(?:\s?>)+ ?")
_MARKED = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_RULE = re.compile(r"^[\s|:=_*+-]{3,}$")
_ENDED = re.compile(r"[.:;!?]$")
_GOES_ON = re.compile(r"(?:,|\b(?:of|en|met|van|de|het|een|or|and|with|of the|voor|minimaal|tot|op))$", re.IGNORECASE)
_LOW_NAME = re.compile(r"i(?:Pad|OS|Phone|Mac)|macOS")
"""Names that begin with a small letter wherever they stand."""
_UNIT = re.compile(r"\d")
_LONGEST_HEADING = 60
_NARROWEST, _WIDEST = 50, 200  # signs in a line of text that was broken off by its length
_FEWEST_FULL = 3
_USUAL_LEVEL = 3


def text_page(text: str) -> Page:
    """Give the page in a text. Its title is the first line; it tells an address only where that stands alone on top."""
    lines = [_QUOTED.sub("", part).rstrip() for line in text.splitlines() for part in in_lengths(line)]
    lines = ["" if _RULE.match(line) else line for line in lines]
    filled = [line.strip() for line in lines if line.strip()]
    source = next((line for line in filled[:3] if is_address(line)), "")
    title = next((line for line in filled if line != source), "")
    return Page(title if len(title) <= 2 * _LONGEST_HEADING else "", source, _Reading(lines).blocks())


class _Reading:
    """The lines, and how far they are read. `_is_wrapped`: prose in them was broken at one width, as in a mail."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._writing = Writing()
        self._width = max(map(len, lines), default=0)
        full = [at for at, line in enumerate(lines[:-1]) if self._is_full(line, lines[at + 1])]
        self._is_wrapped = _NARROWEST <= self._width <= _WIDEST and len(full) >= _FEWEST_FULL

    def blocks(self) -> tuple[Block, ...]:
        """Give what stands there."""
        at = 0
        while at < len(self._lines):
            at = self._next(at)
        return self._writing.done()

    def _next(self, at: int) -> int:
        """Read one line, with those that belong to it; give the place of the next."""
        line = self._lines[at]
        if not line.strip():
            self._writing.line()
            return at + 1
        columns: Columns = columns_from(self._lines, at)
        if columns.rows:
            self._writing.table(columns.rows)
            return columns.end
        if marked := _MARKED.match(line.strip()):
            self._writing.heading(len(marked[1]), marked[2])
            return at + 1
        bullet = BULLET.match(line)
        if not bullet and self._is_heading(at):
            self._writing.heading(_USUAL_LEVEL, line)
            return at + 1
        return self._line(at, bullet.end() if bullet else 0)

    def _line(self, at: int, begin: int) -> int:
        """Read a line and what was broken off from it."""
        pieces = [self._lines[at][begin:].strip()]
        end = at + 1
        while end < len(self._lines) and self._goes_on(pieces[-1], end):
            pieces.append(self._lines[end].strip())
            end += 1
        if begin:
            self._writing.deeper(1)
        self._writing.say(" ".join(pieces))
        self._writing.line()
        if begin:
            self._writing.deeper(-1)
        return end

    def _goes_on(self, last: str, at: int) -> bool:
        following = self._lines[at]
        if not following.strip() or BULLET.match(following) or _ENDED.search(last):
            return False
        if columns_from(self._lines, at).rows:
            return False
        is_cut = self._is_wrapped and self._is_full(self._lines[at - 1], following)
        is_low = following.strip()[0].islower() and not _LOW_NAME.match(following.strip())
        return is_low or _GOES_ON.search(last) is not None or is_cut

    def _is_full(self, line: str, following: str) -> bool:
        """Tell whether the next word had no room in a line of prose any more."""
        word = next(iter(following.split(maxsplit=1)), "")
        return bool(word) and len(line) + len(word) >= self._width and "  " not in line.strip()

    def _is_heading(self, at: int) -> bool:
        """Tell whether a line is short, alone, without a number, no name of a row, and has something below it."""
        line = self._lines[at].strip()
        before = self._lines[at - 1].strip() if at else ""
        below = next((text for text in self._lines[at + 1 : at + 3] if text.strip()), "")
        is_whole = not _ENDED.search(line) and not _GOES_ON.search(line) and ":" not in line
        is_short = len(line) <= _LONGEST_HEADING and is_whole and not _UNIT.search(line)
        return is_short and not before and bool(below) and not line[0].islower() and not is_label(line)
