"""What the school's list and the measured devices seem to have in common, and what one can say to each proposal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec

from checker.desk.deciding import key_text
from checker.fleet.matching.entries import name_on_list
from checker.fleet.matching.listing import LikelyRows, OtherwiseRow
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.corrections import MOST_ROWS, OnList
from checker.reporting.fleet.by_place import Namer
from checker.reporting.fleet.list_words import likely_words, listed_words, otherwise_words, told_apart
from checker.reporting.language.words import Words
from checker.storage.school_list.listed import Listed

MOST_PAIRS = 60
_MOST_CHOICES = 12


class Choice(msgspec.Struct, frozen=True):
    """What a device may be said to be, or not to be: what the button says, and what its form holds."""

    text: str
    key: str
    rows: str


class Answers(msgspec.Struct, frozen=True):
    """What one can say of a device, yes or no; `device`: what it is called where there are several, else ""."""

    device: str
    yes: Sequence[Choice]
    no: Choice


class Proposal(msgspec.Struct, frozen=True):
    """What is likely, and what one can say of each device; `searched`: what finds the first where there is no yes."""

    text: str
    answers: Sequence[Answers]
    searched: str


def likely_proposals(fleet: Fleet, words: Words) -> list[Proposal]:
    """Give what is likely."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    likely = fleet.listing.likely[:MOST_PAIRS] if fleet.listing else ()
    return [
        Proposal(likely_words(item, namer, words), _answers(item, namer, words), item.rows[0].name) for item in likely
    ]


def otherwise_proposals(fleet: Fleet, words: Words) -> list[Proposal]:
    """Give what is called otherwise on the list, each with the one choice to take the list's label over."""
    namer = Namer(words, many_schools=len(fleet.schools) > 1)
    found = fleet.listing.otherwise[:MOST_PAIRS] if fleet.listing else ()
    return [Proposal(otherwise_words(item, namer, words), [_taking_over(item, words)], item.row.name) for item in found]


def _taking_over(item: OtherwiseRow, words: Words) -> Answers:
    text = words.say("desk.doubts.take_over", label=name_on_list(item.listed))
    no = _choice(item.row, [item.listed], words.say("desk.doubts.other"))
    return Answers("", [_choice(item.row, [item.listed], text)], no)


def _choice(row: DeviceRow, listed: Sequence[Listed], text: str) -> Choice:
    return Choice(text, key_text(row.key), msgspec.json.encode([_on_list(item) for item in listed]).decode())


def _on_list(item: Listed) -> OnList:
    return OnList(name=name_on_list(item), location=item.location, building=item.building)


def _answers(item: LikelyRows, namer: Namer, words: Words) -> list[Answers]:
    """Give what one can say of each device that is likened to rows of the list."""
    names = told_apart(item.rows, namer, words) if len(item.rows) > 1 else [""]
    return [
        _of_device(item, *named, namer, words) for named in islice(zip(item.rows, names, strict=True), _MOST_CHOICES)
    ]


def _of_device(item: LikelyRows, row: DeviceRow, name: str, namer: Namer, words: Words) -> Answers:
    """Give the rows one may say it is; none where the kind or the model contradicts: there the list is wrong."""
    likened = [listed for listed in item.listed if item.may_be_one(row, listed)]
    may_be = [] if item.why in {"kind", "model"} else [listed for listed in likened if _is_change(row, listed)]
    is_pair = len(item.rows) == len(item.listed) == 1
    said = "desk.doubts.right" if is_pair else "desk.doubts.is"
    yes = [
        _choice(row, [listed], words.say(said, listed=listed_words(listed, namer, words)))
        for listed in may_be[:_MOST_CHOICES]
    ]
    no = words.say("desk.doubts.other" if len(item.listed) == 1 else "desk.doubts.none_of_these")
    return Answers(name, yes, _choice(row, likened[:MOST_ROWS], no))


def _is_change(row: DeviceRow, listed: Listed) -> bool:
    """Tell whether the device would be called otherwise: where it has that label already, it says nothing."""
    return (row.identity.label, row.place) != (name_on_list(listed), listed.location or row.place)
