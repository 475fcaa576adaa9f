"""What is newer than the table: by when it must have been superseded, and what may still be the newest on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.conditions.recency.next_update import second_tuesday_after
from checker.conditions.situation import Situation
from checker.conditions.updates_arriving import UpdatesArriving
from checker.effects.systems import all_updates
from checker.model.readings import Facts
from checker.model.releases import Releases
from tests.conditions.situations import outcome
from tests.conditions.updates import (
    APPLE,
    ARRIVE,
    ENDED,
    MACOS_27,
    MADE,
    NEWER,
    TABLE,
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
from tests.evaluation.devices import known, releases


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    ("facts", "superseded"),
    [
        # slowest was 1601 in ten months (6899 to 8500): four fifths is 128.08 a month, and 256.16 in two
        (pc("26200.9401"), "2027-01-12"),  # 1 above 9400: of 8 December at the latest
        (pc("26200.9528"), "2027-01-12"),
        (pc("26200.9529"), "2027-02-09"),
        (pc("26100.9656"), "2027-02-09"),
        (pc("26200.9657"), "2027-03-09"),
        (ipad("27.2.1"), "2027-03-04"),  # Safari 26.3 came on 2026-02-11: a year and 21 days
        (ipad("27.3"), "2027-04-21"),  # Safari 18.4 came on 2025-03-31: two years and 21 days
        (ipad("27.3.1"), "2027-04-21"),
    ],
)
def test_what_is_newer_than_the_table_is_behind_once_it_must_have_been_superseded(
    facts: Facts, superseded: str
) -> None:
    last = day(superseded) + dt.timedelta(90)
    assert judged(APPLE, facts, TABLE, MADE) == judged(APPLE, facts, TABLE, last) == NEWER
    assert judged(APPLE, facts, TABLE, last + dt.timedelta(1)) == WAITING
    found = outcome(APPLE, facts, last, TABLE)
    assert (found.derived, found.details.superseded, found.details.superseded_by) == (True, day(superseded), "")


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    "facts",
    [
        mac("26.8"),  # beside it the maker may bring out another, or none
        ipad("27.6"),  # after it comes 28, and perhaps some more of 27
        ipad("27.7.2"),
        ipad("28.0"),
        pc("26200.13000"),  # 3600 above the last row: as much as twelve months bring
    ],
)
@pytest.mark.parametrize("days", [0, 100, 365])
def test_what_may_still_be_the_newest_on_the_day_is_never_behind(facts: Facts, days: int) -> None:
    table = tables(*TABLE.operating_systems.update, MACOS_27)
    assert judged(APPLE, facts, table, MADE + dt.timedelta(days)) == NEWER


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    ("facts", "days"),
    [(pc("26200.9975"), 320), (ipad("27.3"), 365), (mac("27.2.1"), 365), (ipad("27.2"), 365), (mac("27.2"), 365)],
)
def test_who_stopped_updating_just_after_the_shipped_table_is_told_within_its_year(facts: Facts, days: int) -> None:
    condition = WINDOWS if facts["os.name"] == known("windows") else APPLE
    assert judged(condition, facts, releases(), MADE + dt.timedelta(days)) == WAITING


@pytest.mark.parametrize("table", [tables(history("windows", "26200", "26200.9400 2026-11-10"))])
def test_one_row_tells_nothing_of_how_fast_update_parts_grow(table: Releases) -> None:
    assert judged(WINDOWS, pc("26200.9401"), table, MADE + dt.timedelta(365)) == NEWER


def test_a_jump_of_the_update_part_tells_nothing_of_how_fast_it_grows() -> None:
    """Twelve months of 100, but for one of 1600; then nine more of 100. The ninth is the newest of its day."""
    tuesdays = [day("2025-11-11")]
    while len(tuesdays) < 23:
        tuesdays.append(second_tuesday_after(tuesdays[-1]))
    parts = [1000 + 100 * month + 1500 * (month > 6) for month in range(13)]
    rows = ", ".join(f"26200.{part} {on}" for part, on in zip(parts, tuesdays, strict=False))
    table = tables(history("windows", "26200", rows))
    condition = UpdatesArriving(superseded_within_days=0, table_valid_days=365)
    newest = pc(f"26200.{parts[-1] + 900}")
    assert judged(condition, newest, table, tuesdays[22] - dt.timedelta(1)) == NEWER


@pytest.mark.parametrize("version", ["26200.1", "26300.9974", "19045.7000", "22631.1"])
@pytest.mark.parametrize("days", [0, 1, 60, 200, 365])
def test_all_updates_of_a_day_are_not_behind_on_that_day(version: str, days: int) -> None:
    on = MADE + dt.timedelta(days)
    assert updated(pc(version), on) in {ARRIVE, NEWER, ENDED}


@pytest.mark.parametrize("facts", [ipad("27.0"), ipad("26.0"), mac("27.2"), mac("26.1")])
@pytest.mark.parametrize("days", [0, 1, 60, 200, 365])
def test_all_updates_of_an_apple_system_on_a_day_are_not_behind_on_that_day(facts: Facts, days: int) -> None:
    assert updated(facts, MADE + dt.timedelta(days)) in {ARRIVE, NEWER, ENDED}


def updated(facts: Facts, on: dt.date) -> tuple[str, str]:
    """Give what is said of a device by the shipped tables once it has all updates of a day."""
    situation = Situation(facts=facts, releases=releases(), day=on)
    return judged(WINDOWS, {**facts, **all_updates(situation, "updated")}, releases(), on)
