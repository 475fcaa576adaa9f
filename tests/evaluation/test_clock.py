"""A clock that is years wrong costs no school a device: which day is judged for, and what is certain on it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.evaluation import Judgement, judge
from checker.evaluation.clock import (
    JudgedFor,
    Witnesses,
    clock_error,
    day_of_clock,
    day_of_result,
    is_near_receivers_clock,
)
from checker.evaluation.planning import plan
from checker.model.readings import Facts
from checker.model.verdicts import Verdict
from tests.evaluation.devices import chrome, known, releases, shipped_spec, windows_laptop
from tests.verdicts.cases import CASES, case_in, facts_in, spec_of

MADE = releases().snapshot
LAST = releases().believed_until
NEWER = windows_laptop(browsers=known((chrome("175.0.9000.1"),)))
SHIPPED = [folder for folder in CASES if case_in(folder).tables == "shipped"]
pytestmark = pytest.mark.pitfall(63)


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


def by_clock(facts: Facts, told: dt.date) -> Judgement:
    day = day_of_clock(told, releases(), facts)
    return judge(shipped_spec(), releases(), facts, day.day, day.latest)


@settings(deadline=None)
@given(st.sampled_from(SHIPPED), st.dates(LAST + days(1), dt.date.max))
def test_age_past_the_tables_fails_nothing_on_any_day_without_a_witness(folder: object, told: dt.date) -> None:
    facts, spec = facts_in(folder), spec_of(case_in(folder))  # type: ignore[arg-type]
    day = day_of_clock(told, releases(), facts)
    if day.latest is None:  # a browser or system that is newer than the tables
        return
    certain = {item.requirement: item.verdict for item in judge(spec, releases(), facts, MADE).findings}
    judgement = judge(spec, releases(), facts, day.day, day.latest)
    for finding in judgement.findings:
        assert finding.verdict is certain[finding.requirement] or finding.verdict in {Verdict.UNKNOWN, Verdict.ADVICE}
    if judgement.verdict is Verdict.FAIL:
        assert judge(spec, releases(), facts, MADE).verdict is Verdict.FAIL


@settings(deadline=None)
@given(st.sampled_from(SHIPPED), st.dates(LAST + days(1), dt.date.max))
def test_nothing_passes_that_would_not_on_the_day_the_clock_tells(folder: object, told: dt.date) -> None:
    facts, spec = facts_in(folder), spec_of(case_in(folder))  # type: ignore[arg-type]
    judgement = judge(spec, releases(), facts, MADE, told)
    then = {item.requirement: item.verdict for item in judge(spec, releases(), facts, told).findings}
    assert all(then[item.requirement] is Verdict.PASS for item in judgement.findings if item.verdict is Verdict.PASS)


@pytest.mark.parametrize("told", [dt.date.min, dt.date(1970, 1, 1), dt.date(2010, 1, 1), MADE - days(1)])
def test_a_clock_before_the_tables_is_wrong_and_their_date_counts(told: dt.date) -> None:
    assert day_of_clock(told, releases(), {}) == JudgedFor(MADE, None, told)


@pytest.mark.parametrize("told", [MADE, MADE + days(1), LAST])
def test_a_clock_within_a_year_after_the_tables_is_believed(told: dt.date) -> None:
    assert day_of_clock(told, releases(), {}) == JudgedFor(told)


@pytest.mark.parametrize("told", [LAST + days(1), dt.date(2038, 1, 20), dt.date(2106, 2, 7), dt.date.max])
def test_after_that_the_day_is_one_from_the_tables_up_to_what_the_clock_tells(told: dt.date) -> None:
    assert day_of_clock(told, releases(), windows_laptop()) == JudgedFor(MADE, told, told)


def system(name: str, version: str, distribution: str = "") -> Facts:
    return {"os.name": known(name), "os.version": known(version), "os.distribution": known(distribution)}


@pytest.mark.parametrize(
    ("facts", "is_witness"),
    [
        (NEWER, True),
        (windows_laptop(os__build_id=known("39999.1")), True),
        (system("macos", "41.2"), True),
        (system("ipados", "40.1"), True),
        (system("linux", "90.04", distribution="ubuntu"), True),
        (windows_laptop(), False),
        (windows_laptop(os__build_id=known("22631.1")), False),
        (windows_laptop(browsers=known((msgspec.structs.replace(chrome("175.0.1"), channel="beta"),))), False),
        (windows_laptop(browsers=known((msgspec.structs.replace(chrome("900"), name="other"),))), False),
        (system("linux", "90.04", distribution="slackware"), False),
        (system("macos", "x"), False),
        ({}, False),
    ],
)
def test_what_is_newer_than_the_tables_lets_a_clock_be_believed_for_a_year_more(facts: Facts, is_witness: bool) -> None:  # noqa: FBT001  a column of the table
    assert (day_of_clock(LAST + days(1), releases(), facts).latest is None) is is_witness
    assert (day_of_clock(LAST + days(365), releases(), facts).latest is None) is is_witness
    assert day_of_clock(LAST + days(366), releases(), facts).latest == LAST + days(366)


@given(st.lists(st.tuples(st.dates(), st.sampled_from("abc")), max_size=20), st.dates(), st.sampled_from("abc"))
def test_only_another_device_within_thirty_days_is_a_witness(
    told: list[tuple[dt.date, str]], day: dt.date, clock: str
) -> None:
    expected = any(other != clock and abs((near - day).days) <= 30 for near, other in told)
    assert Witnesses(told).confirm(day, clock) is expected


def test_a_result_of_a_day_that_has_not_come_yet_is_judged_for_today() -> None:
    today = MADE + days(3)
    future = day_of_result(dt.date(2038, 1, 20), today, releases(), windows_laptop(), is_confirmed=True)
    assert future == JudgedFor(today, None, dt.date(2038, 1, 20))
    assert day_of_result(today + days(1), today, releases(), {}, is_confirmed=False) == JudgedFor(today)
    assert day_of_result(MADE - days(200), today, releases(), {}, is_confirmed=False) == JudgedFor(MADE - days(200))


def test_the_first_step_for_an_old_browser_stays_when_the_clock_is_wrong_too() -> None:
    old = windows_laptop(browsers=known((chrome("130.0.1"),)))
    judgement = by_clock(old, dt.date(2038, 1, 20))
    steps = plan(shipped_spec(), releases(), judgement)
    assert judgement.verdict is Verdict.FAIL
    assert [(step.remedy.id, step.judged.verdict if step.judged else None) for step in steps][:1] == [
        ("update-browser-windows", Verdict.UNKNOWN)
    ]


@pytest.mark.parametrize("seconds", [0, 300, -3600, 86_400, -86_400])
def test_a_clock_that_is_minutes_or_a_time_zone_off_is_nobodys_business(seconds: int) -> None:
    assert clock_error({"clock.offset": known(seconds)}) is None


@pytest.mark.parametrize("seconds", [86_401, -86_401, -1_795_000_000, 8_640_000_000_000])
def test_a_clock_that_is_more_than_a_day_off_is_wrong(seconds: int) -> None:
    assert clock_error({"clock.offset": known(seconds)}) == seconds


@pytest.mark.parametrize(
    ("offset", "is_near"), [(0, True), (-1.5, True), (10**12, False), (1e300, False), ("0", False)]
)
def test_what_is_no_difference_between_two_clocks_is_no_witness(
    offset: float | str,
    is_near: bool,  # noqa: FBT001  a column of the table
) -> None:
    assert is_near_receivers_clock({"clock.offset": known(offset)}) is is_near
