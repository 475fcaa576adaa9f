"""A clock that is years wrong costs no school a device: which day is judged for, and what is certain on it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.evaluation import Judgement, judge, judge_for
from checker.evaluation.clock import (
    JudgedFor,
    Witnesses,
    clock_error,
    day_of_clock,
    day_of_result,
    is_near_receivers_clock,
    today_of,
)
from checker.evaluation.planning import plan
from checker.model.readings import Facts
from checker.model.verdicts import Verdict
from tests.conditions.situations import browser
from tests.evaluation.devices import chrome, known, releases, shipped_spec, windows_laptop
from tests.verdicts.cases import CASES, case_in, facts_in, spec_of

MADE = releases().snapshot
LAST = releases().believed_until
HIGHEST = max(row.build or 0 for row in releases().operating_systems.release)
NEWER = windows_laptop(browsers=known((chrome("175.0.9000.1"),)))
BY_KNOWN_TABLES = [folder for folder in CASES if case_in(folder).tables == "known"]
pytestmark = pytest.mark.pitfall(63)


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


def by_clock(facts: Facts, told: dt.date) -> Judgement:
    day = day_of_clock(told, releases(), facts)
    return judge_for(shipped_spec(), releases(), facts, day)


@settings(deadline=None)
@given(st.sampled_from(BY_KNOWN_TABLES), st.dates(LAST + days(1), dt.date.max))
def test_age_past_the_tables_fails_nothing_on_any_day_without_a_witness(folder: object, told: dt.date) -> None:
    facts, spec = facts_in(folder), spec_of(case_in(folder))  # type: ignore[arg-type]
    day = day_of_clock(told, releases(), facts)
    if day.latest is None:  # a browser or system that is newer than the tables
        return
    certain = {item.requirement: item.verdict for item in judge(spec, releases(), facts, MADE).findings}
    judgement = judge_for(spec, releases(), facts, day)
    for finding in judgement.findings:
        assert finding.verdict is certain[finding.requirement] or finding.verdict in {Verdict.UNKNOWN, Verdict.ADVICE}
    if judgement.verdict is Verdict.FAIL:
        assert judge(spec, releases(), facts, MADE).verdict is Verdict.FAIL


@settings(deadline=None)
@given(st.sampled_from(BY_KNOWN_TABLES), st.dates(LAST + days(1), dt.date.max))
def test_nothing_passes_that_would_not_on_the_day_the_clock_tells(folder: object, told: dt.date) -> None:
    facts, spec = facts_in(folder), spec_of(case_in(folder))  # type: ignore[arg-type]
    judgement = judge_for(spec, releases(), facts, JudgedFor(MADE, told))
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
        (windows_laptop(os__build_id=known(f"{HIGHEST}.9999")), False),
        (windows_laptop(os__build_id=known(f"{HIGHEST + 1}.1")), True),
        (windows_laptop(os__build_id=known("")), False),
        (windows_laptop(os__build_id=known("39999x.1")), False),
        (windows_laptop(browsers=known((browser("chrome", None),))), False),
        (windows_laptop(browsers=known((browser("chrome", "175", "dev"),))), False),
        (windows_laptop(browsers=known((browser("chrome", "175", "unknown"),))), True),
        (windows_laptop(browsers=known((browser("internet-explorer", "99"),))), False),
        (windows_laptop(browsers=known((chrome("130"), browser("firefox", "300", scope="other-user")))), True),
        (windows_laptop(browsers=known((msgspec.structs.replace(chrome("175.0.1"), channel="beta"),))), False),
        (windows_laptop(browsers=known((msgspec.structs.replace(chrome("900"), name="other"),))), False),
        (system("linux", "90.04", distribution="slackware"), False),
        (system("macos", "x"), False),
        (system("macos", "20.1"), False),
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


@pytest.mark.parametrize(("apart", "is_witness"), [(30, True), (-30, True), (31, False), (-31, False)])
def test_thirty_days_apart_is_still_one_round_of_a_school(apart: int, is_witness: bool) -> None:  # noqa: FBT001  a column
    assert Witnesses([(MADE + days(apart), "another")]).confirm(MADE, "this") is is_witness


def test_a_result_of_a_day_that_has_not_come_yet_is_judged_for_today() -> None:
    today = MADE + days(3)
    future = day_of_result(dt.date(2038, 1, 20), today, releases(), windows_laptop(), is_confirmed=True)
    assert future == JudgedFor(today, None, dt.date(2038, 1, 20))
    assert day_of_result(today + days(1), today, releases(), {}, is_confirmed=False) == JudgedFor(today)
    assert day_of_result(MADE - days(200), today, releases(), {}, is_confirmed=False) == JudgedFor(MADE - days(200))


def test_a_day_from_two_days_after_today_on_has_not_come_yet() -> None:
    today = MADE + days(3)
    assert day_of_result(today + days(2), today, releases(), {}, is_confirmed=False) == JudgedFor(
        today, None, today + days(2)
    )


def test_a_day_that_has_not_come_yet_confirms_no_today_that_is_in_doubt_itself() -> None:
    today = LAST + days(400)
    assert day_of_result(today + days(9), today, releases(), {}, is_confirmed=True) == JudgedFor(
        MADE, today, today + days(9)
    )


def test_another_device_lets_any_day_be_believed() -> None:
    for told in (LAST + days(1), dt.date(2038, 1, 20)):
        assert day_of_clock(told, releases(), {}, is_confirmed=True) == JudgedFor(told)
        assert day_of_result(told, told, releases(), {}, is_confirmed=True) == JudgedFor(told)
        assert day_of_result(told, told, releases(), {}, is_confirmed=False) == JudgedFor(MADE, told, told)


def test_a_page_can_be_of_before_the_tables_that_judge_it() -> None:
    first = MADE - days(20)
    assert day_of_clock(first, releases(), {}, possible_from=first) == JudgedFor(first)
    assert day_of_clock(first - days(1), releases(), {}, possible_from=first) == JudgedFor(MADE, None, first - days(1))


@pytest.mark.parametrize(("clock", "today"), [(MADE - days(1), MADE), (MADE, MADE), (MADE + days(9), MADE + days(9))])
def test_for_who_judges_it_is_never_before_the_tables(clock: dt.date, today: dt.date) -> None:
    assert today_of(clock, releases()) == today


def test_a_clock_cannot_be_further_off_than_all_the_time_javascript_has() -> None:
    most = 17_280_000_000_000
    assert clock_error({"clock.offset": known(most)}) is None
    assert clock_error({"clock.offset": known(1 - most)}) == 1 - most


def test_what_two_days_do_not_agree_on_is_not_known_and_tells_what_the_clock_told() -> None:
    told = dt.date(2038, 1, 20)
    finding = by_clock(windows_laptop(), told).finding("browser")
    assert (finding.verdict, finding.reason) == (Verdict.UNKNOWN, "clock_doubted")
    assert (finding.details.told, finding.details.browser, finding.details.days) == (told, "chrome", None)


def test_what_holds_on_both_days_is_told_as_it_is_on_the_first() -> None:
    told = dt.date(2038, 1, 20)
    judgement, certain = by_clock(windows_laptop(), told), judge(shipped_spec(), releases(), windows_laptop(), MADE)
    assert judgement.finding("memory") == certain.finding("memory")
    old = windows_laptop(browsers=known((chrome("130.0.1"),)))
    assert by_clock(old, told).finding("browser").reason == "browser_too_old"


def test_what_one_half_of_the_days_may_take_away_is_only_that_half() -> None:
    """On the first day the newest Chrome is current; a hundred days on it is still not 400 days old."""
    day = releases().browsers.snapshot
    behind = judge_for(shipped_spec(), releases(), windows_laptop(), JudgedFor(day, day + days(100))).finding("browser")
    assert (behind.reason, behind.verdict) == ("clock_doubted", Verdict.ADVICE)


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
    ("offset", "is_near"),
    [
        (0, True),
        (-1.5, True),
        (30 * 86_400, True),
        (-30 * 86_400, True),
        (30 * 86_400 + 1, False),
        (-30 * 86_400 - 1, False),
        (10**12, False),
        (1e300, False),
        ("0", False),
    ],
)
def test_what_is_no_difference_between_two_clocks_is_no_witness(
    offset: float | str,
    is_near: bool,  # noqa: FBT001  a column of the table
) -> None:
    assert is_near_receivers_clock({"clock.offset": known(offset)}) is is_near
