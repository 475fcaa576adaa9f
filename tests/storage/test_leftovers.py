"""What an earlier run left behind is finished or goes; what is not ours, or not old, stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.storage.leftovers import clear_leftovers, clear_leftovers_of, clock_of
from checker.storage.names import JournalKind, journal_name
from checker.storage.places import Place, save
from checker.storage.result_file import encode_result
from checker.storage.writing import temporary_name
from tests.fleet.results import result

NOW = 1_800_000_000.0
HOUR = 3600
STEM = "PC-12_" + "a" * 32 + "_20261120T100000Z_abcdefgh"
WHOLE = encode_result(result())


def left(folder: Path, name: str, data: bytes, *, age: float) -> Path:
    path = folder / name
    path.write_bytes(data)
    os.utime(path, (NOW - age, NOW - age))
    return path


def temporary(suffix: str, process: int = 123) -> str:
    return temporary_name(f"{STEM}.{suffix}", process)


def test_a_whole_result_that_missed_its_name_gets_it(tmp_path: Path) -> None:
    left(tmp_path, temporary("json"), WHOLE, age=2 * HOUR)
    clear_leftovers(tmp_path, NOW)
    assert os.listdir(tmp_path) == [f"{STEM}.json"]
    assert (tmp_path / f"{STEM}.json").read_bytes() == WHOLE


@pytest.mark.parametrize(("suffix", "data"), [("json", WHOLE[:300]), ("json", b""), ("html", b"<!doctype html>")])
def test_what_is_torn_or_only_a_report_goes(tmp_path: Path, suffix: str, data: bytes) -> None:
    left(tmp_path, temporary(suffix), data, age=2 * HOUR)
    clear_leftovers(tmp_path, NOW)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("kind", ["corrections", "school_year"])
def test_what_was_never_said_to_be_decided_or_ticked_goes_and_what_was_stays(tmp_path: Path, kind: JournalKind) -> None:
    name = journal_name(kind, "a" * 32)
    (tmp_path / name).write_bytes(b"the first")
    left(tmp_path, temporary_name(name, 123), b"the first and the second", age=2 * HOUR)
    left(tmp_path, temporary_name(journal_name(kind, "b" * 32), 123), b"{", age=2 * HOUR)
    clear_leftovers(tmp_path, NOW)
    assert os.listdir(tmp_path) == [name]
    assert (tmp_path / name).read_bytes() == b"the first"


def test_a_result_that_has_its_name_already_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.json").write_bytes(b"the first")
    left(tmp_path, temporary("json"), WHOLE, age=2 * HOUR)
    clear_leftovers(tmp_path, NOW)
    assert os.listdir(tmp_path) == [f"{STEM}.json"]
    assert (tmp_path / f"{STEM}.json").read_bytes() == b"the first"


@pytest.mark.parametrize("age", [-5 * HOUR, 0, HOUR])
def test_what_another_may_be_writing_now_stays(tmp_path: Path, age: float) -> None:
    left(tmp_path, temporary("json"), WHOLE[:300], age=age)
    clear_leftovers(tmp_path, NOW)
    assert os.listdir(tmp_path) == [temporary("json")]


@pytest.mark.parametrize(
    "name",
    [".overzicht.html.123.tmp", f"{STEM}.json.123.tmp", f".{STEM}.json.tmp", ".~lock.x#", f".{STEM}.json.1.tmp~"],
)
def test_what_is_not_ours_stays(tmp_path: Path, name: str) -> None:
    left(tmp_path, name, WHOLE, age=9 * HOUR)
    clear_leftovers(tmp_path, NOW)
    assert os.listdir(tmp_path) == [name]


def test_a_link_with_our_name_is_not_followed(tmp_path: Path) -> None:
    elsewhere = left(tmp_path, "other", WHOLE, age=9 * HOUR)
    (tmp_path / temporary("json")).symlink_to(elsewhere)
    clear_leftovers(tmp_path, NOW)
    assert sorted(os.listdir(tmp_path)) == sorted([temporary("json"), "other"])


def test_a_folder_that_cannot_be_listed_is_left_alone(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "absent", NOW)


def test_the_next_run_does_it(tmp_path: Path) -> None:
    path = tmp_path / temporary("json")
    path.write_bytes(WHOLE)
    os.utime(path, (0, 0))
    save({"x.json": b"{}"}, [Place(tmp_path)])
    assert sorted(os.listdir(tmp_path)) == [f"{STEM}.json", "x.json"]


def test_what_is_left_of_an_earlier_overview_goes_when_a_new_one_is_there(tmp_path: Path) -> None:
    overview = left(tmp_path, "overzicht.html", b"new", age=0)
    left(tmp_path, temporary_name("overzicht.html", 123), b"torn", age=2 * HOUR)
    clear_leftovers_of(overview)
    assert os.listdir(tmp_path) == ["overzicht.html"]


@pytest.mark.parametrize(
    ("name", "age"), [(".overzicht.html.9.tmp", 0.5), (".list.csv.9.tmp", 2), ("overzicht.html.9.tmp", 2)]
)
def test_beside_an_overview_nothing_else_goes(tmp_path: Path, name: str, age: float) -> None:
    overview = left(tmp_path, "overzicht.html", b"new", age=0)
    left(tmp_path, name, b"", age=age * HOUR)
    clear_leftovers_of(overview)
    assert sorted(os.listdir(tmp_path)) == sorted([name, "overzicht.html"])


def test_an_overview_that_is_gone_already_is_no_reason_to_stop(tmp_path: Path) -> None:
    clear_leftovers_of(tmp_path / "absent" / "overzicht.html")


def test_a_folder_tells_its_own_time_and_keeps_nothing_of_it(tmp_path: Path) -> None:
    left(tmp_path, "before", b"", age=0)
    assert clock_of(tmp_path) > 0
    assert os.listdir(tmp_path) == ["before"]


def test_where_nothing_can_be_written_nothing_is_old(tmp_path: Path) -> None:
    assert clock_of(tmp_path / "absent" / "folder") == 0
