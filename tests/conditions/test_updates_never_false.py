"""Whatever the table, its age and its holes: nothing false is said, and the less is known the less is said."""

from __future__ import annotations

import datetime as dt
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.recency.next_update import second_tuesday_after
from checker.conditions.updates_arriving import UpdatesArriving
from checker.model.verdicts import Answer
from tests.conditions.situations import outcome
from tests.conditions.updates import (
    WINDOWS,
    day,
    history,
    ipad,
    mac,
    pc,
    tables,
)

# ---------------------------------------------------------------- what the table is too old for


@given(start=st.dates(dt.date(2020, 1, 1), dt.date(2090, 1, 1)))
def test_a_second_tuesday_is_one_and_none_is_left_out(start: dt.date) -> None:
    found = second_tuesday_after(start)
    assert (found.weekday(), (found.day - 1) // 7) == (1, 1)
    between = (start + dt.timedelta(days) for days in range(1, (found - start).days))
    assert not [each for each in between if (each.weekday(), (each.day - 1) // 7) == (1, 1)]


TUESDAYS = [day("2026-01-13")]
while len(TUESDAYS) < 32:
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
    newer = TUESDAYS[installed + 1]
    truth = Answer.of(newer > on or (on - newer).days <= allowed)
    assert told in ({truth, Answer.YES} if installed > made else {truth})


@pytest.mark.pitfall(65)
@given(
    growths=st.lists(st.sampled_from([100, 100, 100, 110, 140]), min_size=13, max_size=16),
    again=st.integers(0, 3),
    installed=st.sampled_from([1, 3, 6, 8, 9, 10, 11]),
    preview=st.sampled_from([-15, 0, 0, 15]),
    stale=st.sampled_from([0, 0, 0, 1, 3]),
    days=st.integers(0, 27),
    allowed=st.sampled_from([0, 0, 20]),
)
def test_what_is_newer_than_a_windows_table_is_never_falsely_behind_while_parts_grow_as_they_did(
    growths: list[int], again: int, installed: int, preview: int, stale: int, days: int, allowed: int
) -> None:
    """Each month after the table brings as much as a month before it, in the same order."""
    made = len(growths)
    parts = list(accumulate([*growths, *(growths * 2)[again : again + 13]], initial=1000))
    at = made + installed
    is_out = at + (preview > 0)
    on = TUESDAYS[min(is_out + stale, made + 12)] + dt.timedelta(days)
    rows = [f"26200.{parts[number]} {TUESDAYS[number]}" for number in range(made + 1)]
    table = tables(history("windows", "26200", ", ".join(rows)), made=TUESDAYS[made] + dt.timedelta(3))
    condition = UpdatesArriving(superseded_within_days=allowed, table_valid_days=400)
    told = outcome(condition, pc(f"26200.{parts[at] + preview}"), on, table).minimum
    newer = TUESDAYS[at + (preview >= 0)]
    assert told is Answer.YES or (on - newer).days > allowed


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
