"""A checklist at a glance: how many lines are done, what is late, what goes on today and what comes first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from operator import itemgetter

import msgspec

from checker.checklist.standing import ItemStanding, Standing

_SOON = 7


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines are in each state."""

    open: int = 0
    overdue: int = 0
    done: int = 0
    verified: int = 0
    to_know: int = 0
    left_out: int = 0

    @property
    def ready(self) -> int:
        """Give how many are done, by a person's word or by measurement."""
        return self.done + self.verified

    @property
    def to_do(self) -> int:
        """Give how many there are to do in all, what is done included; what is only to know, or left out, is not."""
        return self.ready + self.open + self.overdue


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """`ahead`: what is open and still in time, the nearest last day first. `going_on`: periods that today is in.

    `at_any_time`: what is open and has no last day, and then what has one that is past and provisional: it is still
    to be done, but for many of those the time is over.
    """

    counts: Counts
    overdue: tuple[ItemStanding, ...]
    ahead: tuple[ItemStanding, ...]
    at_any_time: tuple[ItemStanding, ...]
    going_on: tuple[ItemStanding, ...]
    is_past: bool = False

    @property
    def next(self) -> tuple[ItemStanding, ...]:
        """Give what comes next, what has a day before what suits at any time; of an earlier year nothing is asked."""
        return self.ahead or (() if self.is_past else self.at_any_time)

    @property
    def first(self) -> tuple[ItemStanding, ...]:
        """Give what is to be done first: all that share the nearest last day, or that have none."""
        return tuple(line for line in self.ahead if line.due.last == self.ahead[0].due.last) or self.next


def glance_at(standing: Standing) -> Glance:
    """Give it for the day of the standing."""
    open_ones = [line for line in standing.lines if line.state == "open"]
    dated = [(line.due.last, line) for line in open_ones if line.due.last is not None]
    ahead = sorted((pair for pair in dated if pair[0] >= standing.day), key=itemgetter(0))
    return Glance(
        counts=Counts(**Counter[str](line.state for line in standing.lines)),
        overdue=tuple(line for line in standing.lines if line.state == "overdue"),
        ahead=tuple(line for _, line in ahead),
        at_any_time=(
            *(line for line in open_ones if line.due.last is None),
            *(line for day, line in dated if day < standing.day),
        ),
        going_on=tuple(line for line in standing.lines if _goes_on(line, standing.day)),
        is_past=standing.is_past,
    )


def pressing(standing: Standing) -> tuple[ItemStanding, ...]:
    """Give what is overdue, and what is due within a week; not where nobody read its date for this year yet."""
    glance, soon = glance_at(standing), standing.day + dt.timedelta(days=_SOON)
    due = (line for line in glance.ahead if line.due.last and line.due.last <= soon and not line.due.is_provisional)
    return (*glance.overdue, *due)


def _goes_on(line: ItemStanding, day: dt.date) -> bool:
    first, last = line.due.first, line.due.last
    return line.state in {"open", "to_know"} and first is not None and last is not None and first <= day <= last
