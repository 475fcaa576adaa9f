"""What rows without a value share: it must be so, or there is no such row."""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from checker.conditions import Condition
from checker.conditions.is_true import IsTrue
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.written import YES, is_yes, short
from checker.model.devices import DeviceClass

Make = Callable[[Condition | None], Condition]


class MustBe(msgspec.Struct, frozen=True):
    """A row that says yes. `words`: the thing itself. `is_it`: whether a condition asks it; `make`: one that does."""

    words: frozenset[str]
    is_it: Callable[[Condition], bool]
    make: Make

    def canonical(self, text: str) -> str:
        """Give "yes"."""
        if not is_yes(text, self.words):
            raise NotUnderstoodError(f'expected "yes", or no row at all, not "{short(text)}"')
        return YES

    def plain(self, condition: Condition) -> Columns | None:
        """Give "yes" where that is what a condition asks."""
        return Columns(minimum=YES) if self.is_it(condition) else None

    def condition(self, asked: Columns, like: Condition | None) -> Condition:
        """Give the condition that asks it."""
        told = [self.canonical(text) for text in (asked.minimum, asked.recommended) if text]
        if len(told) != 1:
            raise NotUnderstoodError('expected "yes" in one column')
        return like if like is not None and self.is_it(like) else self.make(like)


def flag(name: str, fact: str, classes: tuple[DeviceClass, ...], words: str) -> RowKind:
    """Give the kind of row that says that a fact is so."""

    def is_it(condition: Condition) -> bool:
        return isinstance(condition, IsTrue) and condition.fact == fact

    def make(_like: Condition | None) -> Condition:
        return IsTrue(fact=fact)

    return row(name, (fact,), classes, MustBe(frozenset(words.split()), is_it, make))


def row(name: str, facts: tuple[str, ...], classes: tuple[DeviceClass, ...], must_be: MustBe) -> RowKind:
    """Give the kind of row."""
    return RowKind(name, classes, facts, must_be.plain, must_be.canonical, must_be.condition, _always_yes)


def _always_yes(_classes: Collection[DeviceClass]) -> str:
    return YES
