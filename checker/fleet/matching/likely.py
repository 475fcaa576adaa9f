"""What is probably one device, for a person to say; each record stands in one proposal at most.

Every look but the first takes only what is one to one, so there are never more proposals than records.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Literal, NamedTuple

from checker.fleet.matching.certain import Unmatched
from checker.fleet.matching.entries import Entry
from checker.fleet.matching.folding import Parts, is_weak, loose, parts
from checker.fleet.matching.groups import Group, Keys, by_key, certain_in, connected, may_be_one
from checker.fleet.matching.kinds import is_other_kind, is_other_model

Why = Literal["several", "left", "kind", "model", "number_here", "number", "part", "letter"]
"""`several`: more than one may be it; `left`: there were more, and this one is left. `kind`, `model`: called alike, but
the list says another kind or model. `number_here`: the same number in one place; `number`: the only one left with that
number. `part`: one is the beginning of the other. `letter`: one letter off."""

MOST_GUESSED = 3000
"""Where more than this is left on both sides, the list is not of these devices, and no guess is worth its time."""
_LONGEST_COMPUTER_NAME = 15
"""Of NetBIOS; a list may have the whole name, and a computer the cut one."""
_SHORTEST_WORD = 5
_LONGEST_WORD = 40


class Proposed(NamedTuple):
    """Records that may be one device, and why."""

    group: Group
    why: Why


def likely(unmatched: Unmatched) -> Iterator[Proposed]:
    """Give what is likely among what is left, and take it out."""
    yield from _taken(unmatched, _alike(unmatched))
    is_guessed = min(len(unmatched.left), len(unmatched.right)) <= MOST_GUESSED
    for why, keys, agrees in _GUESSES if is_guessed else ():
        yield from _taken(unmatched, (Proposed(pair, why) for pair in _pairs(unmatched, keys, agrees)))


def _pairs(unmatched: Unmatched, keys: Keys, agrees: Callable[[Entry, Entry], bool]) -> Iterator[Group]:
    sides = unmatched.sides
    left, right = _candidates(unmatched) if keys is _almost else (unmatched.left, unmatched.right)
    for group in connected(by_key(sides, left, right, keys).values()):
        for one, other in certain_in(group, sides):
            if agrees(sides.left.entries[one], sides.right.entries[other]):
                yield Group([one], [other])


def _candidates(unmatched: Unmatched) -> tuple[set[int], set[int]]:
    """Give the records whose numbers the other side has as well: of few others all slips are worth the trouble."""
    shared = by_key(unmatched.sides, unmatched.left, unmatched.right, _numbers).values()
    return {one for group in shared for one in group.left}, {one for group in shared for one in group.right}


def _taken(unmatched: Unmatched, found: Iterable[Proposed]) -> Iterator[Proposed]:
    for item in list(found):
        unmatched.take(item.group.left, item.group.right)
        yield item


def _alike(unmatched: Unmatched) -> Iterator[Proposed]:
    """Give all that is called alike and was not certain: it is not one to one, or something speaks against it."""
    for group in connected(called_alike(unmatched)):
        for part in may_be_one(group, unmatched.sides):
            yield Proposed(part, _doubt(part, unmatched))


def called_alike(unmatched: Unmatched) -> Iterator[Group]:
    """Give who shares what it is called with the other side, in whatever way one looks."""
    return (group for look in unmatched.looks for group in unmatched.shared(look).all())


def _doubt(group: Group, unmatched: Unmatched) -> Why:
    if len(group.left) > 1 or len(group.right) > 1:
        return "several"
    one, other = (side.entries[members[0]] for side, members in zip(unmatched.sides, group, strict=True))
    if is_other_kind(one.kind, other.kind):
        return "kind"
    return "model" if is_other_model(one.model, other.model) else "left"


def _number_in_place(entry: Entry) -> Iterable[Hashable]:
    numbers = {text[-1] for text in loose(entry.texts) if isinstance(text[-1], int)}
    return {(place, number) for place in entry.places for number in numbers}


def _number(entry: Entry) -> Iterable[Hashable]:
    return {text[-1] for text in loose(entry.texts) if isinstance(text[-1], int)}


def _is_number_of_it(one: Entry, other: Entry) -> bool:
    """Tell whether the number is all that one of them is called, or else the model is the same."""
    return _is_number(one) or _is_number(other) or bool(one.model and one.model.casefold() == other.model.casefold())


def _is_only_number(one: Entry, other: Entry) -> bool:
    return (_is_number(one) or _is_number(other)) and not (one.is_placed and other.is_placed)


def _is_number(entry: Entry) -> bool:
    return any(is_weak(text) or not any(isinstance(part, str) for part in text) for text in loose(entry.texts))


def _beginnings(entry: Entry) -> Iterable[Hashable]:
    """Give what it is called without a remark behind it, and as Windows cuts the name of a computer."""
    yield from (found for found in loose(entry.texts) if not is_weak(found))
    for text in entry.texts:
        if "(" in text:
            yield parts(text.partition("(")[0])
        if len(text) >= _LONGEST_COMPUTER_NAME:
            yield text[:_LONGEST_COMPUTER_NAME]


def _is_part(one: Entry, other: Entry) -> bool:
    return any(text.startswith(begin) or begin.startswith(text) for text in one.texts for begin in other.texts)


def _numbers(entry: Entry) -> Iterable[Hashable]:
    return {numbers for letters, numbers in map(_split, loose(entry.texts)) if len(letters) >= _SHORTEST_WORD}


def _almost(entry: Entry) -> Iterable[Hashable]:
    """Give its numbers with its letters, of which one is left out in every way.

    A number that is one off is another device; a letter that is one off is a slip.
    """
    for letters, numbers in map(_split, loose(entry.texts)):
        if _SHORTEST_WORD <= len(letters) <= _LONGEST_WORD:
            yield letters, numbers
            yield from {(letters[:place] + letters[place + 1 :], numbers) for place in range(len(letters))}


def _split(text: Parts) -> tuple[str, Parts]:
    """Give the letters as one word with a mark where a number stood, and the numbers."""
    numbers = tuple(part for part in text if isinstance(part, int))
    return "".join(part if isinstance(part, str) else "0" for part in text), numbers


def _is_slip(one: Entry, other: Entry) -> bool:
    texts = [[_split(text) for text in loose(entry.texts)] for entry in (one, other)]
    return any(_one_off(left[0], right[0]) for left in texts[0] for right in texts[1] if left[1] == right[1])


def _one_off(one: str, other: str) -> bool:
    """Tell whether one letter is left out, written double, another one, or changed places with the next."""
    if len(one) > len(other):
        one, other = other, one
    at = next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(one))
    rest, longer = one[at:], other[at:]
    if len(one) < len(other):
        return rest == longer[1:]
    return rest[1:] == longer[1:] or (rest[:2] == longer[1::-1] and rest[2:] == longer[2:])


_GUESSES: tuple[tuple[Why, Keys, Callable[[Entry, Entry], bool]], ...] = (
    ("number_here", _number_in_place, _is_number_of_it),
    ("number", _number, _is_only_number),
    ("part", _beginnings, _is_part),
    ("letter", _almost, _is_slip),
)
