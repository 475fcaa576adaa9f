"""What both sides have in common, as far as the place of a record does not speak against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from checker.fleet.matching.entries import Entry
from checker.fleet.matching.folding import Parts, is_weak, parts
from checker.fleet.matching.groups import Group, Keys, Side, Sides, by_key

_Places = Callable[[Entry], Sequence[Parts]]
Step = Callable[[], Iterable[Group]]


class Shared:
    """What some records of both sides have in common, in one way of looking."""

    def __init__(self, sides: Sides, left: Iterable[int], right: Iterable[int], look: Keys) -> None:
        """Look at these records."""
        self._sides = sides
        self._found = by_key(sides, left, right, look)
        self.is_empty = not self._found
        self._in_many_places = frozenset(key for side in sides for key in _in_many_places(side, look, self._found))

    def steps(self) -> Sequence[Step]:
        """Give the ways in which a place may tell records apart, the narrowest first."""
        return (
            lambda: self._at_one_place(_narrowest),
            lambda: self._at_one_place(lambda entry: entry.places),
            self.anywhere,
        )

    def all(self) -> Iterator[Group]:
        """Give who shares a key, by any of these ways."""
        return (group for step in self.steps() for group in step())

    def anywhere(self) -> Iterator[Group]:
        """Give who shares a key, wherever it stands; of what says little outside its place not if both have one."""
        for key, group in self._found.items():
            found = self._unless_both_placed(group) if self._is_local(key) else group
            if found.left and found.right:
                yield found

    def _at_one_place(self, places: _Places) -> Iterator[Group]:
        """Give who shares a key and a place.

        A distinctive key must not be had by one without a place as well: that one would be passed over.
        """
        for key, group in self._found.items():
            if self._is_local(key) or all(entry.is_placed for entry in self._members(group)):
                yield from self._by_place(group, places)

    def _is_local(self, key: Hashable) -> bool:
        """Tell whether a key says little outside its place, or is found in many."""
        if key in self._in_many_places:
            return True
        match key:
            case str():
                return is_weak(parts(key))
            case (str() as one, str() as other):
                return is_weak(parts(one)) and is_weak(parts(other))
            case tuple():
                return is_weak(key)
            case _:
                return False

    def _members(self, group: Group) -> Iterator[Entry]:
        return (side.entries[number] for side, numbers in zip(self._sides, group, strict=True) for number in numbers)

    def _by_place(self, group: Group, places: _Places) -> Iterator[Group]:
        found: dict[Parts, Group] = defaultdict(lambda: Group([], []))
        for at, (side, numbers) in enumerate(zip(self._sides, group, strict=True)):
            for number in numbers:
                for place in places(side.entries[number]):
                    found[place][at].append(number)
        return (members for members in found.values() if members.left and members.right)

    def _unless_both_placed(self, group: Group) -> Group:
        left, right = (_unplaced(side, numbers) for side, numbers in zip(self._sides, group, strict=True))
        return Group(group.left if right else left, group.right if left else right)


def _unplaced(side: Side, numbers: Sequence[int]) -> list[int]:
    return [number for number in numbers if not side.entries[number].is_placed]


def _in_many_places(side: Side, look: Keys, among: Mapping[Hashable, Group]) -> Iterator[Hashable]:
    """Give what is called alike in two places: it says nothing of itself, whatever it is. All of the side counts."""
    seen: dict[Hashable, Parts] = {}
    for number, keys in side.keys(look, range(len(side.entries)) if among else ()):
        if places := side.entries[number].places:
            place = places[:2][-1]
            for key in keys:
                if key in among and seen.setdefault(key, place) != place:
                    yield key


def _narrowest(entry: Entry) -> Sequence[Parts]:
    """Give where it stands with what that is in, where that is known."""
    return entry.places[1:] or entry.places
