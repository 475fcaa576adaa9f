"""What the school's list and the measured devices seem to have in common, and what one can say to each proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice, product

import msgspec

from checker.desk.deciding import key_text
from checker.fleet.matching.entries import name_on_list
from checker.fleet.matching.listing import LikelyRows
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.corrections import MOST_ROWS, OnList
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.decision_words import SHORT_ID
from checker.reporting.fleet.school_list import likely_words, listed_words, otherwise_words
from checker.reporting.language.words import Words
from checker.storage.school_list.listed import Listed

MOST_PAIRS = 60
_MOST_CHOICES = 12


class Choice(msgspec.Struct, frozen=True):
    """What a device may be said to be, or not to be: what the button says, and what its form holds."""

    text: str
    key: str
    rows: str


class Proposal(msgspec.Struct, frozen=True):
    """What is likely, and what one can say to it: yes or no. `searched`: what finds its device if no yes."""

    text: str
    choices: Sequence[Choice]
    refusals: Sequence[Choice]
    searched: str


def likely_proposals(fleet: Fleet, words: Words) -> list[Proposal]:
    """Give what is likely."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    likely = fleet.listing.likely[:MOST_PAIRS] if fleet.listing else ()
    return [
        Proposal(
            likely_words(item, namer, words),
            _choices(item, namer, words),
            _refusals(item, namer, words),
            item.rows[0].name,
        )
        for item in likely
    ]


def otherwise_proposals(fleet: Fleet, words: Words) -> list[Proposal]:
    """Give what is called otherwise on the list, each with the one choice to take the list's label over."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    return [
        Proposal(
            otherwise_words(item, namer, words),
            [_choice(item.row, [item.listed], words.say("desk.doubts.take_over", label=name_on_list(item.listed)))],
            [_choice(item.row, [item.listed], words.say("desk.doubts.other"))],
            item.row.name,
        )
        for item in (fleet.listing.otherwise[:MOST_PAIRS] if fleet.listing else ())
    ]


def _choice(row: DeviceRow, listed: Sequence[Listed], text: str) -> Choice:
    return Choice(text, key_text(row.key), msgspec.json.encode([_on_list(item) for item in listed]).decode())


def _on_list(item: Listed) -> OnList:
    return OnList(name=name_on_list(item), location=item.location, building=item.building)


def _refusals(item: LikelyRows, namer: Namer, words: Words) -> list[Choice]:
    """Give what each device may be said not to be: all the rows that it is likened to."""
    likened = [[listed for listed in item.listed if item.may_be_one(row, listed)] for row in item.rows]
    none = "desk.doubts.none_of_these" if len(item.listed) > 1 else "desk.doubts.is_not"
    said = "desk.doubts.other" if len(item.rows) == len(item.listed) == 1 else none
    return [
        _choice(row, listed[:MOST_ROWS], words.say(said, device=name, listed=listed_words(listed[0], namer, words)))
        for row, name, listed in islice(zip(item.rows, _names(item.rows), likened, strict=True), _MOST_CHOICES)
    ]


def _names(rows: Sequence[DeviceRow]) -> list[str]:
    """Give what devices are called, with the start of their id where two are called alike."""
    times = Counter(row.name for row in rows)
    return [row.name if times[row.name] == 1 else f"{row.name} ({row.identity.id[:SHORT_ID]})" for row in rows]


def _choices(item: LikelyRows, namer: Namer, words: Words) -> list[Choice]:
    """Give the pairs one may say are one; none where the kind or the model contradicts: there the list is wrong."""
    if item.why in {"kind", "model"}:
        return []
    called = zip(item.rows, _names(item.rows), strict=True)
    pairs = (
        (row, name, listed)
        for (row, name), listed in product(called, item.listed)
        if item.may_be_one(row, listed) and _is_change(row, listed)
    )
    first = list(islice(pairs, _MOST_CHOICES))
    if len(item.rows) == len(item.listed) == 1:
        return [_choice(row, [listed], words.say("desk.doubts.right")) for row, _, listed in first]
    return [
        _choice(row, [listed], words.say("desk.doubts.is", device=name, listed=listed_words(listed, namer, words)))
        for row, name, listed in first
    ]


def _is_change(row: DeviceRow, listed: Listed) -> bool:
    """Tell whether the device would be called otherwise: where it has that label already, it says nothing."""
    return (row.identity.label, row.place) != (name_on_list(listed), listed.location or row.place)
