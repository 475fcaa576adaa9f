"""Results under two ids that are of one device: a PC that was installed anew, a Chromebook with two profiles.

Only where nothing says otherwise. What may be one and is not certain is proposed (duplicates.py), never joined.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

import msgspec

from checker.fleet.agreeing import contradicts, machines_differ
from checker.fleet.devices import DeviceHistory
from checker.fleet.matching.folding import plain
from checker.model.readings import Facts
from checker.storage.measurements import Measurement, ReadingPool

Joined = Literal["reinstalled", "profiles"]
_MOST_NAMES = 2
"""A PC that was installed anew may get another name, once; more names are more PCs with one number."""


class Same(NamedTuple):
    """Two histories, by their places, that are one device."""

    one: int
    other: int
    why: Joined


class Evidence(NamedTuple):
    """What tells it besides the results' names: their readings, and the labels that the school's list names once."""

    pool: ReadingPool
    listed_once: frozenset[str] = frozenset()


def same_devices(histories: Sequence[DeviceHistory], labels: Sequence[str], evidence: Evidence) -> list[Same]:
    """Give which are one device. `labels`: what each is called now, "" where it has no label."""
    known = [_Known(item, plain(label)) for item, label in zip(histories, labels, strict=True)]
    return [*_installed_anew(known, evidence), *_profiles(known, evidence)]


class _Known(NamedTuple):
    history: DeviceHistory
    label: str

    @property
    def newest(self) -> Measurement:
        return self.history.newest.measurement

    @property
    def name(self) -> str:
        return plain(self.newest.device.name)

    @property
    def hardware(self) -> str | msgspec.UnsetType:
        """Give the id of the hardware, from the last result that has one."""
        told = (item.measurement.device.hardware_id for item in reversed(self.history.all))
        return next((number for number in told if number), msgspec.UNSET)

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """Give the first and the last day it was measured."""
        days = [item.measurement.on for item in self.history.all]
        return min(days), max(days)


def _installed_anew(known: Sequence[_Known], evidence: Evidence) -> Iterator[Same]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(known):
        if isinstance(number := item.hardware, str):
            groups[number].append(place)
    for places in groups.values():
        in_time = sorted(places, key=lambda place: (known[place].newest.moment, known[place].newest.result_id))
        if len(places) > 1 and _is_one_pc([known[place] for place in in_time], evidence):
            yield from (Same(one, other, "reinstalled") for one, other in pairwise(in_time))


def _is_one_pc(in_time: Sequence[_Known], evidence: Evidence) -> bool:
    """Tell whether these can be one PC, installed anew: one number alone may be that of many boards."""
    labels = {item.label for item in in_time} - {""}
    names = {item.name for item in in_time} - {""}
    if len(labels) > 1 or len(names) > _MOST_NAMES:
        return False
    after_each_other = all(_comes_after(newer, older) for older, newer in pairwise(in_time))
    return after_each_other and not _any(machines_differ, in_time, evidence)


def _comes_after(newer: _Known, older: _Known) -> bool:
    """Tell whether the one stopped before the other began; within a day only where both have one name."""
    first, last = newer.days[0], older.days[1]
    return last < first or (last == first and newer.name == older.name)


def _profiles(known: Sequence[_Known], evidence: Evidence) -> Iterator[Same]:
    """Give what pages measured under one label, where the school has one device of that label."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, item in enumerate(known):
        if item.label in evidence.listed_once and item.newest.origin == "page":
            groups[item.newest.device.school, item.label].append(place)
    for places in groups.values():
        in_time = sorted(places, key=lambda place: (known[place].newest.moment, known[place].newest.result_id))
        if len({known[place].newest.device.id for place in places}) < len(places):
            continue  # one profile under two names is something else
        if not _any(contradicts, [known[place] for place in in_time], evidence):
            yield from (Same(one, other, "profiles") for one, other in pairwise(in_time))


def _any(says_two: Callable[[Facts, Facts], bool], in_time: Iterable[_Known], evidence: Evidence) -> bool:
    facts = [evidence.pool.numbered(item.newest.readings)[0] for item in in_time]
    return any(says_two(older, newer) for older, newer in combinations(facts, 2))


def listed_once(labels: Iterable[str]) -> frozenset[str]:
    """Give the labels that a list names exactly once, as they are compared."""
    counts = Counter(map(plain, labels))
    return frozenset(label for label, number in counts.items() if label and number == 1)
