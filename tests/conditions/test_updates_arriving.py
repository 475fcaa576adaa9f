"""Whether security updates arrive: by the table's history, by what is expected after it, never more than is known."""

from __future__ import annotations

import pytest

from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.is_true import IsTrue
from checker.model.findings import Details
from checker.model.readings import Facts, unknown
from checker.model.releases import ExtendedSupport
from tests.conditions.situations import outcome
from tests.conditions.updates import (
    APPLE,
    ARRIVE,
    ENDED,
    ENDING,
    IPADOS_18,
    MADE,
    NONE_TOLD,
    TABLE,
    UNCERTAIN,
    WAITING,
    WINDOWS,
    apple,
    day,
    history,
    ipad,
    judged,
    mac,
    os_release,
    pc,
    tables,
)
from tests.evaluation.devices import known, releases


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    ("build", "days", "told"),
    [
        ("26200.9400", None, ARRIVE),
        ("26200.9250", 13, ARRIVE),  # the preview of October counts as its Tuesday
        ("26200.8800", 41, ARRIVE),
        ("26200.8500", 76, WAITING),  # 8 September to 23 November
        ("26100.1", 405, WAITING),  # the first row is the first that is known to be newer
    ],
)
def test_an_update_counts_as_the_row_at_or_below_it_and_is_behind_since_the_next_row(
    build: str, days: int | None, told: tuple[str, str]
) -> None:
    found = outcome(WINDOWS, pc(build), MADE, TABLE)
    assert (found.minimum.name, found.reason) == told
    assert found.details.days_behind == days


@pytest.mark.parametrize(("on", "told"), [("2026-11-22", ARRIVE), ("2026-11-23", WAITING)])
def test_the_last_day_that_is_allowed_still_counts(on: str, told: tuple[str, str]) -> None:
    assert judged(WINDOWS, pc("26200.8500"), TABLE, day(on)) == told


def test_the_evidence_names_what_is_installed_the_newest_with_its_day_and_what_took_its_place() -> None:
    assert outcome(WINDOWS, pc("26200.8500"), MADE, TABLE).details == Details(
        fact="os.build_id",
        version="26200.8500",
        newest="26200.9400",
        newest_released=day("2026-11-10"),
        superseded=day("2026-09-08"),
        superseded_by="26200.8800",
        days_behind=76,
    )


@pytest.mark.parametrize("build", ["26200", "26200."])
def test_a_build_without_its_update_part_is_not_measured(build: str) -> None:
    assert judged(WINDOWS, pc(build), TABLE) == ("UNKNOWN", "not_measured")


def test_a_build_that_a_page_cannot_see_is_not_measured() -> None:
    found = outcome(WINDOWS, {**pc("1"), "os.build_id": unknown("hidden_by_browser", "page")}, MADE, TABLE)
    assert (found.reason, found.details.fact, found.details.why) == ("not_measured", "os.build_id", "hidden_by_browser")


@pytest.mark.parametrize(
    "facts",
    [pc("19045.6456"), pc("28000.1"), pc("39999.1"), pc("26100.32230", "ServerStandard"), mac("15.7.1"), ipad("17.7"), {
        "os.name": known("linux"), "os.version": known("24.04")
    }],
)  # fmt: skip
def test_nothing_is_asked_where_the_table_has_no_history(facts: Facts) -> None:
    found = outcome(WINDOWS, facts, MADE, TABLE)
    assert (found.applies, found.minimum.name, found.reason) == (False, *NONE_TOLD)


def test_nothing_is_asked_for_a_day_before_the_first_row() -> None:
    assert judged(APPLE, mac("26.0"), TABLE, day("2025-09-14")) == NONE_TOLD


# ---------------------------------------------------------------- Apple


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("18.0", WAITING),
        ("18.7.8", ENDED),  # what came after it was for some models, and no more come
        ("18.7.9", ENDED),
        ("26.0", WAITING),
        ("26.6.1", ARRIVE),  # superseded on 14 September: 70 days
        ("26.7.1", ARRIVE),
        ("27.0", ARRIVE),
        ("27.2", ARRIVE),
    ],
)
def test_an_ipad_is_told_by_its_version(version: str, told: tuple[str, str]) -> None:
    assert judged(APPLE, ipad(version), TABLE) == told


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    ("on", "two_numbers", "three_numbers"),
    [
        ("2026-11-15", ARRIVE, ARRIVE),  # 26.6 was superseded on 17 August: 90 days
        ("2026-11-16", UNCERTAIN, ARRIVE),  # 91 days; but it may be 26.6.1
        ("2026-12-13", UNCERTAIN, ARRIVE),  # 26.6.1 was superseded on 14 September: 90 days
        ("2026-12-14", WAITING, WAITING),
    ],
)
def test_two_numbers_from_safari_stand_for_every_version_that_begins_so(
    on: str, two_numbers: tuple[str, str], three_numbers: tuple[str, str]
) -> None:
    assert judged(APPLE, ipad("26.6"), TABLE, day(on)) == two_numbers
    assert judged(APPLE, ipad("26.6.1"), TABLE, day(on)) == three_numbers


def test_what_is_told_in_part_is_shown_as_superseded_when_the_newest_that_it_can_be_was() -> None:
    details = outcome(APPLE, ipad("26.6"), MADE, TABLE).details
    assert (details.superseded, details.superseded_by, details.days_behind) == (day("2026-09-14"), "26.7", 70)


