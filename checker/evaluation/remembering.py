"""Work on a device's readings, done once for all devices that are alike in what the work looks at.

A school has many devices of few kinds. What is worked out for one holds for every other that has the same readings
in all that was looked at; so it is noted what was, and the next device with the same is given the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from checker.conditions.situation import Situation
from checker.evaluation.clock import JudgedFor
from checker.model.readings import Facts, Reading
from checker.model.releases import Releases
from checker.model.vocabulary import FACTS

Answer = TypeVar("Answer")
Subject = TypeVar("Subject", bound=Hashable)
_DAY = "day"
_NOT_YET = object()


class _Numbers(dict[str, int | None]):
    """The number of each reading; None for one that is not there, so that many are looked up in one go."""

    def __missing__(self, _fact: str) -> None:
        return None


class Numbered:
    """A device's readings for a day, and a number for each: an equal number means an equal reading."""

    __slots__ = ("facts", "judged_for", "numbers")

    def __init__(self, facts: Facts, numbers: Mapping[str, int], judged_for: JudgedFor) -> None:
        """Hold them; the day has its number too, and so has each time between two days."""
        self.facts = facts
        self.judged_for = judged_for
        self.numbers = _Numbers(numbers)
        self.numbers[_DAY] = _number(judged_for)

    def holding(self, facts: Facts, numbers: Mapping[str, int]) -> Numbered:
        """Give other readings for the same day."""
        return Numbered(facts, numbers, self.judged_for)


def _number(judged_for: JudgedFor) -> int:
    """Give one number for the day, for each time between two days, and below zero for each time from a measurement."""
    day, other = judged_for.day, judged_for.latest or judged_for.measured
    number = day.toordinal() if other is None else day.toordinal() + other.toordinal() * (dt.date.max.toordinal() + 1)
    return -number if judged_for.measured else number


def _nothing(_numbers: _Numbers) -> None:
    """Give the same for every device: nothing was looked at."""


class _Answers(NamedTuple, Generic[Answer]):
    """What was answered, by the numbers of the readings that were looked at, and what gives those of a device."""

    looks: Callable[[_Numbers], object]
    known: dict[object, Answer]


class Remembered(Generic[Subject, Answer]):
    """A pure function of a situation and a subject, that remembers by what it looked at."""

    def __init__(self, work: Callable[[Situation, Subject], Answer], releases: Releases) -> None:
        """Remember this work with these tables."""
        self._work = work
        self._releases = releases
        self._known: defaultdict[Subject, dict[tuple[str, ...], _Answers[Answer]]] = defaultdict(dict)

    def of(self, device: Numbered, subject: Subject) -> Answer:
        """Give the answer for a device; the work is done only when no device was like it."""
        numbers = device.numbers
        by_looks = self._known[subject]
        for looks, answers in by_looks.values():
            known = answers.get(looks(numbers), _NOT_YET)
            if known is not _NOT_YET:
                return known  # type: ignore[return-value] # an answer, as it is not the sign that there is none
        seen: set[str] = set()
        answer = self._work(_Watched(device, self._releases, seen), subject)
        looked_at = tuple(sorted(seen))
        if looked_at not in by_looks:
            by_looks[looked_at] = _Answers(itemgetter(*looked_at) if looked_at else _nothing, {})
        looks, answers = by_looks[looked_at]
        answers[looks(numbers)] = answer
        return answer


class _Watched(Situation):
    """A situation that notes what is looked at.

    Who looks at no day finds the same on every day, so `latest` alone is not noted; `day` stands for both.
    """

    def __init__(self, device: Numbered, releases: Releases, seen: set[str]) -> None:
        day, latest, _, measured = device.judged_for
        super().__init__(_WatchedFacts(device.facts, seen), day, releases, latest, measured=measured)
        self._seen = seen

    @property
    def day(self) -> dt.date:
        self._seen.add(_DAY)
        return self._day

    @property
    def measured(self) -> dt.date | None:
        self._seen.add(_DAY)
        return self._measured


class _WatchedFacts(Mapping[str, Reading]):
    """Readings that note which of them are looked at; who goes through all looks at all there could be."""

    def __init__(self, facts: Facts, seen: set[str]) -> None:
        self._facts = facts
        self._seen = seen

    def __getitem__(self, fact: str) -> Reading:
        self._seen.add(fact)
        return self._facts[fact]

    def __iter__(self) -> Iterator[str]:
        self._seen.update(FACTS)
        return iter(self._facts)

    def __len__(self) -> int:
        self._seen.update(FACTS)
        return len(self._facts)
