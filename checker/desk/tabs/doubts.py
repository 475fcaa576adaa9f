"""What only a person can say: which devices are one, which of two decisions holds, and what to undo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec

from checker.desk.beside_list import MOST_PAIRS, Proposal, likely_proposals, otherwise_proposals
from checker.desk.deciding import KeyText, RowsText, decided, key_in, key_text, rows_in
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, Query, Tab
from checker.desk.told import Line
from checker.fleet.decisions.finding import file_name
from checker.fleet.duplicates import Duplicate
from checker.fleet.model import Fleet
from checker.fleet.rows import Part
from checker.model.corrections import Merged, Parted, Refused, Relabelled, Replaced
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.decision_words import (
    ConflictRow,
    DecisionRow,
    conflict_rows,
    decision_rows,
    undone_rows,
)
from checker.reporting.fleet.doubles import part_words
from checker.reporting.language.words import Words

_MOST_DECISIONS = 200


class Side(msgspec.Struct, frozen=True):
    """One of two that may be one device, and the file that tells of it."""

    device: str
    file: str


class Double(msgspec.Struct, frozen=True, kw_only=True):
    """Two devices that may be one, why, and how they count until a person says.

    `old`, `new`: which was measured last, where one may have replaced the other, else "".
    """

    why: str
    how: str
    one: Side
    other: Side
    key: str
    other_key: str
    old: str
    new: str


class DoubtsView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows."""

    likely: Sequence[Proposal] = ()
    otherwise: Sequence[Proposal] = ()
    doubles: Sequence[Double] = ()
    conflicts: Sequence[ConflictRow] = ()
    decisions: Sequence[DecisionRow] = ()
    undone: Sequence[DecisionRow] = ()


def _view(desk: Desk, _asked: Query) -> DoubtsView:
    if desk.newest.made is None:
        return DoubtsView()
    fleet, words = desk.newest.made.fleet, desk.words
    return DoubtsView(
        likely=likely_proposals(fleet, words),
        otherwise=otherwise_proposals(fleet, words),
        doubles=_doubles(fleet, words),
        conflicts=conflict_rows(fleet.decisions, words),
        decisions=decision_rows(fleet.decisions, words)[:_MOST_DECISIONS],
        undone=undone_rows(fleet.decisions, words)[:_MOST_DECISIONS],
    )


def _waiting(desk: Desk) -> int:
    if desk.newest.made is None:
        return 0
    fleet = desk.newest.made.fleet
    likely = len(fleet.listing.likely) + len(fleet.listing.otherwise) if fleet.listing else 0
    return likely + _to_decide(fleet.duplicates) + len(fleet.decisions.conflicts)


def _to_decide(duplicates: Sequence[Duplicate]) -> int:
    """Give how many pairs ask for a decision: a PC that was installed anew is certain, and only shown."""
    return sum(len(item.parts) - 1 for item in duplicates if item.sort != "reinstalled")


def _doubles(fleet: Fleet, words: Words) -> list[Double]:
    """Give each doubtful group as pairs, the first with each of the others; also of what counts as one by now."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    pairs = (
        (item, sides[0], other)
        for item in fleet.duplicates
        if (sides := list(zip(item.parts, part_words(item, fleet, namer, words), strict=True)))
        for other in sides[1:]
    )
    return [_double(*pair, words) for pair in islice(pairs, MOST_PAIRS)]


def _double(item: Duplicate, one: tuple[Part, str], other: tuple[Part, str], words: Words) -> Double:
    """Give a pair. Where both count as one device already, nothing was replaced."""
    old, new = sorted((one[0], other[0]), key=lambda part: (part.measured, part.file))
    may_be_replaced = len(item.rows) > 1
    return Double(
        why=words.say(f"fleet.duplicate.{item.sort}"),
        how=words.say(f"fleet.duplicate.how.{item.sort}"),
        one=Side(one[1], file_name(one[0].file)),
        other=Side(other[1], file_name(other[0].file)),
        key=key_text(one[0].key),
        other_key=key_text(other[0].key),
        old=key_text(old.key) if may_be_replaced else "",
        new=key_text(new.key) if may_be_replaced else "",
    )


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: KeyText
    other: KeyText


class _OfList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: KeyText
    rows: RowsText


class _Undo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: KeyText


def _accept(desk: Desk, form: _OfList) -> list[Line]:
    """Give the device what the list calls it, and the place it has there."""
    (row,) = rows_in(form.rows)[:1]
    return decided(desk, Relabelled, form.device, label=row.name, location=row.location or None, listed=row)


def _refuse(desk: Desk, form: _OfList) -> list[Line]:
    """Keep that the device is none of these rows: it is not asked again."""
    return decided(desk, Refused, form.device, rows=rows_in(form.rows))


def _merge(desk: Desk, pair: _Pair) -> list[Line]:
    return decided(desk, Merged, pair.device, other=key_in(pair.other))


def _part(desk: Desk, pair: _Pair) -> list[Line]:
    return decided(desk, Parted, pair.device, other=key_in(pair.other))


def _replaced(desk: Desk, pair: _Pair) -> list[Line]:
    return decided(desk, Replaced, pair.device, other=key_in(pair.other))


def _undo(desk: Desk, asked: _Undo) -> list[Line]:
    found = desk.undo(asked.id)
    return [Line(desk.words.say("desk.undone" if found else "desk.undone.not"), "done" if found else "wrong")]


TAB = Tab(
    "doubts",
    _view,
    {
        "accept": Action(_OfList, _accept),
        "refuse": Action(_OfList, _refuse),
        "merge": Action(_Pair, _merge),
        "part": Action(_Pair, _part),
        "replaced": Action(_Pair, _replaced),
        "undo": Action(_Undo, _undo),
    },
    waiting=_waiting,
)
