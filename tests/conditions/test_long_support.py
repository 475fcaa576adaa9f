"""Browsers with long support: until when they live, and what is not told of their channel."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.conditions.recency.asked import Recency
from checker.conditions.recency.browser_age import age_of
from checker.model.releases import BrowserRelease as BrowserRow
from checker.model.releases import Releases
from checker.model.verdicts import Answer
from tests.conditions.browsers_of_a_table import BEST, MONTHLY, NO, TABLES, UNKNOWN, YES, both, judged
from tests.conditions.situations import browser, outcome, reading


def test_on_the_last_day_of_its_long_support_a_browser_is_as_old_as_its_release_and_then_as_that_day() -> None:
    extended = browser("chrome", "102.0.9", "extended")
    last = dt.date(2026, 6, 1)
    ages = [age_of(extended, TABLES.browsers, day) for day in (last, last + dt.timedelta(1))]
    assert [(age.released_on, age.superseded_by) for age in ages if age] == [(dt.date(2026, 2, 1), "103"), (last, "")]


def test_of_a_row_that_runs_it_is_told_until_when() -> None:
    found = judged(browser("chrome", "102.0.9", "extended"), day=dt.date(2026, 5, 1))
    assert (found.details.until, found.details.released) == (dt.date(2026, 6, 1), None)


def test_a_channel_that_is_not_known_changes_nothing_for_a_version_without_a_row_of_long_support() -> None:
    assert both(browser("chrome", "101", "unknown")) == both(browser("chrome", "101"))
    assert judged(browser("chrome", "101", "unknown"), day=dt.date(2026, 5, 31)).recommended is NO


@pytest.mark.parametrize(("day", "expected"), [(dt.date(2026, 7, 31), UNKNOWN), (dt.date(2026, 8, 1), NO)])
def test_a_channel_that_is_not_known_is_in_doubt_as_long_as_the_longest_would_do(
    day: dt.date, expected: Answer
) -> None:
    assert judged(browser("chrome", "102.0.9", "unknown"), day=day).recommended is expected


def test_extended_stable_is_current_until_its_row_ends_and_counts_from_there() -> None:
    extended = browser("chrome", "102.0.9", "extended")
    assert judged(extended, day=dt.date(2026, 6, 1)).reason == "extended_support"
    assert both(extended, day=dt.date(2026, 6, 1)) == (YES, YES)
    assert both(extended, day=dt.date(2026, 7, 31)) == (YES, YES)
    assert both(extended, day=dt.date(2026, 8, 1)) == (YES, NO)


def test_a_normal_release_gets_nothing_from_the_extended_row() -> None:
    assert judged(browser("chrome", "102.0.9"), day=dt.date(2026, 5, 31)).recommended is NO


def test_a_channel_that_is_not_known_is_not_certain_while_the_row_runs() -> None:
    unknown = browser("chrome", "102.0.9", "unknown")
    assert judged(unknown, day=dt.date(2026, 5, 31)).reason == "recency_unknown"
    assert judged(unknown, day=dt.date(2026, 8, 1)).recommended is NO


@pytest.mark.parametrize(
    ("channel", "day", "reason"),
    [
        ("extended", dt.date(2026, 6, 2), "browser_behind"),
        ("lts", dt.date(2026, 9, 1), "extended_support"),
        ("lts", dt.date(2026, 9, 2), "browser_behind"),
        ("unknown", dt.date(2026, 9, 1), "recency_unknown"),
        ("unknown", dt.date(2026, 9, 2), "browser_behind"),
    ],
)
def test_each_long_support_has_its_own_end_and_an_unknown_channel_may_be_the_longest(
    channel: str, day: dt.date, reason: str
) -> None:
    chrome = TABLES.browsers.browser["chrome"]
    lts = msgspec.structs.replace(chrome.releases[3], channel="lts", supported_until=dt.date(2026, 9, 1))
    other = msgspec.structs.replace(chrome.releases[3], version="101", supported_until=dt.date(2027, 1, 1))
    rows = msgspec.structs.replace(chrome, releases=(*chrome.releases, lts, other))
    table = msgspec.structs.replace(TABLES.browsers, browser={"chrome": rows})
    facts = {"browsers": reading((browser("chrome", "102.0.9", channel),))}
    condition = msgspec.structs.replace(BEST, recommended=Recency(superseded_within_days=0))
    assert outcome(condition, facts, day, Releases(table, TABLES.operating_systems)).reason == reason


def with_esr() -> Releases:
    """Give the monthly table with two long-support versions of 200 and 260 days."""
    rows = (
        {
            "version": "100",
            "released": "2025-01-01",
            "source": "test",
            "channel": "esr",
            "supported_until": "2025-07-20",
        },
        {
            "version": "102",
            "released": "2026-02-01",
            "source": "test",
            "channel": "esr",
            "supported_until": "2026-10-19",
        },
    )
    chrome = MONTHLY.browsers.browser["chrome"]
    more = msgspec.convert(rows, type=tuple[BrowserRow, ...])
    history = msgspec.structs.replace(chrome, releases=(*chrome.releases, *more))
    return Releases(msgspec.structs.replace(MONTHLY.browsers, browser={"chrome": history}), MONTHLY.operating_systems)


@pytest.mark.parametrize(
    ("days", "answers"),
    [(200, (YES, YES)), (260, (YES, YES)), (261, (YES, UNKNOWN)), (343, (YES, UNKNOWN)), (344, (YES, NO))],
)
def test_a_long_support_version_newer_than_the_table_is_taken_to_live_as_long_as_the_shortest_so_far(
    days: int, answers: tuple[Answer, Answer]
) -> None:
    """Version 104 comes from 27 March up to 19 April, and lives 200 to 260 days; then 60 days are allowed."""
    condition = msgspec.structs.replace(BEST, table_valid_days=365)
    facts = {"browsers": reading((browser("chrome", "104.0.1", "esr"),))}
    first = dt.date(2026, 3, 27)
    found = outcome(condition, facts, first + dt.timedelta(days), with_esr())
    assert (found.minimum, found.recommended) == answers
    assert found.derived
