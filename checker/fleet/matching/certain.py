"""The pairs that leave no doubt, the strictest way of looking first.

Whatever was paired is out of the way of a looser look. Records of one look that are not one to one stay where they are:
which of them belongs to which is for a person to say.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from checker.fleet.matching.entries import Entry, joined
from checker.fleet.matching.folding import Parts, is_weak, loose, undashed
from checker.fleet.matching.groups import Keys, Sides, certain_in, connected
from checker.fleet.matching.sharing import Shared


def two_texts(entry: Entry) -> Iterable[Hashable]:
    """Give each two of what it is called: who agrees in both is before who agrees in one."""
    return combinations(sorted(entry.texts), 2)


def whole_text(entry: Entry) -> Iterable[str]:
    """Give what it is called, as one compares it."""
    return entry.texts


def undashed_text(entry: Entry) -> Iterable[str]:
    """Give what it is called without dashes and accents: CB01 for CB-01."""
    return {found for text in entry.texts if (found := undashed(text))}


def loose_text(entry: Entry) -> Iterable[Parts]:
    """Give what it is called without leading zeros as well: CB1 for CB-01."""
    return loose(entry.texts)


def text_in_place(entry: Entry) -> Iterable[Parts]:
    """Give what it is called with its place before it, so that `8` in Groep 5 is `Groep 5 nr 8`."""
    found: set[Parts] = set()
    for text in loose(entry.texts):
        if not is_weak(text):
            found.add(text)
        found.update(joined(place, text) for place in entry.places if text[: len(place)] != place)
    return found


LOOKS: Sequence[Keys] = (two_texts, whole_text, undashed_text, loose_text, text_in_place)
"""From strict to loose."""
_STRICTER: frozenset[Keys] = frozenset({two_texts, whole_text, undashed_text})
"""Where records have nothing in common by `loose_text`, they have nothing by these either."""


class Unmatched:
    """The records of both sides that have no counterpart yet. The right side may be shared with other lists."""

    def __init__(self, sides: Sides, right: set[int]) -> None:
        """Begin with all of the left side."""
        self.sides = sides
        self.left = set(range(len(sides.left.entries)))
        self.right = right
        self.looks = dict.fromkeys(LOOKS)
        self._is_apart = False

    def with_left(self, left: set[int]) -> Unmatched:
        """Give what is left of the right side beside these records of the left."""
        other = Unmatched(self.sides, self.right)
        other.left = left
        return other

    @property
    def is_apart(self) -> bool:
        """Tell whether no two records of both sides are called alike, however loosely: once so, it stays so."""
        self._is_apart = self._is_apart or self.shared(loose_text).is_empty
        return self._is_apart

    def shared(self, look: Keys) -> Shared:
        """Give what is left that both sides have in common, in one way of looking."""
        return Shared(self.sides, self.left, self.right, look)

    def certain(self, look: Keys) -> Iterator[tuple[int, int]]:
        """Give the pairs that one way of looking leaves no doubt about, and take them out."""
        shared = None if look in _STRICTER and self.is_apart else self.shared(look)
        if shared is None or shared.is_empty:
            del self.looks[look]  # what is left has nothing in common later on either
            return
        for number in range(len(shared.steps()))[-1 if look is text_in_place else 0 :]:
            found = [pair for group in connected(shared.steps()[number]()) for pair in certain_in(group, self.sides)]
            for left, right in found:
                self.take([left], [right])
                yield left, right
            if found:
                shared = self.shared(look)

    def take(self, left: Iterable[int], right: Iterable[int]) -> None:
        """Take records out."""
        self.left.difference_update(left)
        self.right.difference_update(right)
