"""What is expected of updates after the date of the table: what must have come, what may have, and nothing false."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.conditions.recency.next_update import next_update
from checker.model.readings import Facts
from tests.conditions.situations import outcome
from tests.conditions.updates import (
    APPLE,
    ARRIVE,
    ENDED,
    ENDING,
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


EARLIER = history("macos", "26", "26.4 2026-03-24, 26.5 2026-05-05, 26.6 2026-06-16, 26.7 2026-07-28, 26.8 2026-11-09")
"""Every six weeks; then one more, beside 27."""


@pytest.mark.pitfall(65)
def test_an_older_release_of_a_system_is_never_behind_by_what_is_expected() -> None:
    beside_27, alone = tables(EARLIER, MACOS_27), tables(EARLIER)
    days = [MADE + dt.timedelta(number) for number in range(0, 366, 5)]
    assert {judged(APPLE, mac("26.8"), beside_27, on) for on in days} == {ARRIVE, UNCERTAIN}
    assert {judged(APPLE, mac("26.8"), alone, on) for on in days} == {ARRIVE, UNCERTAIN, WAITING}


def test_the_rhythm_is_that_of_the_release_just_before() -> None:
    long_ago = history("macos", "15", "15.5 2025-01-01, 15.6 2025-01-08, 15.7 2025-01-15, 15.8 2025-01-22")
    new = history("macos", "27", "27.0 2026-09-08")
    with_both = next_update(new, tables(long_ago, EARLIER, new).operating_systems)
    assert with_both == next_update(new, tables(EARLIER, new).operating_systems)


def test_a_day_before_the_tables_own_is_judged_by_what_was_out_then() -> None:
    found = outcome(APPLE, mac("27.1"), day("2026-11-09"), REGULAR)
    assert (found.minimum.name, found.reason, found.derived) == (*ARRIVE, False)
    assert (found.details.newest, found.details.superseded) == ("27.1", None)


def test_an_update_of_after_the_table_is_shown_alone_for_the_last_row_is_older() -> None:
    details = outcome(APPLE, mac("27.9"), MADE, REGULAR).details
    assert (details.version, details.newest, details.newest_released) == ("27.9", "", None)


def test_what_only_may_have_come_is_marked_as_derived_too() -> None:
    first, _ = next_update(MACOS_27, REGULAR.operating_systems)
    found = outcome(APPLE, mac("27.2"), first + dt.timedelta(10), REGULAR)
    assert (found.reason, found.derived, found.details.superseded) == ("updates_current", True, None)
    assert outcome(APPLE, mac("27.1.1"), MADE, REGULAR).derived is False


@pytest.mark.parametrize("edition", ["Core", "Education", ""])
def test_past_its_horizon_the_table_still_tells_of_the_last_update_before_the_end(edition: str) -> None:
    """Home's updates ended in the table's own time; those of Education after it, and by then the table is too old."""
    facts = {name: value for name, value in pc("26100.9100", edition).items() if edition or name != "os.edition"}
    late = MADE + dt.timedelta(366)
    told = {"Core": ENDED, "Education": WAITING, "": ENDED}[edition]
    assert judged(WINDOWS, facts, ENDING, late) == told
