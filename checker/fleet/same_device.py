"""Results under two ids that are of one device: a PC that was installed anew, a Chromebook with two profiles.

Only where nothing says otherwise. What may be one and is not certain is proposed (duplicates.py), never joined.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from checker.fleet.agreeing import contradicts, machines_differ
from checker.fleet.devices import DeviceHistory
from checker.fleet.matching.folding import Parts, parts, plain
from checker.model.readings import Facts
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.school_list.listed import Listed

Joined = Literal["reinstalled", "profiles"]
_MOST_PARTS = 10
"""Results under so many ids, and no more, are taken for one device; more are shown, and nobody is kept waiting."""
_MOST_NAMES = 2
"""A PC that was installed anew may get another name, once; more names are more PCs with one number."""
_DIGITS = re.compile(r"\d+")
"""What differs between the names of a row of PCs: LOKAAL5-PC01, LOKAAL5-PC02."""
_INSTALLING = dt.timedelta(minutes=30)
"""No PC is installed anew and measured again sooner; who walks past a row of them measures one every few minutes."""


class Same(NamedTuple):
    """Two histories, by their places, that are one device."""

    one: int
    other: int
    why: Joined


class Evidence(NamedTuple):
    """What tells it besides the results' names: their readings, and the labels that the school's list names once."""

    pool: ReadingPool
    listed_once: frozenset[Parts] = frozenset()


def same_devices(histories: Sequence[DeviceHistory], labels: Sequence[str], evidence: Evidence) -> list[Same]:
    """Give which are one device. `labels`: what each is called now, "" where it has no label."""
    known = [_Known(item, parts(label)) for item, label in zip(histories, labels, strict=True)]
    return [*_installed_anew(known, evidence), *_profiles(known, evidence)]


class _Known(NamedTuple):
    history: DeviceHistory
    label: Parts

    @property
    def newest(self) -> Measurement:
        return self.history.newest.measurement

    @property
    def name(self) -> str:
        return plain(self.newest.device.name)

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """Give the first and the last day it was measured."""
        days = [item.measurement.on for item in self.history.all]
        return min(days), max(days)

    @property
    def first_moment(self) -> dt.datetime:
        """Give when it was measured first."""
        return min(item.measurement.moment for item in self.history.all)


def _installed_anew(known: Sequence[_Known], evidence: Evidence) -> Iterator[Same]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(known):
        if number := item.history.hardware:
            groups[number].append(place)
    for places in groups.values():
        in_time = sorted(places, key=lambda place: (known[place].newest.moment, known[place].newest.result_id))
        if 1 < len(places) <= _MOST_PARTS and _is_one_pc([known[place] for place in in_time], evidence):
            yield from (Same(one, other, "reinstalled") for one, other in pairwise(in_time))


def _is_one_pc(in_time: Sequence[_Known], evidence: Evidence) -> bool:
    """Tell whether these can be one PC, installed anew: one number alone may be that of many boards."""
    labels = {item.label for item in in_time} - {()}
    if len(labels) > 1 or _are_names_of_more(in_time, evidence):
        return False
    after_each_other = all(_comes_after(newer, older) for older, newer in pairwise(in_time))
    return after_each_other and not _any(machines_differ, in_time, evidence)


def _are_names_of_more(in_time: Sequence[_Known], evidence: Evidence) -> bool:
    """Tell whether names say that it is more than one PC: too many, two of one series, or two that the list has."""
    names = {item.name for item in in_time} - {""}
    series = {_DIGITS.sub("", name) for name in names}
    on_the_list = {parts(item.newest.device.name) for item in in_time} & evidence.listed_once
    return len(names) > _MOST_NAMES or len(series) < len(names) or len(on_the_list) > 1


def _comes_after(newer: _Known, older: _Known) -> bool:
    """Tell whether the one stopped before the other began; within a day only where both have one name."""
    first, last = newer.days[0], older.days[1]
    if last != first:
        return last < first
    has_one_name = bool(newer.name) and newer.name == older.name
    return has_one_name and newer.first_moment - older.newest.moment >= _INSTALLING


def _profiles(known: Sequence[_Known], evidence: Evidence) -> Iterator[Same]:
    """Give what pages measured under one label, where the school has one device of that label."""
    groups: dict[tuple[str, Parts], list[int]] = defaultdict(list)
    for place, item in enumerate(known):
        if item.label in evidence.listed_once and item.newest.origin == "page":
            groups[item.newest.device.school, item.label].append(place)
    for places in groups.values():
        in_time = sorted(places, key=lambda place: (known[place].newest.moment, known[place].newest.result_id))
        if 1 < len(places) <= _MOST_PARTS and _is_one_page_device([known[place] for place in in_time], evidence):
            yield from (Same(one, other, "profiles") for one, other in pairwise(in_time))


def _is_one_page_device(in_time: Sequence[_Known], evidence: Evidence) -> bool:
    """Tell whether these can be profiles of one device; one profile under two names is something else."""
    places = {plain(item.newest.device.location) for item in in_time} - {""}
    ids = {item.newest.device.id for item in in_time}
    return len(ids) == len(in_time) and len(places) <= 1 and not _any(contradicts, in_time, evidence)


def _any(says_two: Callable[[Facts, Facts], bool], in_time: Iterable[_Known], evidence: Evidence) -> bool:
    facts = [evidence.pool.numbered(item.newest.readings)[0] for item in in_time]
    return any(says_two(older, newer) for older, newer in combinations(facts, 2))


def listed_once(listed: Iterable[Listed]) -> frozenset[Parts]:
    """Give the names that one device on a list has and no other, as they are compared: label, asset tag, name.

    Compared as loosely as list and results are: a list that says CB-1 has the device with the sticker CB-01.
    """
    counts = Counter(
        name for item in listed for name in {parts(item.label), parts(item.asset_tag), parts(item.name)} - {()}
    )
    return frozenset(name for name, number in counts.items() if number == 1)
