"""What only a person can say: which devices are one, which of two decisions holds, and what to undo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product
from typing import get_args

import msgspec

from checker.desk.deciding import KeyText, Typed, decided, key_in, key_text, short
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, Asked, Tab
from checker.desk.told import Line
from checker.fleet.decisions.finding import file_name
from checker.fleet.duplicates import Duplicate
from checker.fleet.matching.listing import LikelyRows
from checker.fleet.matching.missing import name_on_list
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.fleet.same_device import Joined
from checker.model.corrections import Merged, Parted, Relabelled, Replaced
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.decision_words import ConflictRow, DecisionRow, conflict_rows, decision_rows, undone_rows
from checker.reporting.fleet.doubles import part_words
from checker.reporting.fleet.school_list import likely_words
from checker.reporting.language.words import Words
from checker.storage.school_list.listed import Listed

_MOST_PAIRS = 60
_MOST_CHOICES = 12
_MOST_DECISIONS = 200
_JOINED = frozenset(get_args(Joined))
"""Why several count as one device already."""


class Side(msgspec.Struct, frozen=True):
    """One of two that may be one device, and the file that tells of it."""

    device: str
    file: str


class Double(msgspec.Struct, frozen=True, kw_only=True):
    """Two devices that may be one, why, and how they count until a person decides.

    `old`, `new`: which was measured last, where one replaced the other.
    """

    why: str
    counts: str
    one: Side
    other: Side
    key: str
    other_key: str
    old: str
    new: str


class Choice(msgspec.Struct, frozen=True):
    """A row of the list that a device may be: what the button says, and what its form holds."""

    text: str
    key: str
    label: str
    location: str


class Proposal(msgspec.Struct, frozen=True):
    """What is likely, and what one can say to it."""

    text: str
    choices: Sequence[Choice]


class DoubtsView(msgspec.Struct, frozen=True, kw_only=True):
    """All the tab shows."""

    likely: Sequence[Proposal] = ()
    doubles: Sequence[Double] = ()
    conflicts: Sequence[ConflictRow] = ()
    decisions: Sequence[DecisionRow] = ()
    undone: Sequence[DecisionRow] = ()


def _view(desk: Desk, _asked: Asked) -> DoubtsView:
    if desk.newest.made is None:
        return DoubtsView()
    fleet, words = desk.newest.made.fleet, desk.words
    return DoubtsView(
        likely=_likely(fleet, words),
        doubles=_doubles(fleet, words),
        conflicts=conflict_rows(fleet.decisions, words),
        decisions=decision_rows(fleet.decisions, words)[:_MOST_DECISIONS],
        undone=undone_rows(fleet.decisions, words)[:_MOST_DECISIONS],
    )


def _waiting(desk: Desk) -> int:
    if desk.newest.made is None:
        return 0
    fleet = desk.newest.made.fleet
    likely = len(fleet.listing.likely) if fleet.listing else 0
    return likely + sum(len(item.parts) - 1 for item in fleet.duplicates) + len(fleet.decisions.conflicts)


def _likely(fleet: Fleet, words: Words) -> list[Proposal]:
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    likely = fleet.listing.likely[:_MOST_PAIRS] if fleet.listing else ()
    return [Proposal(likely_words(item, namer, words), _choices(item, words)) for item in likely]


def _choices(item: LikelyRows, words: Words) -> list[Choice]:
    """Give the pairs one may say are one; none where the kind or the model contradicts: there the list is wrong."""
    if item.why in {"kind", "model"}:
        return []
    changing = (pair for pair in product(item.rows, item.listed) if _is_change(*pair))
    pairs = list(islice(changing, _MOST_CHOICES))
    return [
        Choice(
            words.say("desk.doubts.right")
            if len(pairs) == 1
            else words.say("desk.doubts.is", device=row.name, listed=name_on_list(listed)),
            key_text(row.key),
            name_on_list(listed),
            listed.location,
        )
        for row, listed in pairs
    ]


def _is_change(row: DeviceRow, listed: Listed) -> bool:
    """Tell whether the device would be called otherwise: where it has that label already, it says nothing."""
    return (row.identity.label, row.place) != (name_on_list(listed), listed.location or row.place)


def _doubles(fleet: Fleet, words: Words) -> list[Double]:
    """Give each doubtful group as pairs, the first with each of the others; also of what counts as one by now."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    told = ((item, part_words(item, fleet, namer, words)) for item in fleet.duplicates)
    pairs = ((item, said, place) for item, said in told for place in range(1, len(item.parts)))
    return [_double(item, said, place, words) for item, said, place in islice(pairs, _MOST_PAIRS)]


def _double(item: Duplicate, said: Sequence[str], place: int, words: Words) -> Double:
    first, other = item.parts[0], item.parts[place]
    old, new = sorted((first, other), key=lambda part: (part.measured, part.file))
    return Double(
        why=words.say(f"fleet.duplicate.{item.sort}"),
        counts=words.say(f"desk.doubts.counts.{item.sort if item.sort in _JOINED else 'apart'}"),
        one=Side(said[0], file_name(first.file)),
        other=Side(said[place], file_name(other.file)),
        key=key_text(first.key),
        other_key=key_text(other.key),
        old=key_text(old.key),
        new=key_text(new.key),
    )


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: KeyText
    other: KeyText


class _Accept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: KeyText
    label: Typed
    location: Typed


class _Undo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: KeyText


def _accept(desk: Desk, form: _Accept) -> list[Line]:
    """Give the device what the list calls it, and the place it has there."""
    return decided(desk, Relabelled, form.device, label=short(form.label), location=short(form.location) or None)


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
        "accept": Action(_Accept, _accept),
        "merge": Action(_Pair, _merge),
        "part": Action(_Pair, _part),
        "replaced": Action(_Pair, _replaced),
        "undo": Action(_Undo, _undo),
    },
    waiting=_waiting,
)
