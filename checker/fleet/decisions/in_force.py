"""Which decisions hold: not those that were undone, and of those about the same the newest.

Nothing depends on the order in which files are read, nor on a clock where one decision knew of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from checker.model.corrections import Correction, Subject, Undone


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Decisions about the same that differ, by people who did not know of each other's: the first one holds."""

    subject: Subject
    decisions: Sequence[Correction]


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """All corrections and what came of them. `in_force`: those that hold, by what they are about, the oldest first.

    `undone`: the ids of those that do not hold because someone undid them.
    """

    all: Sequence[Correction] = ()
    in_force: Mapping[Subject, Correction] = {}
    conflicts: Sequence[Conflict] = ()
    undone: frozenset[str] = frozenset()

    @property
    def listed(self) -> Sequence[Correction]:
        """Give each decision that holds once, the oldest first."""
        once = {item.id: item for item in self.in_force.values()}
        return sorted(once.values(), key=_when)

    @property
    def last(self) -> Correction | None:
        """Give the newest decision that holds; None where none does."""
        return self.listed[-1] if self.in_force else None


def decisions_of(corrections: Iterable[Correction]) -> Decisions:
    """Give what holds of these corrections, whatever their order."""
    given = tuple(sorted(corrections, key=_when))
    undone = _undone(given)
    valid = [item for item in given if item.id not in undone and not isinstance(item, Undone)]
    by_subject: dict[Subject, list[Correction]] = {}
    for item in valid:
        for subject in item.about:
            by_subject.setdefault(subject, []).append(item)
    knew = {item.id: item.knew for item in given}
    newest = {subject: _unknown_to_others(items, knew) for subject, items in by_subject.items()}
    held = {subject: items[-1] for subject, items in newest.items()}
    return Decisions(
        all=given,
        in_force=dict(sorted(held.items(), key=lambda pair: _when(pair[1]))),
        conflicts=[
            Conflict(subject=subject, decisions=items[::-1])
            for subject, items in newest.items()
            if len({item.holds_of(subject) for item in items}) > 1
        ],
        undone=undone,
    )


def _when(item: Correction) -> tuple[str, str]:
    return item.at, item.id


def _unknown_to_others(items: Sequence[Correction], knew: Mapping[str, Sequence[str]]) -> Sequence[Correction]:
    """Give those that none of the others knew, also by way of a third; all where each was known to another."""
    known: set[str] = set()
    waiting = [name for item in items for name in item.knew]
    while waiting:
        name = waiting.pop()
        if name not in known:
            known.add(name)
            waiting += knew.get(name, ())
    return [item for item in items if item.id not in known] or items


def _undone(corrections: Sequence[Correction]) -> frozenset[str]:
    """Give the ids of what was undone by something that was not itself undone.

    Of two that undo each other the newer holds.
    """
    undoing: dict[str, list[str]] = {}
    for item in corrections:
        if isinstance(item, Undone):
            undoing.setdefault(item.of, []).append(item.id)
    is_undone: dict[str, bool] = {}
    for item in corrections:
        _settle(item.id, undoing, is_undone)
    return frozenset(name for name, undone in is_undone.items() if undone)


def _settle(name: str, undoing: Mapping[str, Sequence[str]], is_undone: dict[str, bool]) -> None:
    """Find out of one and of all that bear on it. Without recursion: a chain may be as long as a file allows."""
    path: list[tuple[str, Iterator[str]]] = [(name, iter(undoing.get(name, ())))]
    on_path = {name}
    while path:
        current, others = path[-1]
        waiting = next((other for other in others if other not in is_undone and other not in on_path), None)
        if waiting is not None:
            path.append((waiting, iter(undoing.get(waiting, ()))))
            on_path.add(waiting)
            continue
        path.pop()
        on_path.discard(current)
        is_undone.setdefault(current, any(not is_undone.get(other, True) for other in undoing.get(current, ())))
