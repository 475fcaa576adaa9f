"""Work that is done once for devices that are alike in what it looks at, and never mixes up those that are not."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given
from hypothesis import strategies as st

from checker.conditions.situation import Situation
from checker.evaluation.clock import JudgedFor
from checker.evaluation.remembering import Numbered, Remembered
from checker.model.readings import Facts, Known
from tests.evaluation.devices import DAY, known, releases

FACTS = ("memory.installed", "storage.free", "os.name")
DEVICES = st.lists(
    st.tuples(st.dictionaries(st.sampled_from(FACTS), st.integers(0, 2)), st.integers(0, 2)), max_size=30
)


def numbered(values: dict[str, int], days: int = 0) -> Numbered:
    judged_for = JudgedFor(DAY + dt.timedelta(days=days))
    return Numbered({name: known(value) for name, value in values.items()}, values, judged_for)


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
            alone = winding(Situation(device.facts, device.judged_for.day, releases()), subject)
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


SPANS = st.tuples(st.dates(), st.none() | st.dates())
FIRST, LAST = dt.date.min, dt.date.max


@example((FIRST, FIRST), (LAST, None))
@example((FIRST, LAST), (LAST, FIRST))
@example((DAY, DAY), (DAY, None))
@given(SPANS, SPANS)
def test_no_two_spans_of_days_are_taken_for_one(
    one: tuple[dt.date, dt.date | None], other: tuple[dt.date, dt.date | None]
) -> None:
    first, second = (Numbered({}, {}, JudgedFor(*span)).numbers["day"] for span in (one, other))
    assert (first == second) is (one == other)


def test_a_day_that_is_doubted_is_another_one_than_the_day_that_it_begins_with() -> None:
    remembered: Remembered[None, object] = Remembered(
        lambda situation, _subject: (situation.day, situation.latest), releases()
    )
    later = DAY + dt.timedelta(days=1)
    spans = [(DAY, None), (DAY, later), (DAY, later + dt.timedelta(days=1)), (later, None)]
    for span in spans * 2:
        assert remembered.of(Numbered({}, {}, JudgedFor(*span)), None) == span


def test_other_readings_of_a_device_are_of_the_same_days() -> None:
    later = DAY + dt.timedelta(days=1)
    holding = Numbered({}, {}, JudgedFor(DAY, later)).holding({"os.name": known("x")}, {"os.name": 7})
    assert (holding.judged_for, holding.numbers["os.name"]) == (JudgedFor(DAY, later), 7)
    assert holding.numbers["day"] == Numbered({}, {}, JudgedFor(DAY, later)).numbers["day"]


def test_that_nothing_was_found_is_remembered_too() -> None:
    done: list[int] = []
    remembered: Remembered[None, object] = Remembered(lambda _situation, _subject: done.append(1), releases())
    assert [remembered.of(numbered({}), None) for _ in range(3)] == [None] * 3
    assert done == [1]


def test_who_goes_through_all_readings_is_answered_by_all_of_them() -> None:
    remembered: Remembered[None, object] = Remembered(lambda situation, _subject: len(situation.facts), releases())
    for count in range(3):
        device = numbered(dict.fromkeys(FACTS[:count], 0))
        assert remembered.of(device, None) == count
