"""The lines and tables of a page as they come along, each with the headings that stand above it then."""

from __future__ import annotations

from collections.abc import Sequence

from checker.page_reading.block import Block, Cell, Line, Path, Table, in_lengths, in_one_line

BOLD, LEAD = 9, 10
"""Levels of a line in bold, and of one that ends in a colon: below those of all headings."""
_LONGEST_HEADING = 200
_LONGEST_LEAD = 120
MOST_BLOCKS = 20_000
_MOST_ABOVE = 12


class Writing:
    """What was read so far. `_floor`: how many headings stand above the part that is being read, and stay."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._blocks: list[Block] = []
        self._above: list[tuple[int, str]] = []
        self._floors: list[tuple[int, int]] = []
        self._pieces: list[tuple[str, bool]] = []
        self._depth = 0
        self._bold = 0
        self._is_lead_used = False

    def say(self, text: str) -> None:
        """Add a piece to the line that is being read."""
        self._pieces.append((text, self._bold > 0))

    def bold(self, by: int) -> None:
        """Tell that what follows is bold (1), or no longer (-1)."""
        self._bold += by

    def deeper(self, by: int) -> None:
        """Begin (1) or end (-1) a list."""
        self.line()
        self._depth += by

    def begin(self, label: str = "") -> None:
        """Begin a part with headings of its own: what stands above it, and `label`, stays until it ends."""
        self.line()
        before = len(self._above)
        if label and before < _MOST_ABOVE:
            self._above.append((0, label[:_LONGEST_HEADING]))
        self._floors.append((before, len(self._above)))

    def end(self) -> None:
        """End that part, and forget its headings."""
        self.line()
        self._above = self._above[: self._floors.pop()[0]] if self._floors else []

    def heading(self, level: int, text: str) -> None:
        """Put a heading above all that follows, instead of those of its own level and lower ones."""
        self.line()
        said = in_one_line(text)[:_LONGEST_HEADING]
        floor = self._floors[-1][1] if self._floors else 0
        while len(self._above) > floor and self._above[-1][0] >= level:
            self._above.pop()
        if said and (not self._above or self._above[-1][1] != said) and len(self._above) < _MOST_ABOVE:
            self._above.append((level, said))
            self._is_lead_used = False
            if level < BOLD and any(map(str.isdecimal, said)):
                self._add(Line(self._path(), said, self._depth))

    def line(self) -> None:
        """End the line that is being read, if any."""
        said = in_one_line("".join(text for text, _ in self._pieces))
        is_bold = all(bold or not text.strip() for text, bold in self._pieces)
        self._pieces.clear()
        if not said:
            return
        if said.endswith(":") and len(said) <= _LONGEST_LEAD:
            self.heading(LEAD + self._depth, said.rstrip(": "))
        elif len(said) <= _LONGEST_LEAD and (said.endswith("?") or (is_bold and _is_name(said))):
            self.heading(BOLD, said)
        else:
            self._end_lead()
            for part in in_lengths(said):
                self._add(Line(self._path(), part, self._depth))

    def table(self, rows: Sequence[tuple[Cell, ...]], caption: str = "") -> None:
        """Add a table."""
        self.line()
        own = (in_one_line(caption)[:_LONGEST_HEADING],) if caption.strip() else ()
        if rows:
            self._add(Table((*self._path(), *own), tuple(rows), self._depth))
            self._is_lead_used = True

    def done(self) -> tuple[Block, ...]:
        """Give all of it."""
        self.line()
        return tuple(self._blocks)

    def _end_lead(self) -> None:
        """Take away a line with a colon once its list is over."""
        floor = self._floors[-1][1] if self._floors else 0
        is_deeper = self._above[-1][0] < LEAD + self._depth if self._above else False
        if is_deeper:
            self._is_lead_used = True
        while self._is_lead_used and len(self._above) > floor and self._above[-1][0] >= LEAD + self._depth:
            self._above.pop()

    def _add(self, block: Block) -> None:
        if len(self._blocks) <= MOST_BLOCKS:
            self._blocks.append(block)

    def _path(self) -> Path:
        return tuple(text for _, text in self._above)


def _is_name(text: str) -> bool:
    """Tell whether a text could name what follows: no number in it, and no sentence."""
    return not any(map(str.isdecimal, text)) and text[-1] not in ".!"
