"""Rows that head what stands below them: "Groep 5" above its devices, "Afgeschreven" above those that are gone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

from checker.storage.school_list.candidate import HALF
from checker.storage.school_list.cells import Row
from checker.storage.school_list.contents import MOST, is_room
from checker.storage.school_list.gone import gone_word, is_of_one, is_status
from checker.storage.school_list.heading_row import Table
from checker.storage.school_list.persons import without_someone

_MAY_BE_A_LABEL = re.compile(r"^\d|-\d+$")
"""Teamkamer-01: rather a device too many to visit than one lost."""
_SAMPLE = 1000


class Sections:
    """Which section of a table one is in: its room, where the list has no column for that, and whether it is gone."""

    def __init__(self, table: Table, naming: Collection[int], place: int | None) -> None:
        """Take a table, which of its columns name devices, and which tells where they are, if one does.

        A room that heads a column is that of its devices.
        """
        self._table, self._naming, self._place = table, naming, place
        self._sample = table.rows[:: max(1, len(table.rows) // _SAMPLE)]
        self._wide = [row for row in self._sample if len(_filled(row)) > 1]
        self._is_wide = len(self._wide) >= HALF * len(self._sample)
        self._codes = self._numbered = 0.0
        self._rooms: Mapping[int, str] = {}
        self.gone = ""

    @property
    def sample(self) -> Sequence[Row]:
        """Give a sample of the rows: where most say more than one thing of a device, those that do."""
        return self._wide if self._is_wide and self._wide else self._sample

    def begin(self, codes: float, numbered: float) -> None:
        """Begin above the first row. `codes`, `numbered`: the part of its devices that have a label, a number."""
        self._codes, self._numbered = codes, numbered
        if self._place is None:
            headings = enumerate(self._table.headings)
            self._rooms = {at: text for at, text in headings if at in self._naming and is_place(text)}
        if self._table.above and self._is_of_rooms(self._table.above):
            self._enter(self._table.above)

    def room(self, at: int) -> str:
        """Give the room that stands above what is in a column; "" for none."""
        return self._rooms.get(at, "")

    def headed_by(self, row: Row) -> Literal["", "known", "unknown"]:
        """Enter the section that a row heads, and tell whether it is known what it means; "" for a row of a device."""
        if self._is_of_rooms(row):
            self._enter(row)
            return "known"
        filled = _filled(row)
        if len(filled) != 1 or not self._is_wide or self._codes < HALF:
            return ""
        ((at, text),) = filled.items()
        bare = text.rstrip(" :")
        word = gone_word(bare) if is_status(bare) else ""
        if word and not self._heads_what_is_gone(row, text, word):
            return "unknown"
        if not word and (at not in self._naming or self._numbered < MOST or has_number(text)):
            return ""
        self._rooms, self.gone = {}, word
        return "known" if word else "unknown"

    def _heads_what_is_gone(self, row: Row, text: str, word: str) -> bool:
        """Tell whether all below it are gone. A word alone may be a remark on the row above: no device is lost for it.

        What is gone stands in no room any more, so below such a heading no place is told.
        """
        if text.endswith(":"):
            return True
        following = self._following.get(row.number)
        is_somewhere = self._place is not None and following is not None and _cell(following, self._place) != ""
        return not is_of_one(word) and not is_somewhere

    @cached_property
    def _following(self) -> Mapping[int, Row]:
        return {row.number: following for row, following in pairwise(self._table.rows)}

    def _enter(self, row: Row) -> None:
        filled = {at: without_someone(text) for at, text in _filled(row).items()}
        is_of_all = not filled.keys() <= set(self._naming)
        self._rooms = dict.fromkeys(self._naming, next(iter(filled.values()))) if is_of_all else filled
        self.gone = ""

    def _is_of_rooms(self, row: Row) -> bool:
        """Tell whether it says in which room the devices below it are, in a list that has no column for that."""
        if self._codes < HALF or self._place is not None:
            return False
        filled = {at: without_someone(text) for at, text in _filled(row).items()}
        stands_right = filled.keys() <= set(self._naming) or (len(filled) == 1 and self._is_wide)
        return bool(filled) and stands_right and all(map(is_place, filled.values()))


def is_place(text: str) -> bool:
    """Tell whether it is a room, and not built as a label is."""
    return is_room(text) and not _MAY_BE_A_LABEL.search(text)


def has_number(text: str) -> bool:
    """Tell whether a digit is in it."""
    return any(map(str.isdigit, text))


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _filled(row: Row) -> dict[int, str]:
    return {at: cell for at, cell in enumerate(row.cells) if cell}
