"""What only a person can say: which devices are one, which of two decisions holds, and what to undo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

import msgspec

from checker.desk.deciding import KeyText, Typed, decided, key_in, key_text, short
from checker.desk.desk import Desk
from checker.desk.tabs.tab import Action, Query, Tab
from checker.desk.told import Line
from checker.fleet.decisions.finding import file_name
from checker.fleet.duplicates import Duplicate
from checker.fleet.matching.listing import LikelyRows
from checker.fleet.matching.missing import name_on_list
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow, Part
from checker.model.corrections import Merged, Parted, Relabelled, Replaced
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.decision_words import ConflictRow, DecisionRow, conflict_rows, decision_rows, undone_rows
from checker.reporting.fleet.doubles import part_words
from checker.reporting.fleet.list_words import likely_words, otherwise_words
from checker.reporting.language.words import Words
from checker.storage.school_list.listed import Listed

_MOST_PAIRS = 60
_MOST_CHOICES = 12
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


class Choice(msgspec.Struct, frozen=True):
    """A row of the list that a device may be: what the button says, and what its form holds."""

    text: str
    key: str
    label: str
    location: str


class Proposal(msgspec.Struct, frozen=True):
    """What is likely, and what one can say to it; `searched`: what finds its device where there is no choice."""

    text: str
    choices: Sequence[Choice]
    searched: str


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
        likely=_likely(fleet, words),
        otherwise=_otherwise(fleet, words),
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


def _likely(fleet: Fleet, words: Words) -> list[Proposal]:
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    likely = fleet.listing.likely[:_MOST_PAIRS] if fleet.listing else ()
    return [Proposal(likely_words(item, namer, words), _choices(item, words), item.rows[0].name) for item in likely]


def _otherwise(fleet: Fleet, words: Words) -> list[Proposal]:
    """Give what is called otherwise on the list, each with the one choice to take the list's label over."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    return [
        Proposal(
            otherwise_words(item, namer, words),
            [_choice(item.row, item.listed, words.say("desk.doubts.take_over", label=name_on_list(item.listed)))],
            item.row.name,
        )
        for item in (fleet.listing.otherwise[:_MOST_PAIRS] if fleet.listing else ())
    ]


def _choice(row: DeviceRow, listed: Listed, text: str) -> Choice:
    return Choice(text, key_text(row.key), name_on_list(listed), listed.location)


def _choices(item: LikelyRows, words: Words) -> list[Choice]:
    """Give the pairs one may say are one; none where the kind or the model contradicts: there the list is wrong."""
    if item.why in {"kind", "model"}:
        return []
    changing = (pair for pair in product(item.rows, item.listed) if _is_change(*pair))
    pairs = list(islice(changing, _MOST_CHOICES))
    return [
        _choice(
            *pair,
            words.say("desk.doubts.right")
            if len(pairs) == 1
            else words.say("desk.doubts.is", device=pair[0].name, listed=name_on_list(pair[1])),
        )
        for pair in pairs
    ]


def _is_change(row: DeviceRow, listed: Listed) -> bool:
    """Tell whether the device would be called otherwise: where it has that label already, it says nothing."""
    return (row.identity.label, row.place) != (name_on_list(listed), listed.location or row.place)


def _doubles(fleet: Fleet, words: Words) -> list[Double]:
    """Give each doubtful group as pairs, the first with each of the others; also of what counts as one by now."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    pairs = (
        (item, sides[0], other)
        for item in fleet.duplicates
        if (sides := list(zip(item.parts, part_words(item, fleet, namer, words), strict=True)))
        for other in sides[1:]
    )
    return [_double(*pair, words) for pair in islice(pairs, _MOST_PAIRS)]


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
