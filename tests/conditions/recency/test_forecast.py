"""Releases that the table does not know yet: expected in bounds that hold, and no further than they hold."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.forecast_backtest import BEGIN, END, PAGE, Tried, history, outcome_table, tried
from checker.conditions.recency.browser_releases import BrowserReleases
from checker.conditions.recency.forecast import (
    ANNOUNCED_DELAYED,
    ANNOUNCED_RUSHED,
    DELAYED,
    HOLIDAYS,
    RUSHED,
    Bounds,
    announced_on,
    forecast,
)
from checker.conditions.recency.system_releases import coming, expected_end
from checker.model.releases import BrowserHistory, BrowserRelease, BrowserTable
from tests.evaluation.devices import releases

SPRING = dt.date(2026, 2, 3)


def every(days: int, count: int, first: dt.date = SPRING) -> tuple[dt.date, ...]:
    return tuple(first + dt.timedelta(days=days * number) for number in range(count))


def after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


# ---------------------------------------------------------------- what really happened


@cache
def trials() -> list[Tried]:
    return list(tried(history()))


def asked_by_the_spec() -> list[Tried]:
    """Give what the shipped spec asks: 60 days of a computer's browser, 120 of a tablet's."""
    asked = {"chrome": "60", "edge": "60", "firefox": "60", "samsung-internet": "120"}
    return [each for each in trials() if f"superseded within {asked.get(each.browser)} days" == each.asked]


def share(mark: str, age: int) -> float:
    members = [each.mark == mark for each in asked_by_the_spec() if each.age == age]
    return sum(members) / len(members)


def test_looking_back_nothing_that_was_new_enough_was_called_too_old() -> None:
    assert [each for each in trials() if each.mark == "false fail"] == []


@pytest.mark.parametrize("browser", ["chrome", "edge", "firefox", "samsung-internet"])
@pytest.mark.parametrize("age", [30, 90, 180, 270, 365])
def test_looking_back_at_most_one_in_two_hundred_was_wrongly_called_new_enough(browser: str, age: int) -> None:
    marks = [each.mark == "false pass" for each in asked_by_the_spec() if (each.browser, each.age) == (browser, age)]
    assert sum(marks) <= 0.005 * len(marks)


@pytest.mark.parametrize(("age", "most"), [(30, 0.0), (90, 0.1), (180, 0.1), (270, 0.2), (365, 0.2)])
def test_looking_back_most_was_known(age: int, most: float) -> None:
    assert share("unknown", age) <= most


def test_looking_back_a_year_what_was_up_to_date_was_known_to_be() -> None:
    newest = [
        each.mark != "unknown"
        for each in asked_by_the_spec()
        if each.browser != "samsung-internet" and each.age == 365 and each.behind <= 1
    ]
    assert sum(newest) >= 0.99 * len(newest)


def test_the_page_shows_what_looking_back_gives() -> None:
    assert PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip() == outcome_table(trials())


def test_the_history_is_that_of_the_shipped_table() -> None:
    table = releases().browsers
    for name, days in history().days.items():
        rows = {row.version: row.released for row in table.browser[name].releases if row.channel == "stable"}
        assert {version: day for version, day in days.items() if version in rows} == {
            version: day for version, day in rows.items() if day <= history().until
        }


# ---------------------------------------------------------------- bounds


def coming_of(days: tuple[dt.date, ...], count: int = 1, *, is_scheduled: bool = True) -> Bounds:
    rhythm = forecast(days, (), days[-1], is_scheduled=is_scheduled)
    assert rhythm is not None
    return rhythm.coming(count)


def test_a_scheduled_release_is_expected_a_cycle_later_give_or_take() -> None:
    days = every(14, 6)
    assert coming_of(days) == Bounds(after(days[-1], 14 - RUSHED), after(days[-1], 14 + DELAYED))


def test_a_cycle_that_was_just_changed_may_be_the_old_one_or_the_new() -> None:
    days = (*every(28, 5), *(after(every(28, 5)[-1], 14 * number) for number in (1, 2)))
    assert coming_of(days).earliest == after(days[-1], 14 - RUSHED)
    assert (coming_of(days).latest or SPRING) >= after(days[-1], 28 + DELAYED)


def test_a_release_around_christmas_may_come_in_january() -> None:
    days = every(28, 8, dt.date(2026, 5, 14))  # the last one on 26 November
    assert (coming_of(days).latest or SPRING) >= dt.date(2027, 2, 18)


def test_what_christmas_cost_in_every_year_it_will_cost_again() -> None:
    years = [dt.date(2023, 1, 10), dt.date(2024, 1, 9), dt.date(2025, 1, 7)]
    days = tuple(
        sorted(day for first in years for day in every(28, 13, first))
    )  # gaps of 28 days, of 29 over Christmas
    longer = tuple(day if day.year < 2024 else after(day, 21) for day in days)
    assert coming_of(days, 12).earliest < coming_of(longer, 12).earliest or days[-1] != longer[-1]


def test_releases_without_a_rhythm_come_no_sooner_than_the_shortest_gap_and_no_later_than_the_longest() -> None:
    days = (SPRING, after(SPRING, 50), after(SPRING, 250), after(SPRING, 330))
    found = coming_of(days, is_scheduled=False)
    assert found == Bounds(after(days[-1], 40 - RUSHED), after(days[-1], 300 + DELAYED))
    steady = (SPRING, after(SPRING, 110), after(SPRING, 210), after(SPRING, 320))
    found = coming_of(steady, is_scheduled=False)
    assert found == Bounds(after(steady[-1], 91 - RUSHED), after(steady[-1], 121 + DELAYED))


def test_too_few_releases_are_no_rhythm() -> None:
    assert forecast(every(28, 3), (), SPRING, is_scheduled=True) is None


def test_an_announced_release_may_be_rushed_or_delayed() -> None:
    assert announced_on(SPRING) == Bounds(after(SPRING, -ANNOUNCED_RUSHED), after(SPRING, ANNOUNCED_DELAYED))


@given(
    gaps=st.lists(st.integers(1, 400), min_size=4, max_size=30),
    count=st.integers(1, 40),
    is_scheduled=st.booleans(),
)
def test_a_later_release_is_never_expected_before_an_earlier_one(
    gaps: list[int], count: int, *, is_scheduled: bool
) -> None:
    day, days = SPRING, [SPRING]
    for gap in gaps:
        day = after(day, gap)
        days.append(day)
    found = [coming_of(tuple(days), number, is_scheduled=is_scheduled) for number in range(1, count + 2)]
    for before, following in pairwise(found):
        assert days[-1] <= before.earliest <= following.earliest
        assert before.latest is not None
        assert following.latest is not None
        assert before.earliest <= before.latest <= following.latest


# ---------------------------------------------------------------- of a browser


def table(*rows: BrowserRelease, scheduled: bool = True) -> BrowserReleases:
    history = BrowserHistory(title="X", scheduled=scheduled, releases=rows)
    snapshot = max(row.released for row in rows if not row.planned)
    whole = BrowserTable(schema_version=1, id="browsers", snapshot=snapshot, source=(), browser={"chrome": history})
    return BrowserReleases(history, whole)


def rows(count: int, first: int = 150) -> tuple[BrowserRelease, ...]:
    days = every(14, count)
    return tuple(BrowserRelease(version=str(first + n), released=days[n], source="") for n in range(count))


def test_the_newest_version_is_expected_between_two() -> None:
    found = table(*rows(10))
    last = rows(10)[-1].released
    assert found.expected_on(after(last, 11)) == ("159", "159")
    assert found.expected_on(after(last, 12)) == ("159", "160")
    summer = next(holiday.longest for holiday in HOLIDAYS if holiday.month == last.month + 1)
    assert found.expected_on(after(last, 14 + DELAYED + summer)) == ("160", "162")


def test_an_announced_release_is_the_next_one() -> None:
    last = rows(10)[-1].released
    found = table(*rows(10), BrowserRelease(version="160", released=after(last, 21), source="", planned=True))
    assert found.superseded(found.place("159.0.1")) == announced_on(after(last, 21))
    assert found.expected_on(after(last, 13)) == ("159", "159")
    assert found.newest_known() == rows(10)[-1]


def test_a_version_far_beyond_what_can_be_out_is_still_the_newest() -> None:
    found = table(*rows(10))
    assert found.released(found.place("400")) is not None
    assert found.superseded(found.place("400")).earliest > after(SPRING, 2000)


def test_numbers_that_do_not_count_releases_tell_no_upper_bound() -> None:
    versions = ("26.3", "26.4", "26.5", "26.6", "27", "27.1", "27.2")
    found = table(
        *(BrowserRelease(version=v, released=day, source="") for v, day in zip(versions, every(45, 7), strict=True)),
        scheduled=False,
    )
    assert found.superseded(found.place("27.4")).latest is None
    assert found.expected_on(after(SPRING, 500)) is None


def test_safari_comes_about_the_same_days_each_year() -> None:
    """Its 27.4 comes as 15.4 to 26.4 did: on 14, 27, 5, 31 and 24 March, two weeks sooner or three weeks later."""
    shipped = releases().browsers
    safari = BrowserReleases(shipped.browser["safari"], shipped)
    found = safari.released(safari.place("27.4"))
    assert found == Bounds(dt.date(2027, 3, 5) - dt.timedelta(days=14), dt.date(2027, 3, 31) + dt.timedelta(days=21))
    assert safari.expected_on(dt.date(2027, 5, 22)) == ("27.4", "27.5")
    assert safari.place("27.10.1").is_beyond
    assert not safari.place("27.2.9").is_beyond


def test_releases_of_one_day_are_no_rhythm() -> None:
    days = (*every(90, 7), every(90, 7)[-1])
    twice = (BrowserRelease(version=str(20 + n), released=day, source="") for n, day in enumerate(days))
    found = table(*twice)
    assert found.expected_on(after(days[-1], 300)) is not None


def test_edge_never_comes_before_chrome() -> None:
    shipped = releases().browsers
    chrome, edge = (BrowserReleases(shipped.browser[name], shipped) for name in ("chrome", "edge"))
    for version in map(str, range(162, 185)):
        ours, theirs = edge.released(edge.place(version)), chrome.released(chrome.place(version))
        assert ours is not None
        assert theirs is not None
        assert ours.earliest >= theirs.earliest


# ---------------------------------------------------------------- of a system


@pytest.mark.parametrize("name", ["windows", "macos", "ipados", "ios", "android"])
def test_every_release_of_a_system_since_2021_came_when_those_before_it_let_expect(name: str) -> None:
    shipped = releases().operating_systems
    kept = [row for row in shipped.release if row.os == name and row.released and "server" not in row.groups]
    kept = [row for row in kept if row.release != "26H1"]  # for new devices only, in spring
    days = sorted({row.released for row in kept if row.released and (row.build is None or row.version == "11")})
    for number in range(5, len(days)):
        if days[number] >= dt.date(2021, 1, 1):
            bounds = coming_of(tuple(days[:number]), is_scheduled=False)
            assert bounds.earliest <= days[number] <= (bounds.latest or days[number])


def test_a_system_whose_maker_names_no_end_ends_when_enough_newer_ones_are_there() -> None:
    shipped = releases().operating_systems
    by_version = {row.version: row for row in shipped.release if row.os == "macos"}
    assert expected_end(by_version["15"], shipped) == coming("macos", 1, shipped)
    assert expected_end(by_version["27"], shipped) == coming("macos", 3, shipped)
    assert expected_end(msgspec.structs.replace(by_version["27"], os="fedora"), shipped) is None
