"""Among the newest versions, as publishers write it: counted by the first number, on the day itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks import forecast_backtest as past
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.recency.asked import Recency
from checker.conditions.situation import Situation
from checker.effects import changes_by
from checker.effects.effect import Effect
from checker.model.devices import Browser, BrowserName
from checker.model.findings import Outcome
from checker.model.releases import BrowserHistory, BrowserTable, Releases
from checker.model.releases import BrowserRelease as Row
from checker.model.verdicts import Answer
from checker.versions import major
from tests.conditions.situations import browser, outcome, reading
from tests.evaluation.devices import releases

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
TABLES = releases()
SNAPSHOT = TABLES.browsers.snapshot
DAY = dt.timedelta(days=1)
HORIZON = SNAPSHOT + 365 * DAY
ALL: tuple[BrowserName, ...] = ("chrome", "edge", "firefox", "safari", "brave", "opera", "samsung-internet")


def newest(count: int, table_valid_days: int = 365) -> BrowserRelease:
    return BrowserRelease(
        which="best", browsers=ALL, minimum=Recency(newest_versions=count), table_valid_days=table_valid_days
    )


def judged(one: Browser, count: int, day: str | dt.date, os_name: str = "windows", valid: int = 365) -> Outcome:
    facts = {"browsers": reading((one,)), "os.name": reading(os_name)}
    on = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return outcome(newest(count, valid), facts, on, TABLES)


def said(name: str, version: str, count: int, day: str | dt.date, os_name: str = "windows") -> Answer:
    return judged(browser(name, version), count, day, os_name).minimum


# ---------------------------------------------------------------- worked out by hand from the shipped table


@pytest.mark.parametrize(
    ("version", "count", "day", "expected"),
    [
        ("156.0.1", 1, "2026-11-02", YES),  # 157 came on 3 November
        ("156.0.1", 1, "2026-11-03", NO),
        ("156.0.1", 2, "2026-11-16", YES),  # 158 came on 17 November
        ("156.0.1", 2, "2026-11-17", NO),
        ("156.0.1", 3, "2026-11-23", YES),  # 159 is announced for 8 December
        ("154", 3, "2026-11-02", YES),
        ("154", 3, "2026-11-03", NO),
        ("158.0.9", 1, "2026-11-23", YES),
        ("90", 2, "2026-11-23", NO),  # older than the table, which knows many newer ones
        ("90", 2, "2022-01-20", UNKNOWN),  # but on that day only 97 of what came after it
        ("90", 1, "2022-01-20", NO),
    ],
)
def test_chrome_is_among_the_newest_until_the_day_the_next_one_too_many_comes(
    version: str, count: int, day: str, expected: Answer
) -> None:
    found = judged(browser("chrome", version), count, day)
    assert (found.minimum, found.derived) == (expected, False)


@pytest.mark.parametrize(
    ("version", "day", "expected"),
    [
        ("18.6", "2025-09-14", YES),
        ("18.6", "2026-09-13", YES),  # 26 follows 18: the two newest are 26 and 18
        ("18.6", "2026-09-14", NO),  # 27 comes
        ("26.0.1", "2026-11-23", YES),  # all of 26 is one version, however far behind 26.6
        ("17.6", "2025-09-14", YES),
        ("17.6", "2025-09-15", NO),
    ],
)
def test_of_safari_a_year_is_one_version_and_the_number_it_skipped_is_none(
    version: str, day: str, expected: Answer
) -> None:
    assert said("safari", version, 2, day, "macos") is expected
    assert said("safari", version, 2, day, "ipados") is expected


@pytest.mark.parametrize(("day", "expected"), [("2026-11-16", YES), ("2026-11-17", NO)])
def test_one_that_follows_chrome_is_judged_by_the_chrome_inside_it(day: str, expected: Answer) -> None:
    found = judged(Browser(name="brave", version="1.97.1", chromium="156"), 2, day)
    assert (found.minimum, found.derived) == (expected, True)


def test_opera_on_android_has_numbers_of_its_own() -> None:
    assert said("opera", "103", 2, "2026-11-23", "android") is YES
    assert said("opera", "103", 2, "2026-11-23", "windows") is NO


@pytest.mark.parametrize(("day", "expected"), [("2027-09-28", YES), ("2027-09-29", NO)])
def test_long_support_counts_until_its_row_ends_and_then_like_any_other(day: str, expected: Answer) -> None:
    assert judged(browser("firefox", "153.9", "esr"), 1, day).minimum is expected
    assert said("firefox", "153.9", 1, "2026-11-23") is NO


def test_a_channel_that_is_not_known_may_be_the_long_one() -> None:
    assert judged(browser("firefox", "153.9", "unknown"), 1, "2026-11-23").minimum is UNKNOWN


# ---------------------------------------------------------------- after the day of the table


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-30", YES),  # 159 is announced for 8 December: a week earlier at the soonest
        ("2026-12-01", UNKNOWN),
        ("2026-12-21", UNKNOWN),
        ("2026-12-22", NO),  # two weeks later at the latest
    ],
)
def test_what_is_announced_comes_between_a_first_and_a_last_day(day: str, expected: Answer) -> None:
    found = judged(browser("chrome", "158"), 1, day)
    assert found.minimum is expected
    assert found.derived is (expected is not UNKNOWN)
    assert found.details.is_expected is (expected is not UNKNOWN)


def test_a_table_that_is_too_old_says_what_it_knows_and_no_more() -> None:
    late = SNAPSHOT + 40 * DAY
    assert [judged(browser("chrome", "158"), 1, late, valid=days).minimum for days in (40, 39)] == [NO, UNKNOWN]
    assert judged(browser("chrome", "156"), 2, late, valid=0).minimum is NO


@pytest.mark.parametrize("name", ["chrome", "edge", "firefox", "opera", "safari", "samsung-internet"])
def test_one_newer_than_the_table_is_not_called_too_old_before_a_newer_one_can_be_there(name: str) -> None:
    beyond = str(major(TABLES.browsers.browser[name].releases[-1].version) + 1)
    answers = [said(name, beyond, 1, SNAPSHOT + days * DAY) for days in range(0, 365, 7)]
    assert answers[0] is YES
    assert [*answers] == sorted(answers, key=[YES, UNKNOWN, NO].index)


def test_safari_of_next_year_is_expected_when_past_years_had_theirs() -> None:
    """New years came on 12, 18, 16, 15 and 14 September: two weeks sooner or three weeks later may be."""
    assert said("safari", "27.1", 1, "2027-08-28") is YES
    assert said("safari", "27.1", 1, "2027-09-14") is UNKNOWN
    assert said("safari", "27.1", 1, "2027-10-10") is NO


# ---------------------------------------------------------------- looking back


def tried() -> Iterator[tuple[str, int, Answer, bool]]:
    """Judge by the table of each month what was there some time later, and give what is true."""
    known = past.history()
    for month in past.months(known.until):
        table = past._table(known, month)
        for day in (month + dt.timedelta(days=age) for age in past.AGES):
            if day > known.until:
                continue
            for name, days in known.days.items():
                out = dict.fromkeys(major(version) for version, released in days.items() if released <= day)
                for behind, number in enumerate(reversed(out)):
                    if behind <= 12:
                        condition = newest(2)
                        facts = {"browsers": reading((browser(name, str(number)),))}
                        found = outcome(condition, facts, day, Releases(table, TABLES.operating_systems))
                        yield name, behind, found.minimum, behind < 2


def test_of_a_maker_without_a_schedule_one_that_is_late_makes_nothing_too_old() -> None:
    """Samsung Internet 29 came 206 days after 28, longer than any before it."""
    late = SNAPSHOT + 300 * DAY
    assert said("samsung-internet", "31.0", 1, late) is UNKNOWN
    assert said("samsung-internet", "29.0", 1, late) is NO


def test_looking_back_none_that_was_among_the_newest_was_called_too_old_and_hardly_any_passed_that_was_not() -> None:
    trials = list(tried())
    assert [each for each in trials if each[2] is NO and each[3]] == []
    false_passes = [each for each in trials if each[2] is YES and not each[3]]
    assert len(false_passes) <= 0.01 * len(trials)
    scheduled = [each for each in trials if each[0] in past.SCHEDULED]
    assert sum(each[2] is not UNKNOWN for each in scheduled) >= 0.7 * len(scheduled)


# ---------------------------------------------------------------- what must always hold

NAMES = st.sampled_from(["chrome", "edge", "firefox", "safari", "opera", "samsung-internet", "brave"])
DAYS = st.dates(dt.date(2022, 6, 1), dt.date(2028, 1, 1))
ORDER = [NO, UNKNOWN, YES]


@given(name=NAMES, version=st.integers(10, 200), count=st.integers(1, 6), first=DAYS, second=DAYS)
def test_a_later_day_never_brings_one_back_among_the_newest(
    name: str, version: int, count: int, first: dt.date, second: dt.date
) -> None:
    earlier, later = (said(name, str(version), count, day) for day in sorted((first, second)))
    is_past_all_tables = max(first, second) > HORIZON and later is UNKNOWN  # nothing is forecast any more
    assert ORDER.index(later) <= ORDER.index(earlier) or is_past_all_tables


@given(
    name=NAMES.filter(lambda name: name != "brave"),
    first=st.integers(10, 200),
    second=st.integers(10, 200),
    count=st.integers(1, 6),
    day=DAYS,
)
def test_a_newer_version_never_gives_a_worse_answer(
    name: str, first: int, second: int, count: int, day: dt.date
) -> None:
    older, newer = (said(name, str(version), count, day) for version in sorted((first, second)))
    assert ORDER.index(older) <= ORDER.index(newer)


@example(name="safari", version=18, count=6, day=dt.date(2027, 1, 1))
@given(name=NAMES, version=st.integers(10, 200), count=st.integers(1, 49), day=DAYS)
def test_room_for_one_more_never_gives_a_worse_answer(name: str, version: int, count: int, day: dt.date) -> None:
    assert ORDER.index(said(name, str(version), count, day)) <= ORDER.index(said(name, str(version), count + 1, day))


@given(name=st.sampled_from(["chrome", "edge", "firefox", "safari"]), days=st.integers(-200, 360))
def test_an_update_makes_it_the_newest(name: str, days: int) -> None:
    day = SNAPSHOT + days * DAY
    facts = {"browsers": reading((browser(name, "90"),)), "os.name": reading("windows")}
    changes = changes_by(Effect(fact="browsers", to="newest"), Situation(facts, day, TABLES), name)
    assert outcome(newest(1), {**facts, **changes}, day, TABLES).minimum is YES


@given(gaps=st.lists(st.integers(1, 60), min_size=3, max_size=12), count=st.integers(1, 5), behind=st.integers(0, 11))
def test_on_the_days_of_the_table_itself_it_is_counting(gaps: list[int], count: int, behind: int) -> None:
    days = [dt.date(2024, 1, 1)]
    for gap in gaps:
        days.append(days[-1] + gap * DAY)
    rows = tuple(Row(version=str(100 + n), released=day, source="") for n, day in enumerate(days))
    history = BrowserHistory(title="Chrome", releases=rows)
    table = BrowserTable(schema_version=1, id="browsers", snapshot=days[-1], source=(), browser={"chrome": history})
    version = max(0, len(rows) - 1 - behind)
    facts = {"browsers": reading((browser("chrome", str(100 + version)),))}
    for before, on in pairwise([*days[version:], days[-1] + DAY]):
        found = outcome(newest(count), facts, before, Releases(table, TABLES.operating_systems))
        out = sum(1 for day in days if day <= before)
        assert (found.minimum is YES) is (out - 1 - version < count), (before, on)


def test_what_is_asked_is_told_in_the_unit_it_is_asked_in() -> None:
    both = msgspec.structs.replace(newest(3), recommended=Recency(newest_versions=1)).expected()
    assert (both.minimum, both.recommended, both.unit) == (3, 1, "versions")
    mixed = msgspec.structs.replace(newest(3), recommended=Recency(superseded_within_days=60)).expected()
    assert (mixed.minimum, mixed.recommended, mixed.unit) == ("3 versions", "60 days", "")
    alone = newest(3).expected()
    assert (alone.minimum, alone.recommended, alone.unit) == (3, None, "versions")
