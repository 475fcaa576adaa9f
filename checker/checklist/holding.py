"""Which entries of the school year hold.

Each is there or is taken away by its id, so the order in which they were read or written never matters, and taking a
tick away leaves one that had not been seen yet. Only between entries that did not know of each other a clock decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.model.school_year import Done, GroupData, LeftOut, OwnItem, SchoolBegins, SchoolYearEntry, Undone, year_of
from checker.storage.journals.order import in_order


class Holding(NamedTuple):
    """What holds for one checklist. `entries`: all of it, the oldest first; the rest is the newest of each."""

    entries: Sequence[SchoolYearEntry]
    done: Mapping[str, Done]
    left_out: Mapping[str, LeftOut]
    own: Mapping[str, OwnItem]
    begins: SchoolBegins | None = None
    group_data: GroupData | None = None

    def about(self, entries: Iterable[SchoolYearEntry]) -> list[SchoolYearEntry]:
        """Give all that holds about the same as these: of what is undone no older one may come up instead."""
        subjects = {entry.about for entry in entries}
        return [held for held in self.entries if held.about in subjects]


def holding(entries: Iterable[SchoolYearEntry], checklist: str) -> Holding:
    """Give what holds for the checklist with this name (`malmberg/2025-2026`), whatever the version of that year."""
    known = in_order(entries)
    gone = {name for entry in known if isinstance(entry, Undone) for name in entry.of}
    held = [entry for entry in known if entry.year == year_of(checklist) and entry.id not in gone]
    held = [entry for entry in held if not isinstance(entry, Undone)]
    begins = [entry for entry in held if isinstance(entry, SchoolBegins)]
    group_data = [entry for entry in held if isinstance(entry, GroupData)]
    return Holding(
        entries=held,
        done={entry.item: entry for entry in held if isinstance(entry, Done)},
        left_out={entry.item: entry for entry in held if isinstance(entry, LeftOut)},
        own={entry.item: entry for entry in held if isinstance(entry, OwnItem)},
        begins=begins[-1] if begins else None,
        group_data=group_data[-1] if group_data else None,
    )
