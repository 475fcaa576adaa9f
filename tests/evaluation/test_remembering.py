"""Work that is done once for devices that are alike in what it looks at, and never mixes up those that are not."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.situation import Situation
from checker.evaluation.remembering import Numbered, Remembered
from checker.model.readings import Facts, Known
from tests.evaluation.devices import DAY, known, releases

FACTS = ("memory.installed", "storage.free", "os.name")
DEVICES = st.lists(
    st.tuples(st.dictionaries(st.sampled_from(FACTS), st.integers(0, 2)), st.integers(0, 2)), max_size=30
)


def numbered(values: dict[str, int], days: int = 0) -> Numbered:
    return Numbered({name: known(value) for name, value in values.items()}, values, DAY + dt.timedelta(days=days))


def value(facts: Facts, fact: str) -> object:
    reading = facts.get(fact)
    return reading.value if isinstance(reading, Known) else None


def winding(situation: Situation, subject: str) -> object:
    """Look at other facts, and at the day, depending on what was found before."""
    if value(situation.facts, "memory.installed") == 1:
        return subject, value(situation.facts, "storage.free"), situation.day
    if "os.name" in situation.facts:
        return subject, sorted(situation.facts)
    return subject, None


@given(DEVICES)
def test_the_answer_is_always_that_of_doing_the_work(devices: list[tuple[dict[str, int], int]]) -> None:
    remembered = Remembered(winding, releases())
    for values, days in devices:
        device = numbered(values, days)
        for subject in ("a", "b"):
            alone = winding(Situation(device.facts, device.day, releases()), subject)
            assert remembered.of(device, subject) == alone


def test_work_is_done_once_for_devices_that_are_alike_in_what_it_looks_at() -> None:
    done: list[object] = []

    def work(situation: Situation, _subject: None) -> object:
        done.append(value(situation.facts, "memory.installed"))
        return done[-1]

    remembered = Remembered(work, releases())
    for number in range(100):
        device = numbered({"memory.installed": number % 2, "storage.free": number}, number)
        assert remembered.of(device, None) == number % 2
    assert done == [0, 1]
