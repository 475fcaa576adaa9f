"""How the checklist stands on a day: from what people wrote down, and what was measured. No clock, no disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.checklist.asked import AskedChecklist
from checker.checklist.document import By, Checklist, Item
from checker.checklist.due import due_of
from checker.checklist.holding import Holding, holding
from checker.checklist.standing import Devices, Due, ItemStanding, Standing, State
from checker.checklist.verifying import WAYS
from checker.checklist.verifying.measured import Known, Measured
from checker.model.school_year import OwnItem, SchoolYearEntry
from checker.specification.document import Text, Title

OWN_PART = ""
"""The heading of the school's own lines, which no checklist can have."""


class _Basis(NamedTuple):
    """What every line is worked out from."""

    held: Holding
    known: Known
    begins: dt.date | None
    day: dt.date
    is_past: bool


def standing_of(asked: AskedChecklist, entries: Iterable[SchoolYearEntry], devices: Devices | None = None) -> Standing:
    """Give every line as it stands on the day that is asked for.

    What people wrote down holds on every day: a computer whose clock is years behind still shows what is done. Of a
    checklist that is past nothing is overdue: the days of this year are not known.
    `devices`: None where nobody counted them.
    """
    checklist = asked.checklist
    held = holding(entries, checklist.name)
    begins = dt.date.fromisoformat(held.begins.day) if held.begins else asked.first_school_day
    basis = _Basis(held, Known(checklist, devices, held.group_data), begins, asked.day, asked.is_past)
    return Standing(
        checklist=checklist,
        day=asked.day,
        lines=tuple(_line(item, basis, is_own=is_own) for item, is_own in _items(checklist, held)),
        begins=begins,
        is_past=asked.is_past,
        origin=asked.origin,
        told=asked.told,
    )


def _items(checklist: Checklist, held: Holding) -> Iterator[tuple[Item, bool]]:
    """Give the items and whether the school made them; where the publisher has one of that name, his counts."""
    for item in checklist.item:
        yield item, False
    names = {item.id for item in checklist.item}
    for own in held.own.values():
        if own.item not in names:
            yield _own(own), True


def _own(own: OwnItem) -> Item:
    when = By(day=dt.date.fromisoformat(own.by)) if own.by else None
    title = Title(nl=own.title, en=own.title)
    return Item(id=own.item, part=OWN_PART, title=title, text=Text(nl="", en=""), when=when)


def _line(item: Item, basis: _Basis, *, is_own: bool) -> ItemStanding:
    way = WAYS.get(item.verified_by)
    measured = way(basis.known) if way else None
    due = due_of(item, basis.begins, basis.known.checklist)
    return ItemStanding(
        item=item,
        due=due,
        state=_state(item, due, measured, basis),
        done=basis.held.done.get(item.id),
        left_out=basis.held.left_out.get(item.id),
        evidence=measured.evidence if measured else None,
        why_not_verified=measured.why_not if measured else "",
        is_own=is_own,
    )


def _state(item: Item, due: Due, measured: Measured | None, basis: _Basis) -> State:
    """Give the state. Of a tick and a leaving out that did not know of each other the tick holds: somebody did it.

    A tick holds against the measurement too: a person may know of a device that is replaced tomorrow. What was
    measured stays beside it.
    """
    is_done = item.id in basis.held.done
    if item.id in basis.held.left_out and not is_done:
        return "left_out"
    if measured and not measured.why_not:
        return "verified"
    if is_done:
        return "done"
    if item.verified_by == "nothing":
        return "to_know"
    is_late = due.last is not None and not due.is_provisional and basis.day > due.last
    return "overdue" if is_late and not basis.is_past else "open"
