"""A column of a list that may be taken for something: its heading, and a sample of what is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from checker.storage.school_list import contents, persons
from checker.storage.school_list.cells import Row, named
from checker.storage.school_list.contents import MOST, different, share
from checker.storage.school_list.days import is_written_day
from checker.storage.school_list.headings import Meaning, meaning
from checker.storage.school_list.listed import Column, Field
from checker.storage.school_list.ranges import labels_in

_SAMPLE = 1000
HALF = 0.5
_FEW = 3
_NAMES_DEVICES = frozenset({"label", "asset_tag", "name", "name or label", "device", "number"})
_LABELS = frozenset({"label", "asset_tag"})
_MAY_HAVE_PEOPLE = frozenset({*_NAMES_DEVICES, "location", "place", "group", None})


class Candidate:
    """A column of the list: its place, its heading, what that means, and a sample of what is in it."""

    def __init__(self, at: int, heading: str, rows: Sequence[Row]) -> None:
        """Look at the column at this place."""
        self.at, self.heading, self._rows = at, heading, rows
        known = meaning(heading)
        self.rank = known[0] if known else 0
        self.meaning: Meaning | None = known[1] if known else None

    @cached_property
    def values(self) -> Sequence[str]:
        """Give what is in it, without empty cells; of a long list a sample, of a range its beginning."""
        step = max(1, len(self._rows) // _SAMPLE)
        told = (named(row.cells[self.at]) for row in self._rows[::step] if self.at < len(row.cells))
        return [labels_in(text)[0] for text in told if text]

    def mostly(self, is_so: Callable[[str], bool], least: float = MOST) -> bool:
        """Tell whether most of what is in it is so."""
        return share(self.values, is_so) >= least

    @cached_property
    def has_labels(self) -> bool:
        """Tell whether its values are built as labels are, and nearly each is another."""
        labels = [value for value in self.values if not contents.is_room(value)]  # between the devices of each room
        is_built_so = share(labels, contents.is_code) >= MOST or contents.is_series(labels)
        is_so = is_built_so and len(labels) >= HALF * len(self.values)
        return is_so and different(labels) >= MOST and not self.mostly(is_written_day)

    @cached_property
    def may_name(self) -> bool:
        """Tell whether it can name devices: no yes or no, and no kinds. Where the heading leaves that open, no counts.

        "iPad 9" may be a model or a label; 1 to 16 stand in each cart again.
        """
        names_none = (contents.is_yes_or_no, contents.is_kind, contents.is_count)
        if not self.values or any(self.mostly(is_so) for is_so in names_none):
            return False
        if self.meaning != "device":
            return self.meaning is not None or different(self.values) >= HALF
        if self.mostly(contents.is_bare_number):
            return not self.heading.casefold().endswith("s") and contents.count_on(self.values)
        if self.mostly(contents.is_model) and not contents.is_series(self.values):
            return different(self.values) == 1 and self.mostly(contents.is_kind_with_number)
        return len(self.values) <= _FEW or different(self.values) >= HALF

    @cached_property
    def has_people(self) -> bool:
        """Tell whether people's names or addresses are in it; what names no device may have a name that looks so.

        Under "Label", between labels, each row is looked at by itself: two names do not make it a list of people.
        """
        if self.meaning in _LABELS and self.mostly(contents.is_code, HALF):
            return False
        looks_so = persons.is_person if self.meaning in _NAMES_DEVICES else persons.is_surely_person
        return self.meaning in _MAY_HAVE_PEOPLE and persons.hold_people(self.values, looks_so)


class Taken(NamedTuple):
    """A column that was taken for something, by its heading or by a guess from what is in it."""

    column: Candidate
    is_guess: bool = False

    def as_column(self, field: Field) -> Column:
        """Give which heading was taken for this, and how."""
        return Column(field=field, heading=self.column.heading, by="content" if self.is_guess else "heading")


def first(items: Sequence[Candidate], meant: str) -> Candidate | None:
    """Give the column that means this and is known best; of equals the one with the most in it."""
    meaning_it = [item for item in items if item.meaning == meant]
    return min(meaning_it, key=lambda item: (item.rank, -len(item.values)), default=None)
