"""How recent a browser is: from a small table whose days are easy to count."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency
from checker.conditions.recency.browser_age import age_of
from checker.model.devices import Browser
from checker.model.findings import Outcome
from checker.model.releases import BrowserRelease as BrowserRow
from checker.model.releases import BrowserTable, Releases
from checker.model.verdicts import Answer
from tests.conditions.situations import NOT_TOLD, browser, outcome, reading
from tests.evaluation.devices import releases

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
TABLE = b"""
schema_version = 1
id = "browsers"
snapshot = 2026-03-10
source = [{ id = "test", title = "test" }]
[browser.chrome]
title = "Chrome"
releases = [
  { version = "100", released = 2025-01-01, source = "test" },
  { version = "101", released = 2026-01-01, source = "test" },
  { version = "102", released = 2026-02-01, source = "test" },
  { version = "102", released = 2026-02-01, source = "test", channel = "extended", supported_until = 2026-06-01 },
  { version = "103", released = 2026-03-01, source = "test" },
]
[browser.brave]
title = "Brave"
follows = "chrome"
own_below = 20
[browser.internet-explorer]
title = "Internet Explorer"
ended = 2022-06-15
source = "test"
"""
TABLES = Releases(msgspec.toml.decode(TABLE, type=BrowserTable), releases().operating_systems)
MONTHLY = Releases(
    msgspec.toml.decode(TABLE.replace(b'title = "Chrome"', b'title = "Chrome"\nscheduled = true'), type=BrowserTable),
    releases().operating_systems,
)
BEST = BrowserRelease(
    which="best",
    browsers=("chrome", "firefox", "brave"),
    minimum=Recency(released_within_days=400),
    recommended=Recency(superseded_within_days=60),
    table_valid_days=45,
)
DEFAULT = msgspec.structs.replace(BEST, which="default", minimum=Recency(superseded_within_days=60), recommended=None)
EVERY = msgspec.structs.replace(BEST, which="every")
MARCH_10 = dt.date(2026, 3, 10)


def judged(*browsers: Browser, condition: BrowserRelease = BEST, day: dt.date = MARCH_10) -> Outcome:
    return outcome(condition, {"browsers": reading(browsers)}, day, TABLES)


def both(*browsers: Browser, condition: BrowserRelease = BEST, day: dt.date = MARCH_10) -> tuple[Answer, Answer]:
    found = judged(*browsers, condition=condition, day=day)
    return found.minimum, found.recommended


# ---------------------------------------------------------------- days, counted


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


# ---------------------------------------------------------------- channels


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


# ---------------------------------------------------------------- which browser


def test_the_best_browser_counts_and_the_worst_for_every() -> None:
    old, new = browser("chrome", "100"), browser("brave", "103.1.80")
    assert judged(old, new).details.browser == "brave"
    assert judged(old, new, condition=EVERY).details.browser == "chrome"


def test_one_that_follows_another_is_derived_from_its_first_number() -> None:
    found = judged(browser("brave", "103.1.80"))
    assert (found.reason, found.derived) == ("browser_current", True)


def test_the_default_counts_even_beside_a_better_one() -> None:
    ended = browser("internet-explorer", "11.0", default=True)
    found = judged(ended, browser("chrome", "103", default=False), condition=DEFAULT)
    assert (found.minimum, found.reason) == (NO, "browser_ended")


def test_no_default_is_not_a_bad_default() -> None:
    found = judged(browser("chrome", "103", default=None), condition=DEFAULT)
    assert (found.minimum, found.reason) == (UNKNOWN, "no_default_browser")


@pytest.mark.pitfall(13)
def test_a_browser_of_another_user_is_not_judged() -> None:
    assert judged(browser("chrome", "103", scope="other-user")).reason == "no_browser"
    assert both(browser("chrome", "103", scope="user")) == (YES, YES)


def test_no_browser_is_a_fail_only_when_the_list_is_known() -> None:
    assert judged().reason == "no_browser"
    assert judged().minimum is NO
    assert outcome(BEST, {"browsers": NOT_TOLD}, MARCH_10, TABLES).minimum is UNKNOWN


@pytest.mark.parametrize("version", [None, "", "nightly"])
def test_a_version_that_is_not_told_is_not_a_fail(version: str | None) -> None:
    found = judged(browser("chrome", version))
    assert (found.reason, found.details.version) == ("recency_unknown", version or "")


def test_the_browser_that_spoke_is_told_with_the_version_it_told_itself() -> None:
    details = judged(browser("brave", "1.97.101", chromium="103")).details
    assert (details.browser, details.version) == ("brave", "1.97.101")


def test_a_browser_the_table_lacks_is_not_a_fail() -> None:
    assert both(browser("firefox", "120")) == (UNKNOWN, UNKNOWN)


def test_of_two_browsers_that_are_equally_good_the_default_one_speaks() -> None:
    one, other = browser("chrome", "103", default=False), browser("brave", "103.1.80", default=True)
    assert judged(one, other).details.browser == judged(other, one).details.browser == "brave"


def test_one_that_is_not_listed_is_no_default_to_have() -> None:
    only_firefox = msgspec.structs.replace(DEFAULT, browsers=("firefox",))
    assert judged(browser("chrome", "103"), condition=only_firefox).reason == "not_listed"
    assert judged(browser("safari", "18"), condition=only_firefox).reason == "not_listed"
    assert judged(browser("other", "18"), condition=only_firefox).reason == "recency_unknown"


def test_a_browser_that_is_listed_and_has_ended_is_told_to_have_ended() -> None:
    condition = msgspec.structs.replace(BEST, browsers=("internet-explorer",))
    assert judged(browser("internet-explorer", "11.0"), condition=condition).reason == "browser_ended"


def test_where_there_is_none_of_the_listed_ones_the_others_are_counted() -> None:
    ended = browser("internet-explorer", "11.0")
    assert judged(ended, browser("safari", "18")).details.others == 2
    assert judged().details.others == 0


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


@pytest.mark.parametrize("value", ["chrome 103", 103, True])
def test_what_is_no_list_of_browsers_is_not_measured(value: object) -> None:
    found = outcome(BEST, {"browsers": reading(value)}, MARCH_10, TABLES)  # type: ignore[arg-type]
    assert (found.minimum, found.reason) == (UNKNOWN, "not_measured")


# ---------------------------------------------------------------- what must always hold

versions = st.integers(99, 110)
days = st.dates(dt.date(2025, 1, 1), dt.date(2028, 1, 1))
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


@given(version=versions, other=versions, day=days)
def test_one_more_browser_never_makes_the_best_worse(version: int, other: int, day: dt.date) -> None:
    alone = judged(browser("chrome", str(version)), day=day)
    together = judged(browser("chrome", str(version)), browser("brave", str(other)), day=day)
    assert together.minimum.value >= alone.minimum.value


# ---------------------------------------------------------------- numbers of their own


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


@pytest.mark.pitfall(54)
def test_a_browser_that_nobody_listed_is_no_proof_that_there_is_no_good_one() -> None:
    assert judged(browser("other", "12.0")).reason == "recency_unknown"
    assert judged(browser("other", None), browser("chrome", "90")).minimum is NO
    assert judged(browser("internet-explorer", "11.0")).reason == "no_browser"


@pytest.mark.pitfall(54)
@pytest.mark.parametrize(
    ("installed", "condition", "expected"),
    [
        ((), BEST, (UNKNOWN, UNKNOWN)),
        ((browser("chrome", "90"),), BEST, (UNKNOWN, UNKNOWN)),
        ((browser("chrome", "101"),), BEST, (YES, YES)),
        ((browser("chrome", "103"),), EVERY, (UNKNOWN, UNKNOWN)),
        ((browser("chrome", "90"),), EVERY, (NO, NO)),
        ((browser("chrome", "90"),), DEFAULT, (NO, NO)),
    ],
)
def test_a_list_that_may_not_be_whole_decides_only_what_the_missing_cannot_change(
    installed: tuple[Browser, ...], condition: BrowserRelease, expected: tuple[Answer, Answer]
) -> None:
    found = outcome(condition, {"browsers": reading(installed, "at_least")}, MARCH_10, TABLES)
    assert (found.minimum, found.recommended) == expected


@pytest.mark.pitfall(54)
@pytest.mark.parametrize(("condition", "expected"), [(BEST, (YES, UNKNOWN)), (EVERY, (UNKNOWN, NO))])
def test_of_a_list_that_may_not_be_whole_each_answer_is_certain_or_not_by_itself(
    condition: BrowserRelease, expected: tuple[Answer, Answer]
) -> None:
    """A browser of three months ago: new enough, and behind."""
    day = dt.date(2026, 5, 1)
    found = outcome(condition, {"browsers": reading((browser("chrome", "101"),), "at_least")}, day, TABLES)
    assert (found.minimum, found.recommended) == expected
    assert found.reason == "browsers_incomplete"
