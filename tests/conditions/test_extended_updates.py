"""Updates after the normal end: from a small table in which two programmes run for different times."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.conditions.situation import Situation
from checker.conditions.supported_on import SupportedOn
from checker.effects import changes_by
from checker.effects.effect import Effect
from checker.model.findings import Outcome
from checker.model.readings import Known, Reading
from checker.model.releases import OperatingSystemTable, Releases
from checker.model.verdicts import Answer
from tests.conditions.situations import NOT_TOLD, outcome, reading
from tests.evaluation.devices import releases

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
TABLE = b"""
schema_version = 1
id = "operating_systems"
snapshot = 2025-06-01
source = [{ id = "test", title = "test" }]
windows_editions = { Core = "home", Professional = "pro", Education = "enterprise" }
[[release]]
os = "windows"
version = "10"
release = "B"
build = 200
groups = ["home", "pro", "enterprise"]
released = 2020-01-01
supported_until = 2025-01-31
source = "test"
extended = [
  { groups = ["home"], from_update = 10, until = 2026-01-31, source = "test" },
  { groups = ["pro"], from_update = 20, until = 2026-01-31, possibly_until = 2027-01-31, source = "test" },
  { groups = ["enterprise"], from_update = 10, until = 2027-06-30, source = "test" },
]
[[release]]
os = "windows"
version = "9"
release = "A"
build = 100
groups = ["home"]
supported_until = 2020-01-31
source = "test"
"""
TABLES = Releases(releases().browsers, msgspec.toml.decode(TABLE, type=OperatingSystemTable))
SUPPORTED = SupportedOn(table_valid_days=400)


def windows(build: str, edition: str | None) -> dict[str, Reading]:
    told = NOT_TOLD if edition is None else reading(edition)
    return {
        "os.name": reading("windows"),
        "os.version": reading("10"),
        "os.build_id": reading(build),
        "os.edition": told,
    }


def found(part: str, day: str, edition: str | None) -> Outcome:
    return outcome(SUPPORTED, windows(f"200.{part}", edition), dt.date.fromisoformat(day), TABLES)


@pytest.mark.parametrize(
    ("edition", "part", "day", "answer", "reason"),
    [
        ("Core", "9", "2025-01-31", YES, "supported"),
        ("Core", "9", "2025-02-01", NO, "support_ended_extendable"),
        ("Core", "10", "2025-02-01", YES, "extended_support"),
        ("Core", "10", "2026-01-31", YES, "extended_support"),
        ("Core", "10", "2026-02-01", NO, "support_ended"),
        ("Core", "x", "2026-01-31", UNKNOWN, "update_part_unknown"),
        ("Core", "", "2026-01-31", UNKNOWN, "update_part_unknown"),
        ("Core", "x", "2026-02-01", NO, "support_ended"),
        ("Professional", "19", "2026-01-31", NO, "support_ended_extendable"),
        ("Professional", "20", "2026-01-31", YES, "extended_support"),
        ("Professional", "20", "2026-02-01", UNKNOWN, "extended_support_uncertain"),
        ("Professional", "20", "2027-01-31", UNKNOWN, "extended_support_uncertain"),
        ("Professional", "20", "2027-02-01", NO, "support_ended"),
        ("Education", "10", "2027-06-30", YES, "extended_support"),
        ("Education", "10", "2027-07-01", NO, "support_ended"),
    ],
)
def test_the_update_part_and_the_last_day_decide_by_programme(
    edition: str, part: str, day: str, answer: Answer, reason: str
) -> None:
    told = found(part, day, edition)
    assert (told.minimum, told.recommended, told.reason) == (answer, answer, reason)


@pytest.mark.parametrize(
    ("part", "day", "answer", "until"),
    [
        ("10", "2026-01-31", YES, "2026-01-31"),
        ("10", "2026-02-01", UNKNOWN, "2025-01-31"),
        ("20", "2027-06-30", UNKNOWN, "2025-01-31"),
        ("20", "2027-07-01", NO, "2025-01-31"),
        ("9", "2026-01-31", NO, "2025-01-31"),
    ],
)
def test_without_an_edition_only_what_every_programme_says_is_certain_and_the_first_end_is_told(
    part: str, day: str, answer: Answer, until: str
) -> None:
    told = found(part, day, None)
    assert (told.minimum, told.details.until) == (answer, dt.date.fromisoformat(until))


def test_in_a_programme_it_is_told_which_release_it_is_and_until_when() -> None:
    details = found("10", "2026-01-01", "Core").details
    assert (details.os_version, details.os_release, details.until) == ("10", "B", dt.date(2026, 1, 31))


@pytest.mark.parametrize(("day", "answer"), [("2020-01-31", UNKNOWN), ("2020-02-01", NO)])
def test_what_is_older_than_the_oldest_row_ended_once_that_row_has(day: str, answer: Answer) -> None:
    told = outcome(SUPPORTED, windows("99.1", "Core"), dt.date.fromisoformat(day), TABLES)
    assert told.minimum is answer
    assert told.details.older_than == ("9 A" if answer is NO else "")


@pytest.mark.parametrize("build", ["0.1", "100x.1", "", "150.1"])
def test_what_is_no_build_below_the_oldest_row_is_not_in_the_table(build: str) -> None:
    assert outcome(SUPPORTED, windows(build, "Core"), dt.date(2025, 7, 1), TABLES).reason == "not_in_table"


def test_build_one_is_older_than_every_row() -> None:
    assert outcome(SUPPORTED, windows("1.1", "Core"), dt.date(2025, 7, 1), TABLES).minimum is NO


def test_extended_updates_bring_the_update_part_that_shows_them_in_every_programme() -> None:
    situation = Situation(windows("200.1", None), dt.date(2025, 7, 1), TABLES)
    changed = changes_by(Effect(fact="os.build_id", to="extended"), situation)
    assert changed["os.build_id"] == Known(value="200.20", source="remedy")
