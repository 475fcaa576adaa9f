"""Builds of Windows that get the same updates: each counts from its own release, and is told in its own numbers."""

from __future__ import annotations

import pytest

from checker.model.readings import Facts
from tests.conditions.situations import outcome
from tests.conditions.updates import ARRIVE, MADE, WAITING, WINDOWS, day, ipad, judged, mac, pc
from tests.evaluation.devices import releases


@pytest.mark.pitfall(65)
@pytest.mark.parametrize(
    ("build", "superseded", "by"),
    [
        ("26200.1", "2025-10-14", "26200.6899"),  # 25H2 came out on 2025-09-30
        ("26200.5000", "2025-10-14", "26200.6899"),  # a trial of before it
        ("26200.4946", "2025-10-14", "26200.6899"),  # the same part as the update of August 2025 for 24H2
        ("26100.1", "2024-11-12", "26100.2314"),  # 24H2 came out on 2024-10-01
        ("26300.1", "2026-10-13", "26300.9711"),  # 26H2 came out on 2026-09-29
    ],
)
def test_behind_is_counted_from_the_first_update_after_its_own_build_came_out(
    build: str, superseded: str, by: str
) -> None:
    details = outcome(WINDOWS, pc(build), MADE, releases()).details
    assert (details.superseded, details.superseded_by) == (day(superseded), by)


def test_before_the_first_update_of_its_own_build_nothing_is_behind() -> None:
    told = [judged(WINDOWS, pc("26200.1"), releases(), day(on)) for on in ("2025-10-01", "2025-12-28", "2025-12-29")]
    assert told == [ARRIVE, ARRIVE, WAITING]  # 75 and 76 days after 2025-10-14


# ---------------------------------------------------------------- what is named


@pytest.mark.parametrize("build", ["26100.9168", "26200.9168", "26300.9711", "26100.9974"])
def test_updates_are_named_in_the_numbers_of_the_devices_own_build(build: str) -> None:
    details = outcome(WINDOWS, pc(build), MADE, releases()).details
    own = build.partition(".")[0]
    assert details.newest == f"{own}.9974"
    assert details.superseded_by.startswith(own) or build == "26100.9974"


@pytest.mark.parametrize("facts", [pc("26100.9975"), pc("19045.6466", "Core"), ipad("18.7.10"), mac("27.3")])
def test_no_newest_is_named_that_is_older_than_the_installed_one(facts: Facts) -> None:
    assert outcome(WINDOWS, facts, MADE, releases()).details.newest == ""
