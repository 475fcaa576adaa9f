"""Records of both sides that share a key, directly or through others: whichever order they come in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.fleet.matching.entries import Entry
from checker.fleet.matching.kinds import is_other_kind, is_other_model

Keys = Callable[[Entry], Iterable[Hashable]]


class Side:
    """The records of one side by number, and what they are looked up by, worked out once for each way of looking."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Hold these."""
        self.entries = entries
        self._keys: dict[Keys, list[tuple[Hashable, ...] | None]] = {}

    def keys(self, look: Keys, numbers: Iterable[int]) -> Iterator[tuple[int, tuple[Hashable, ...]]]:
        """Give the keys of these records in one way of looking."""
        held = self._keys.setdefault(look, [])
        held.extend([None] * (len(self.entries) - len(held)))
        for number in numbers:
            found = held[number]
            if found is None:
                found = held[number] = tuple(look(self.entries[number]))
            yield number, found


class Group(NamedTuple):
    """Records that may be one device, by their numbers on either side."""

    left: list[int]
    right: list[int]


class Sides(NamedTuple):
    """Both sides; what is asked about their records names them by number."""

    left: Side
    right: Side


def by_key(sides: Sides, left: Iterable[int], right: Iterable[int], look: Keys) -> Mapping[Hashable, Group]:
    """Give the keys that both sides have, each with who has it."""
    found: dict[Hashable, list[int]] = {}
    for number, keys in sides.left.keys(look, left):
        for key in keys:
            found.setdefault(key, []).append(number)
    others: dict[Hashable, list[int]] = {}
    for number, keys in sides.right.keys(look, right if found else ()):
        for key in keys:
            if key in found:
                others.setdefault(key, []).append(number)
    return {key: Group(found[key], members) for key, members in others.items()}


def connected(shared: Iterable[Group]) -> Iterator[Group]:
    """Give the groups that share no record: two that share one become one."""
    above: dict[int, int] = {}

    def top(node: int) -> int:
        while (upper := above.setdefault(node, node)) != node:
            above[node] = node = above[upper]
        return node

    # A record on the right has a negative number, as the two sides count from 0 both.
    for group in shared:
        first = top(group.left[0])
        for node in (*group.left[1:], *(~number for number in group.right)):
            above[top(node)] = first
    members: dict[int, Group] = {}
    for node in above:
        left, right = members.setdefault(top(node), Group([], []))
        (right if node < 0 else left).append(~node if node < 0 else node)
    return (Group(sorted(left), sorted(right)) for left, right in members.values())


def certain_in(group: Group, sides: Sides) -> Iterator[tuple[int, int]]:
    """Give the pairs of a group that leave no doubt: one and one, or one and one of each kind of device."""
    for left, right in _by_kind(group, sides):
        if len(left) == len(right) == 1 and not _contradict(sides.left.entries[left[0]], sides.right.entries[right[0]]):
            yield left[0], right[0]


def _by_kind(group: Group, sides: Sides) -> Iterable[Group]:
    if len(group.left) == len(group.right) == 1:
        return (group,)
    kinds: dict[str, Group] = {}
    for place, (side, numbers) in enumerate(zip(sides, group, strict=True)):
        for number in numbers:
            kinds.setdefault(side.entries[number].kind, Group([], []))[place].append(number)
    return () if "" in kinds else kinds.values()


def may_be_one(group: Group, sides: Sides) -> Iterator[Group]:
    """Give what is left of a group without the pairs that a person refused, as groups that share no record."""
    refusing = [other for other in group.right if sides.right.entries[other].refused]
    if not refusing:
        yield group
        return
    pairs = ((one, other) for other in group.right for one in group.left)
    yield from connected(Group([one], [other]) for one, other in pairs if not is_refused(one, other, sides))


def is_refused(left: int, right: int, sides: Sides) -> bool:
    """Tell whether a person said that this device is not that row."""
    return sides.left.entries[left].row in sides.right.entries[right].refused


def _contradict(one: Entry, other: Entry) -> bool:
    return one.row in other.refused or is_other_kind(one.kind, other.kind) or is_other_model(one.model, other.model)