def test_a_mac_tells_its_version_in_full() -> None:
    assert judged(APPLE, mac("26.6"), TABLE, day("2026-11-16")) == WAITING
    assert judged(APPLE, mac("26"), TABLE, day("2026-11-16")) == UNCERTAIN


def test_a_version_that_is_only_at_least_so_is_not_measured() -> None:
    assert judged(APPLE, apple("macos", "26.0", "at_least"), TABLE) == ("UNKNOWN", "not_measured")


# ---------------------------------------------------------------- the end of updates


@pytest.mark.parametrize("on", ["2026-11-23", "2027-06-01", "2029-01-01"])
def test_with_the_last_update_before_the_end_nothing_is_asked(on: str) -> None:
    found = outcome(WINDOWS, pc("26100.9100", "Core"), day(on), ENDING)
    assert (found.applies, found.minimum.name, found.reason) == (False, *ENDED)


def test_before_the_last_one_it_is_behind_for_all_that_it_ended() -> None:
    assert judged(WINDOWS, pc("26100.8800", "Core"), ENDING, day("2026-12-28")) == WAITING


def test_another_edition_with_the_same_build_goes_on() -> None:
    assert judged(WINDOWS, pc("26100.9100", "Education"), ENDING, day("2027-01-25")) == WAITING


@pytest.mark.pitfall(65)
def test_where_the_edition_is_not_known_both_ends_count() -> None:
    facts = {name: value for name, value in pc("26100.9100").items() if name != "os.edition"}
    assert judged(WINDOWS, pc("26100.9100"), ENDING, day("2027-01-24")) == ARRIVE
    assert judged(WINDOWS, facts, ENDING, day("2027-01-24")) == UNCERTAIN


@pytest.mark.pitfall(65)
def test_of_what_has_ended_only_what_is_certain_is_said() -> None:
    ended = tables(IPADOS_18, release=(os_release("ipados", "18", "2026-09-14"),))
    told = {version: outcome(APPLE, ipad(version), MADE, ended) for version in ("18.0", "18.7", "18.7.8")}
    assert [(found.applies, found.reason) for found in told.values()] == [
        (True, "updates_waiting"),
        (False, "support_ended"),  # it may be 18.7.8, the last
        (False, "support_ended"),
    ]


@pytest.mark.pitfall(65)
@pytest.mark.parametrize("edition", ["Core", ""])
def test_windows_10_without_extended_updates_is_not_told_that_its_last_update_is_new_enough(edition: str) -> None:
    facts = {name: value for name, value in pc("19045.6456", edition).items() if edition or name != "os.edition"}
    assert judged(WINDOWS, facts, releases()) == ENDED
    assert judged(WINDOWS, facts | {"os.build_id": known("19045.6216")}, releases(), day("2025-12-01")) == WAITING


def test_where_all_editions_have_ended_it_does_not_matter_which_one_it_is() -> None:
    facts = {name: value for name, value in pc("26100.9400").items() if name != "os.edition"}
    assert judged(WINDOWS, facts, ENDING, day("2027-10-12")) != ENDED
    assert judged(WINDOWS, facts, ENDING, day("2027-10-13")) == ENDED


@pytest.mark.parametrize(("on", "applies"), [("2026-09-14", True), ("2026-09-15", False)])
def test_on_the_last_day_of_updates_they_have_not_ended_yet(on: str, *, applies: bool) -> None:
    ending = tables(IPADOS_18, release=(os_release("ipados", "18", "2026-09-14"),))
    assert outcome(APPLE, ipad("18.7"), day(on), ending).applies is applies


def test_extended_updates_count_for_who_has_them() -> None:
    windows_10 = history("windows", "19045", "19045.6456 2025-10-14, 19045.6575 2025-11-11, 19045.7500 2026-08-11")
    offer = ExtendedSupport(groups=("home",), from_update=6575, until=day("2027-10-12"), source="test")
    row = os_release("windows", "10", "2025-10-14", build=19045, groups=("home",), extended=(offer,))
    table = tables(windows_10, release=(row,))
    assert judged(WINDOWS, pc("19045.6456", "Core"), table) == ENDED
    assert judged(WINDOWS, pc("19045.6575", "Core"), table) == WAITING


@pytest.mark.parametrize(
    ("kind", "cookies", "applies", "answer"),
    [
        (AllOf, True, True, "YES"),
        (AllOf, False, True, "NO"),
        (AnyOf, True, True, "YES"),
        (AnyOf, False, True, "NO"),  # what has nothing to ask does not stand in for what is not met
    ],
)
def test_beside_another_condition_one_that_has_nothing_to_ask_says_nothing(
    kind: type[AllOf | AnyOf], *, cookies: bool, applies: bool, answer: str
) -> None:
    both = kind(conditions=(WINDOWS, IsTrue(fact="page.cookies")))
    found = outcome(both, {**pc("28000.1"), "page.cookies": known(cookies)}, MADE, TABLE)
    assert (found.applies, found.minimum.name) == (applies, answer)


def test_conditions_that_all_have_nothing_to_ask_ask_nothing() -> None:
    assert not outcome(AllOf(conditions=(WINDOWS, APPLE)), pc("28000.1"), MADE, TABLE).applies
