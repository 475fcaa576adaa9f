"""What is expected of updates after the date of the table: what must have come, what may have, and nothing false."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.next_update import next_update, second_tuesday_after
from checker.conditions.updates_arriving import UpdatesArriving
from checker.model.readings import Facts
from checker.model.verdicts import Answer
from tests.conditions.situations import outcome
from tests.conditions.updates import (
    APPLE,
    ARRIVE,
    MACOS_27,
    MADE,
    REGULAR,
    TABLE,
    UNCERTAIN,
    WAITING,
    WINDOWS,
    day,
    history,
    ipad,
    judged,
    mac,
    pc,
    tables,
)

# ---------------------------------------------------------------- what the table is too old for


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2026-12-07", ARRIVE),
        ("2027-02-21", ARRIVE),  # 75 days after Tuesday 8 December
        ("2027-02-22", WAITING),
        ("2027-11-23", WAITING),
    ],
)
def test_the_newest_of_windows_is_superseded_on_the_next_second_tuesday_whatever_the_table_knows(
    on: str, told: tuple[str, str]
) -> None:
    assert judged(WINDOWS, pc("26200.9400"), TABLE, day(on)) == told


HOLED = tables(history("windows", "26100", "26100.9000 2026-08-11, 26100.9200 2026-10-13"))


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    ("build", "on", "told"),
    [
        ("26100.9000", "2026-11-22", ARRIVE),  # 75 days after Tuesday 8 September, of which the table has no row
        ("26100.9000", "2026-11-23", WAITING),
        ("26100.9100", "2026-11-23", UNCERTAIN),  # a preview of August, or the update of September
        ("26100.9100", "2026-12-28", WAITING),  # 76 days after the row of October, that came after both
        ("26100.9200", "2027-01-24", ARRIVE),  # 75 days after Tuesday 10 November, which the table lacks too
        ("26100.9200", "2027-01-25", WAITING),
    ],
)
def test_an_update_that_the_table_lacks_came_on_its_tuesday_all_the_same(
    build: str, on: str, told: tuple[str, str]
) -> None:
    assert judged(WINDOWS, pc(build), HOLED, day(on)) == told


def test_what_is_expected_is_marked_as_derived_and_names_no_version() -> None:
    found = outcome(WINDOWS, pc("26200.9400"), day("2027-06-11"), TABLE)
    assert found.derived
    assert (found.details.superseded, found.details.superseded_by) == (day("2026-12-08"), "")
    assert (found.details.days_behind, found.details.snapshot) == (185, MADE)


@pytest.mark.pitfall(65)
@pytest.mark.parametrize("days", [0, 100, 365])
@pytest.mark.parametrize("facts", [pc("26200.9401"), mac("26.8"), ipad("27.3"), ipad("27.2.1")])
def test_what_is_newer_than_the_table_came_after_it_and_is_never_behind(facts: Facts, days: int) -> None:
    assert judged(APPLE, facts, TABLE, MADE + dt.timedelta(days)) == ("YES", "updates_newer")


@pytest.mark.parametrize("facts", [pc("26200.9400"), pc("26200.9401"), ipad("27.2"), mac("26.8")])
def test_past_its_horizon_the_table_tells_nothing_of_what_was_newest(facts: Facts) -> None:
    assert judged(APPLE, facts, TABLE, MADE + dt.timedelta(366)) == ("UNKNOWN", "table_too_old")


def test_past_its_horizon_what_was_superseded_in_the_table_still_was() -> None:
    assert judged(WINDOWS, pc("26200.8500"), TABLE, MADE + dt.timedelta(3000)) == WAITING


def test_the_newest_of_the_table_is_behind_once_the_next_must_have_come() -> None:
    first, last = next_update(MACOS_27, REGULAR.operating_systems)
    assert last is not None
    # gaps: 15, 34, 15 and 6 days. 6 / 1.25 - 2 days after 16 November is before the table, 1.5 x 34 + 21 is 27 January
    assert (first, last) == (MADE, day("2027-01-27"))
    told = [
        judged(APPLE, mac("27.2"), REGULAR, each + dt.timedelta(days)) for each in (first, last) for days in (90, 91)
    ]
    assert told == [ARRIVE, UNCERTAIN, UNCERTAIN, WAITING]


def test_where_the_rhythm_was_lost_nothing_is_expected() -> None:
    late = tables(MACOS_27, made=day("2027-04-01"))
    assert next_update(MACOS_27, late.operating_systems) == (day("2027-04-01"), None)


def test_with_too_few_updates_for_a_rhythm_the_next_may_come_at_once_or_never() -> None:
    few = tables(history("macos", "27", "27.0 2026-09-14, 27.1 2026-10-26"))
    told = [judged(APPLE, mac("27.1"), few, MADE + dt.timedelta(days)) for days in (90, 91, 365)]
    assert told == [ARRIVE, UNCERTAIN, UNCERTAIN]


def test_a_new_release_goes_on_in_the_rhythm_of_the_one_before_it() -> None:
    before = history(
        "macos", "26", "26.4 2026-03-24, 26.5 2026-05-05, 26.6 2026-07-20, 26.7 2026-09-14, 26.7.1 2026-10-12"
    )
    new = history("macos", "27", "27.0 2026-09-14, 27.1 2026-11-09")
    # gaps: 42, 76, 56 (to 27.0) and 56; 26.7 and 26.7.1 came beside 27 and tell nothing of its rhythm.
    # 42 / 1.25 - 2 days after 9 November is 11 December; 1.5 x 76 + 21 days is 24 March
    assert next_update(new, tables(before, new).operating_systems) == (day("2026-12-11"), day("2027-03-24"))


@pytest.mark.pitfall(65)
def test_an_older_release_of_a_system_is_never_behind_by_what_is_expected() -> None:
    told = {judged(APPLE, ipad("26.7.1"), TABLE, MADE + dt.timedelta(days)) for days in range(0, 366, 5)}
    assert told == {ARRIVE, UNCERTAIN}


# ---------------------------------------------------------------- whatever the table, nothing false is said


@given(start=st.dates(dt.date(2020, 1, 1), dt.date(2090, 1, 1)))
def test_a_second_tuesday_is_one_and_none_is_left_out(start: dt.date) -> None:
    found = second_tuesday_after(start)
    assert (found.weekday(), (found.day - 1) // 7) == (1, 1)
    between = (start + dt.timedelta(days) for days in range(1, (found - start).days))
    assert not [each for each in between if (each.weekday(), (each.day - 1) // 7) == (1, 1)]


TUESDAYS = [day("2026-01-13")]
while len(TUESDAYS) < 30:
    TUESDAYS.append(second_tuesday_after(TUESDAYS[-1]))


@given(
    made=st.integers(3, 14),
    installed=st.integers(0, 29),
    age=st.integers(0, 365),
    allowed=st.integers(0, 200),
)
def test_a_windows_table_of_any_age_tells_the_truth_of_all_it_knows(
    made: int, installed: int, age: int, allowed: int
) -> None:
    """The real updates go on after the table was cut: what was in it is judged as by a table that has them all."""
    rows = [f"26200.{1000 + 10 * number} {on}" for number, on in enumerate(TUESDAYS)]
    snapshot = TUESDAYS[made] + dt.timedelta(3)
    on = snapshot + dt.timedelta(age)
    if TUESDAYS[installed] > on:
        return
    cut = tables(history("windows", "26200", ", ".join(rows[: made + 1])), made=snapshot)
    condition = UpdatesArriving(superseded_within_days=allowed, table_valid_days=365)
    told = outcome(condition, pc(f"26200.{1000 + 10 * installed}"), on, cut).minimum
    if installed > made:
        assert told is Answer.YES
    else:
        newer = TUESDAYS[installed + 1]
        assert told is Answer.of(newer > on or (on - newer).days <= allowed)


@pytest.mark.pitfall(65)
@given(
    lacking=st.sets(st.integers(0, 14)),
    made=st.integers(3, 14),
    installed=st.integers(0, 14),
    preview=st.integers(0, 9),
    age=st.integers(0, 365),
)
def test_rows_that_a_windows_table_lacks_make_nothing_false(
    lacking: set[int], made: int, installed: int, preview: int, age: int
) -> None:
    rows = [f"26200.{1000 + 10 * number} {TUESDAYS[number]}" for number in range(made + 1) if number not in lacking]
    snapshot = TUESDAYS[made] + dt.timedelta(3)
    on = snapshot + dt.timedelta(age)
    if not rows or TUESDAYS[installed] > on:
        return
    table = tables(history("windows", "26200", ", ".join(rows)), made=snapshot)
    told = outcome(WINDOWS, pc(f"26200.{1000 + 10 * installed + preview}"), on, table).minimum
    newer = TUESDAYS[installed + 1]
    truth = Answer.of(newer > on or (on - newer).days <= 75)
    assert told is truth or told is not Answer.NO


@given(
    gaps=st.lists(st.integers(7, 60), min_size=6, max_size=14),
    after=st.lists(st.floats(0, 1), min_size=12, max_size=12),
    installed=st.integers(0, 30),
    age=st.integers(0, 365),
    allowed=st.integers(0, 120),
)
def test_what_is_expected_of_a_mac_is_never_false_while_its_maker_goes_on_as_before(
    gaps: list[int], after: list[float], installed: int, age: int, allowed: int
) -> None:
    shortest, longest = min(gaps[-8:]), max(gaps[-8:])
    days = [day("2025-01-01")]
    for gap in (*gaps, *(round(shortest + share * (longest - shortest)) for share in after)):
        days.append(days[-1] + dt.timedelta(gap))
    snapshot = days[len(gaps)] + dt.timedelta(shortest - 1)
    on = snapshot + dt.timedelta(age)
    number = installed % (len(gaps) + 1)
    rows = ", ".join(f"27.{each} {days[each]}" for each in range(len(gaps) + 1))
    condition = UpdatesArriving(superseded_within_days=allowed, table_valid_days=365)
    told = outcome(condition, mac(f"27.{number}"), on, tables(history("macos", "27", rows), made=snapshot)).minimum
    newer = days[number + 1]
    truth = Answer.of(newer > on or (on - newer).days <= allowed)
    assert told in {truth, Answer.UNKNOWN}


@pytest.mark.pitfall(65)
@given(version=st.integers(0, 4), age=st.integers(0, 500), allowed=st.integers(0, 200))
def test_less_of_a_version_never_tells_more(version: int, age: int, allowed: int) -> None:
    """In two numbers it is told behind only if every version that begins so is, and in order only if all are."""
    rows = "26.6 2026-03-01, 26.6.1 2026-04-10, 26.6.2 2026-06-20, 26.7 2026-08-01, 26.7.1 2026-09-28"
    table = tables(history("ipados", "26", rows))
    condition = UpdatesArriving(superseded_within_days=allowed, table_valid_days=365)
    begins, fulls = (("26.6", ("26.6.0", "26.6.1", "26.6.2")), ("26.7", ("26.7.0", "26.7.1")))[version % 2]
    on = day("2026-09-28") + dt.timedelta(age)
    told = outcome(condition, ipad(begins), on, table).minimum
    each = {outcome(condition, ipad(full), on, table).minimum for full in fulls}
    assert told is Answer.UNKNOWN or each == {told}
