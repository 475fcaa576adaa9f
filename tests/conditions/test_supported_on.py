"""Until when a system gets security updates, by the tables that ship."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.conditions.os_support import edition_group
from checker.conditions.situation import Situation
from checker.conditions.supported_on import SupportedOn
from checker.model.readings import Reading
from checker.model.verdicts import Answer
from tests.conditions.situations import NOT_TOLD, answers, outcome, reading
from tests.evaluation.devices import DAY, releases

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SUPPORTED = SupportedOn(table_valid_days=400)
SYSTEMS = releases().operating_systems


def windows(build: str, edition: str | None = "Professional", version: str = "11") -> dict[str, Reading]:
    return {
        "os.name": reading("windows"),
        "os.version": reading(version),
        "os.build_id": reading(build),
        "os.edition": NOT_TOLD if edition is None else reading(edition),
    }


def system(name: str, version: str) -> dict[str, Reading]:
    distribution = {"os.distribution": reading(name)} if name in {"ubuntu", "debian"} else {}
    return {"os.name": reading("linux" if distribution else name), "os.version": reading(version), **distribution}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# ---------------------------------------------------------------- Windows


@pytest.mark.pitfall(6)
def test_windows_11_that_says_10_is_told_by_its_build() -> None:
    found = outcome(SUPPORTED, windows("26200.7309", version="10"))
    assert (found.minimum, found.details["os_release"]) == (YES, "25H2")


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("edition", "until"),
    [
        ("Core", "2026-10-13"),
        ("Professional", "2026-10-13"),
        ("Education", "2027-10-12"),
        ("EnterpriseS", "2029-10-09"),
        ("ServerStandard", "2034-10-10"),
    ],
)
def test_the_same_build_ends_on_another_day_for_each_edition_group(edition: str, until: str) -> None:
    assert outcome(SUPPORTED, windows("26100.7309", edition), day("2026-01-01")).details["until"] == until


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(("text", "expected"), [("2027-10-12", YES), ("2027-10-13", NO)])
def test_the_last_day_still_counts(text: str, expected: Answer) -> None:
    assert answers(SUPPORTED, windows("26200.1", "Core"), day(text))[0] is expected


@pytest.mark.pitfall(9)
@pytest.mark.parametrize(
    ("build", "expected"), [("19045.6574", NO), ("19045.6575", YES), ("19045.6576", YES), ("19045", UNKNOWN)]
)
def test_the_update_part_shows_extended_updates(build: str, expected: Answer) -> None:
    assert answers(SUPPORTED, windows(build, "Education", "10"))[0] is expected


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("edition", "text", "expected"),
    [
        ("Core", "2027-10-12", YES),
        ("Core", "2027-10-13", NO),
        ("Professional", "2027-10-12", YES),
        ("Professional", "2027-10-13", UNKNOWN),
        ("Professional", "2028-10-11", NO),
        ("Education", "2028-10-10", YES),
        ("Education", "2028-10-11", NO),
    ],
)
def test_extended_updates_end_by_programme(edition: str, text: str, expected: Answer) -> None:
    assert answers(SUPPORTED, windows("19045.7500", edition, "10"), day(text))[0] is expected


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("build", "reason"), [("29999.1", "not_in_table"), ("26150.1", "not_in_table"), ("26100.1", "edition_unknown")]
)
def test_what_the_table_cannot_tell_is_unknown_and_never_a_fail(build: str, reason: str) -> None:
    found = outcome(SUPPORTED, windows(build, None))
    assert (found.minimum, found.reason) == (UNKNOWN, reason)


@pytest.mark.pitfall(8)
def test_an_edition_that_is_not_known_does_not_matter_where_all_agree() -> None:
    assert answers(SUPPORTED, windows("22000.1", None))[0] is NO
    assert answers(SUPPORTED, windows("26200.1", None))[0] is YES


def test_an_edition_the_table_does_not_have_is_unknown() -> None:
    situation = Situation(windows("26100.1", "HomeDeluxe"), DAY, releases())
    assert edition_group(situation) is None


# ---------------------------------------------------------------- the others


@pytest.mark.parametrize(
    ("name", "version", "expected"),
    [
        ("macos", "26.6.2", YES),
        ("macos", "14.8.9", NO),
        ("macos", "30.1", YES),
        ("macos", "10.9.5", UNKNOWN),
        ("ipados", "18.7", YES),
        ("ipados", "17.7.11", NO),
        ("android", "14", YES),
        ("android", "13", NO),
        ("ubuntu", "24.04", YES),
        ("ubuntu", "20.04", NO),
        ("debian", "11", NO),
        ("debian", "13.2", YES),
    ],
)
def test_others_are_told_by_version(name: str, version: str, expected: Answer) -> None:
    assert answers(SUPPORTED, system(name, version))[0] is expected


@pytest.mark.parametrize(("text", "expected"), [("2027-12-01", YES), ("2028-06-01", UNKNOWN)])
def test_a_version_newer_than_the_table_does_not_end_with_its_last_row(text: str, expected: Answer) -> None:
    found = outcome(SUPPORTED, system("ubuntu", "27.10"), day(text))  # 26.10, the last row, ended on 2027-07-15
    assert (found.minimum, found.details.get("until")) == (expected, None)


@pytest.mark.pitfall(10)
def test_a_version_with_words_around_it_is_read() -> None:
    assert answers(SUPPORTED, system("ubuntu", "24.04.1 LTS"))[0] is YES


@pytest.mark.parametrize(("days", "expected"), [(400, YES), (401, UNKNOWN)])
def test_an_old_table_does_not_vouch_for_what_has_no_end_yet(days: int, expected: Answer) -> None:
    assert answers(SUPPORTED, system("android", "17"), SYSTEMS.snapshot + dt.timedelta(days))[0] is expected


@pytest.mark.parametrize(("version", "expected"), [("14", YES), ("10", UNKNOWN), ("13", UNKNOWN)])
def test_a_lower_bound_can_only_prove_that_it_is_supported(version: str, expected: Answer) -> None:
    facts = system("android", version) | {"os.version": reading(version, "at_least")}
    assert answers(SUPPORTED, facts)[0] is expected


@pytest.mark.parametrize(("until", "expected"), [("2026-11-23", YES), ("2026-11-22", NO), ("2031-06-30", YES)])
def test_a_chromebook_has_a_date_of_its_own(until: str, expected: Answer) -> None:
    facts: dict[str, Reading] = {"os.name": reading("chromeos"), "os.updates_until": reading(until)}
    assert answers(SUPPORTED, facts, DAY)[0] is expected


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        ({}, "os.name"),
        ({"os.name": reading("chromeos"), "os.updates_until": NOT_TOLD}, "os.updates_until"),
        ({"os.name": reading("windows"), "os.build_id": NOT_TOLD}, "os.build_id"),
        ({"os.name": reading("ipados"), "os.version": NOT_TOLD}, "os.version"),
    ],
)
def test_what_is_missing_is_named(facts: dict[str, Reading], fact: str) -> None:
    found = outcome(SUPPORTED, facts)
    assert (found.minimum, found.reason, found.details["fact"]) == (UNKNOWN, "not_measured", fact)


# ---------------------------------------------------------------- what must always hold

builds = st.sampled_from(
    sorted({f"{row.build}.{part}" for row in SYSTEMS.release if row.build for part in (1, 6574, 6575)})
)
editions = st.sampled_from([None, *sorted(SYSTEMS.windows_editions)])
moments = st.dates(dt.date(2026, 11, 23), dt.date(2036, 1, 1))


@given(build=builds, edition=editions, first=moments, second=moments)
def test_a_later_day_never_makes_windows_supported_again(
    build: str, edition: str | None, first: dt.date, second: dt.date
) -> None:
    earlier, later = (answers(SUPPORTED, windows(build, edition), one)[0] for one in sorted((first, second)))
    assert earlier is not NO or later is NO


@given(build=st.integers(0, 99_999), edition=editions)
def test_a_build_that_is_in_no_row_is_never_a_fail(build: int, edition: str | None) -> None:
    if build not in {row.build for row in SYSTEMS.release}:
        assert answers(SUPPORTED, windows(f"{build}.1", edition))[0] is UNKNOWN
