"""How recent a browser is: from a small table whose days are easy to count."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.recency.asked import Recency
from checker.model.releases import Releases
from checker.model.verdicts import Answer
from tests.conditions.browsers_of_a_table import (
    BEST,
    DEFAULT,
    MARCH_10,
    MONTHLY,
    NO,
    TABLES,
    UNKNOWN,
    YES,
    both,
    days,
    judged,
    versions,
)
from tests.conditions.situations import browser, outcome, reading


@pytest.mark.parametrize(("days", "expected"), [(400, YES), (401, NO)])
def test_the_last_day_within_still_counts_for_the_release(days: int, expected: Answer) -> None:
    day = dt.date(2026, 1, 1) + dt.timedelta(days)
    assert judged(browser("chrome", "101.0.1"), day=day).minimum is expected


@pytest.mark.parametrize(("days", "expected"), [(60, YES), (61, NO)])
def test_the_last_day_within_still_counts_for_what_took_its_place(days: int, expected: Answer) -> None:
    day = dt.date(2026, 2, 1) + dt.timedelta(days)
    assert judged(browser("chrome", "101.0.1"), day=day).recommended is expected


def test_a_release_is_not_superseded_before_the_newer_one_is_out() -> None:
    assert judged(browser("chrome", "101"), day=dt.date(2026, 1, 31)).reason == "browser_current"


def test_from_the_day_itself_the_newer_one_is_named() -> None:
    assert judged(browser("chrome", "101"), day=dt.date(2026, 2, 1)).details.superseded_by == "102"
    assert not judged(browser("chrome", "101"), day=dt.date(2026, 1, 31)).details.superseded_by


def test_a_version_between_two_rows_counts_as_the_lower() -> None:
    between, lower = judged(browser("chrome", "101.9.9")), judged(browser("chrome", "101"))
    assert between.details.released == lower.details.released == dt.date(2026, 1, 1)
    assert between.details.superseded_by == "102"


def test_a_version_newer_than_the_table_is_current() -> None:
    assert both(browser("chrome", "107.0.1")) == (YES, YES)


@pytest.mark.parametrize(("days", "expected"), [(400, YES), (401, UNKNOWN)])
def test_when_a_version_newer_than_the_table_came_out_is_not_known(days: int, expected: Answer) -> None:
    found = judged(browser("chrome", "107.0.1"), day=dt.date(2026, 3, 1) + dt.timedelta(days))
    assert (found.minimum, found.details.released, found.details.newest) == (expected, None, "103")


def test_the_day_of_the_newest_row_itself_decides() -> None:
    assert judged(browser("chrome", "103.0.1"), day=dt.date(2026, 3, 1) + dt.timedelta(401)).minimum is NO


def test_a_version_older_than_the_table_is_too_old_once_the_table_is_long_enough() -> None:
    assert judged(browser("chrome", "90"), day=dt.date(2026, 3, 10)).minimum is NO
    assert judged(browser("chrome", "90"), day=dt.date(2025, 6, 1)).minimum is UNKNOWN


@pytest.mark.parametrize(("days", "expected"), [(60, YES), (61, UNKNOWN)])
def test_an_old_table_cannot_say_that_its_newest_is_the_newest(days: int, expected: Answer) -> None:
    day = dt.date(2026, 3, 10) + dt.timedelta(days)
    assert judged(browser("chrome", "103"), day=day).recommended is expected


def test_an_old_table_still_decides_where_it_has_the_date() -> None:
    assert judged(browser("chrome", "101"), day=dt.date(2026, 12, 1)).recommended is NO


@pytest.mark.parametrize(("days", "expected"), [(400, UNKNOWN), (401, NO)])
def test_what_is_older_than_the_table_is_at_least_as_old_as_its_first_row(days: int, expected: Answer) -> None:
    found = judged(browser("chrome", "99"), day=dt.date(2025, 1, 1) + dt.timedelta(days))
    assert (found.minimum, found.details.released, found.details.superseded_by) == (expected, None, "100")


def test_the_days_since_a_release_and_since_the_newer_one_are_told() -> None:
    details = judged(browser("chrome", "101")).details
    assert (details.days, details.days_behind, details.snapshot) == (68, 37, MARCH_10)
    newest = judged(browser("chrome", "103")).details
    assert (newest.days, newest.days_behind, newest.superseded, newest.newest) == (9, None, None, "")


@pytest.mark.parametrize(("valid", "expected"), [(120, NO), (119, UNKNOWN)])
def test_a_rhythm_is_believed_as_long_as_the_spec_says(valid: int, expected: Answer) -> None:
    condition = msgspec.structs.replace(BEST, table_valid_days=valid)
    facts = {"browsers": reading((browser("chrome", "103"),))}
    found = outcome(condition, facts, MARCH_10 + dt.timedelta(120), MONTHLY)
    assert (found.recommended, found.derived) == (expected, expected is NO)


@pytest.mark.parametrize(("days", "expected"), [(0, YES), (1, NO)])
def test_no_days_after_the_newer_one_means_the_day_itself(days: int, expected: Answer) -> None:
    at_once = msgspec.structs.replace(BEST, minimum=Recency(superseded_within_days=0), recommended=None)
    day = dt.date(2026, 2, 1) + dt.timedelta(days)
    assert judged(browser("chrome", "101"), condition=at_once, day=day).minimum is expected


@pytest.mark.parametrize("version", [None, "", "nightly"])
def test_a_version_that_is_not_told_is_not_a_fail(version: str | None) -> None:
    found = judged(browser("chrome", version))
    assert (found.reason, found.details.version) == ("recency_unknown", version or "")


def test_a_browser_that_is_listed_and_has_ended_is_told_to_have_ended() -> None:
    condition = msgspec.structs.replace(BEST, browsers=("internet-explorer",))
    assert judged(browser("internet-explorer", "11.0"), condition=condition).reason == "browser_ended"


def test_one_with_releases_of_its_own_on_one_system_is_judged_by_those() -> None:
    own = msgspec.structs.replace(
        TABLES.browsers.browser["chrome"], releases=TABLES.browsers.browser["chrome"].releases[:1]
    )
    table = msgspec.structs.replace(TABLES.browsers, browser={**TABLES.browsers.browser, "chrome-android": own})
    tables = Releases(table, TABLES.operating_systems)
    for system, newest in (("android", True), ("windows", False)):
        facts = {"browsers": reading((browser("chrome", "100"),)), "os.name": reading(system)}
        found = outcome(BEST, facts, MARCH_10, tables)
        assert (found.details.superseded is None) is newest


def test_only_what_follows_another_is_derived() -> None:
    assert not judged().derived
    assert not judged(browser("internet-explorer", "11.0"), condition=DEFAULT).derived
    assert not judged(browser("chrome", "102", "extended")).derived
    assert not judged(browser("chrome", "103")).derived
    assert judged(browser("brave", "103")).derived


def test_the_first_number_that_can_be_that_of_another_is_compared_with_it() -> None:
    assert judged(browser("brave", "20.1")).reason == "browser_too_old"
    assert judged(browser("brave", "19.9")).reason == "recency_unknown"


@pytest.mark.parametrize(
    ("minimum", "recommended", "shown"),
    [
        (Recency(released_within_days=400), Recency(superseded_within_days=60), (400, 60)),
        (Recency(superseded_within_days=0), Recency(released_within_days=0), (0, 0)),
        (Recency(superseded_within_days=60), None, (60, None)),
    ],
)
def test_the_days_are_what_is_asked(
    minimum: Recency, recommended: Recency | None, shown: tuple[int | None, int | None]
) -> None:
    expected = msgspec.structs.replace(BEST, minimum=minimum, recommended=recommended).expected()
    assert (expected.minimum, expected.recommended, expected.unit) == (*shown, "days")


channels = st.sampled_from(["stable", "extended", "unknown"])


@given(version=versions, channel=channels, first=days, second=days)
def test_a_later_day_never_makes_a_browser_younger(version: int, channel: str, first: dt.date, second: dt.date) -> None:
    if version < 100:
        first = max(first, dt.date(2026, 3, 1))  # before that the table is too short to tell
        second = max(second, first)
    one = browser("chrome", str(version), channel)
    earlier, later = (both(one, day=day) for day in sorted((first, second)))
    assert all(after.value <= before.value for before, after in zip(earlier, later, strict=True)) or _only_now_told(
        earlier, later
    )


def _only_now_told(earlier: tuple[Answer, Answer], later: tuple[Answer, Answer]) -> bool:
    """Tell whether nothing but a doubt about the channel went away."""
    return UNKNOWN in earlier and later == (earlier[0], NO)


@given(first=versions, second=versions, day=days)
def test_a_newer_version_never_gives_a_worse_answer(first: int, second: int, day: dt.date) -> None:
    if min(first, second) < 100 and (day - dt.date(2025, 1, 1)).days <= 400:
        return  # older than a table that is too short to tell
    older, newer = (both(browser("chrome", str(version)), day=day) for version in sorted((first, second)))
    pairs = zip(older, newer, strict=True)
    assert all(low.value <= high.value or (low, high) == (NO, UNKNOWN) for low, high in pairs)


@pytest.mark.pitfall(50)
@pytest.mark.parametrize("version", ["1.97.101", "8.1.4000.20", "19.9", None, "nightly"])
def test_a_number_of_the_browser_s_own_is_compared_with_nothing(version: str | None) -> None:
    found = judged(browser("brave", version))
    assert (found.minimum, found.recommended, found.reason) == (UNKNOWN, UNKNOWN, "recency_unknown")


@pytest.mark.pitfall(50)
@pytest.mark.parametrize("version", ["1.97.101", "103.1.97.101", None])
@pytest.mark.parametrize(("chromium", "reason"), [("103", "browser_current"), ("100.0.1.2", "browser_too_old")])
def test_the_chromium_inside_is_what_counts(version: str | None, chromium: str, reason: str) -> None:
    found = judged(browser("brave", version, chromium=chromium))
    assert (found.reason, found.derived) == (reason, True)


@pytest.mark.pitfall(50)
@given(own=st.integers(0, 19), rest=st.integers(0, 10**6))
def test_no_own_number_ever_fails_a_browser(own: int, rest: int) -> None:
    assert judged(browser("brave", f"{own}.{rest}")).minimum is UNKNOWN
