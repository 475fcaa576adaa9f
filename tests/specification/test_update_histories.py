"""The security updates in the table of operating systems, with the days on which they came."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from packaging.version import Version

from checker.model.releases import OperatingSystemTable, UpdateHistory
from checker.versions import version_of

TABLE = Path(__file__).resolve().parents[2] / "requirements_specs" / "releases" / "operating_systems.toml"
SYSTEMS = msgspec.toml.decode(TABLE.read_bytes(), type=OperatingSystemTable)
NEWEST = {(row.os, row.version): row.newest for row in SYSTEMS.release}
HISTORIES = {(history.os, history.series): history for history in SYSTEMS.update}


def update_number(os: str, version: str) -> Version:
    """What counts of a build of Windows is its update part."""
    return version_of(version.partition(".")[2] if os == "windows" else version)


def test_no_series_of_a_system_has_two_histories() -> None:
    named = [(history.os, series) for history in SYSTEMS.update for series in history.series]
    assert len(named) == len(set(named)) > 20


@pytest.mark.parametrize("history", SYSTEMS.update, ids=lambda history: f"{history.os}-{history.series[0]}")
def test_updates_run_from_old_to_new_and_none_is_later_than_the_table(history: UpdateHistory) -> None:
    for old, new in pairwise(history.releases):
        assert old.released < new.released
        assert update_number(history.os, old.version) < update_number(history.os, new.version)
    assert history.releases[-1].released <= SYSTEMS.snapshot
    assert {update.version.partition(".")[0] for update in history.releases} <= set(history.series)


@pytest.mark.parametrize("history", SYSTEMS.update, ids=lambda history: f"{history.os}-{history.series[0]}")
def test_a_history_is_of_releases_that_have_a_row(history: UpdateHistory) -> None:
    rows = {str(row.build or row.version) for row in SYSTEMS.release if row.os == history.os}
    assert set(history.series) <= rows


def test_updates_of_windows_came_on_second_tuesdays_and_say_so() -> None:
    for history in SYSTEMS.update:
        assert history.rhythm == ("second-tuesday" if history.os == "windows" else "")
        for update in history.releases if history.rhythm else ():
            assert (update.released.weekday(), (update.released.day - 1) // 7) == (1, 1), update.version


@pytest.mark.parametrize(
    "build", ["19045", "22631", "26100", "26200", "26300", "28000", "20348", "17763", "14393", "19044"]
)
def test_what_windows_still_patches_has_a_history_that_reaches_the_autumn_of_the_snapshot(build: str) -> None:
    (history,) = [one for one in SYSTEMS.update if one.os == "windows" and build in one.series]
    assert history.releases[-1].released >= dt.date(2026, 10, 13)


@pytest.mark.parametrize(
    ("os", "series", "version", "released"),
    [
        ("windows", ("26100", "26200", "26300"), "26300.9711", "2026-10-13"),
        ("windows", ("19044", "19045"), "19045.6575", "2025-11-11"),  # the first of the extended updates
        ("macos", ("15",), "15.8.1", "2026-09-28"),
        ("macos", ("26",), "26.7.1", "2026-09-28"),
        ("macos", ("27",), "27.2", "2026-10-26"),
        ("ipados", ("26",), "26.7.1", "2026-09-28"),
        ("ios", ("26",), "26.7.2", "2026-10-26"),
        ("ipados", ("18",), "18.7.8", "2026-04-22"),
    ],
)
def test_known_day_of_an_update(os: str, series: tuple[str, ...], version: str, released: str) -> None:
    assert {one.version: one.released for one in HISTORIES[os, series].releases}[version] == dt.date.fromisoformat(
        released
    )


def test_updates_of_ios_18_that_were_for_the_oldest_models_only_say_so() -> None:
    partial = {
        (os, one.version) for (os, _), history in HISTORIES.items() for one in history.releases if one.some_models
    }
    versions = ("18.7.5", "18.7.7", "18.7.9", "18.7.10")  # 18.7.8 was for every model
    assert partial == {(os, version) for os in ("ios", "ipados") for version in versions}


def test_the_newest_of_a_release_is_the_last_of_its_history() -> None:
    for (os, series), history in HISTORIES.items():
        if os != "windows":
            assert NEWEST[os, series[0]] == history.releases[-1].version


def test_how_many_releases_a_maker_patches() -> None:
    keeps = {"macos": 3, "ipados": 2, "ios": 2, "android": 4, "fedora": 2}
    assert {one.os: one.keeps for one in SYSTEMS.rhythm} == keeps
