"""What both sides have in common, as far as the place of a record does not speak against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from checker.fleet.matching.entries import Entry
from checker.fleet.matching.folding import Parts, is_weak, parts
from checker.fleet.matching.groups import Group, Keys, Sides, by_key

_Places = Callable[[Entry], Sequence[Parts]]
Step = Callable[[Mapping[Hashable, Group]], Iterable[Group]]


class Shared:
    """One way of looking at both sides."""

    def __init__(self, sides: Sides, keys: Keys) -> None:
        """Look at both sides in this way."""
        self._sides = sides
        self._keys = keys
        self._in_many_places = frozenset().union(*(_in_many_places(entries, keys) for entries in sides))

    @property
    def steps(self) -> Sequence[Step]:
        """Give the ways in which a place may tell records apart, the narrowest first."""
        return (
            lambda shared: self._at_one_place(shared, _narrowest),
            lambda shared: self._at_one_place(shared, lambda entry: entry.places),
            self.anywhere,
        )

    def among(self, left: Iterable[int], right: Iterable[int]) -> Mapping[Hashable, Group]:
        """Give the keys that these records share."""
        return by_key(self._sides, left, right, self._keys)

    def anywhere(self, shared: Mapping[Hashable, Group]) -> Iterator[Group]:
        """Give who shares a key, wherever it stands; of what says little outside its place not if both have one."""
        for key, group in shared.items():
            found = self._unless_both_placed(group) if self._is_local(key) else group
            if found.left and found.right:
                yield found

    def _at_one_place(self, shared: Mapping[Hashable, Group], places: _Places) -> Iterator[Group]:
        """Give who shares a key and a place.

        A distinctive key must not be had by one without a place as well: that one would be passed over.
        """
        for key, group in shared.items():
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
        return (self._sides[side][number] for side, numbers in enumerate(group) for number in numbers)

    def _by_place(self, group: Group, places: _Places) -> Iterator[Group]:
        found: dict[Parts, Group] = defaultdict(lambda: Group([], []))
        for side, numbers in enumerate(group):
            for number in numbers:
                for place in places(self._sides[side][number]):
                    found[place][side].append(number)
        return (members for members in found.values() if members.left and members.right)

    def _unless_both_placed(self, group: Group) -> Group:
        left, right = (self._unplaced(side, numbers) for side, numbers in enumerate(group))
        return Group(group.left if right else left, group.right if left else right)

    def _unplaced(self, side: int, numbers: Sequence[int]) -> list[int]:
        return [number for number in numbers if not self._sides[side][number].is_placed]


def _in_many_places(entries: Sequence[Entry], keys: Keys) -> Iterator[Hashable]:
    """Give what is called alike in two places: it says nothing of itself, whatever it is."""
    seen: dict[Hashable, Parts] = {}
    for entry in entries:
        if entry.places:
            place = entry.places[:2][-1]
            for key in keys(entry):
                if seen.setdefault(key, place) != place:
                    yield key


def _narrowest(entry: Entry) -> Sequence[Parts]:
    """Give where it stands with what that is in, where that is known."""
    return entry.places[1:] or entry.places
