"""`systeemcheck releases refresh` brings checklists too: through their own door, and none is written over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checker.checklist.catalogue import own_and_built_in
from checker.checklist.loading import load_checklist
from checker.checklist.new_year import next_year
from checker.resources import built_in_specs_folder
from tests.checklist.facts import DRAFT
from tests.refreshing.made import Stick

NEXT = next_year(load_checklist(DRAFT))
LINE_ENDS = NEXT.replace(b"\n", b"\r\n")
OTHER = NEXT.replace(b"\nwhen.provisional = true", b"", 1)


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "stick")


@pytest.fixture
def newer(tmp_path: Path) -> Stick:
    """A download of a later year, with the checklist of that year in it."""
    other = Stick(tmp_path / "newer")
    put(other, "malmberg-2027-2028.toml", NEXT)
    return other


def put(stick: Stick, name: str, data: bytes) -> Path:
    path = stick.folder / "requirements_specs" / "checklists" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def names(stick: Stick) -> list[str]:
    found = own_and_built_in(
        stick.folder / "requirements_specs", built_in_specs_folder(), dt.datetime.now(dt.UTC).date()
    )
    assert found.doubts == ()
    return [entry.name for entry in found.entries]


def files(stick: Stick) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in stick.folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("part", ["", "requirements_specs", "requirements_specs/checklists/malmberg-2027-2028.toml"])
def test_a_checklist_of_another_year_comes_beside_those_there_and_is_told(
    stick: Stick, newer: Stick, part: str
) -> None:
    before = files(stick)
    ended = stick.refresh(newer.folder / part)
    assert ended.code == 0, ended.err
    assert "New checklist: malmberg/2027-2028 (" in ended.out
    assert names(stick) == ["malmberg/2025-2026", "malmberg/2026-2027", "malmberg/2027-2028"]
    assert files(stick).items() > before.items()
    written = stick.folder / "requirements_specs" / "checklists" / "malmberg-2027-2028.toml"
    assert written.read_bytes() == NEXT
    again = stick.refresh(newer.folder / part)
    assert (again.code, "There is nothing new." in again.err) == (0, True)


def test_check_counts_it_and_writes_nothing(stick: Stick, newer: Stick) -> None:
    before = files(stick)
    ended = stick.refresh(newer.folder, "--check")
    assert (ended.code, files(stick)) == (1, before)
    assert "New checklist: malmberg/2027-2028" in ended.out


def test_what_the_school_drafted_itself_stays_and_the_rest_comes(stick: Stick, newer: Stick) -> None:
    drafted = put(stick, "eigen-malmberg-2027-2028.toml", OTHER)
    put(newer, "zwijsen.toml", NEXT.replace(b'\nid = "malmberg"\nversion', b'\nid = "zwijsen"\nversion'))
    ended = stick.refresh(newer.folder)
    assert ended.code == 0, ended.err
    assert "malmberg/2027-2028 is here already, with something else in it. That one stays." in ended.out
    assert "New checklist: zwijsen/2027-2028" in ended.out
    assert drafted.read_bytes() == OTHER
    assert names(stick)[2:] == ["malmberg/2027-2028", "zwijsen/2027-2028"]


def test_one_of_the_program_is_never_said_otherwise(stick: Stick, newer: Stick) -> None:
    put(newer, DRAFT.name, DRAFT.read_bytes().replace(b"\nwhen.provisional = true", b"", 1))
    ended = stick.refresh(newer.folder)
    assert ended.code == 0, ended.err
    assert "malmberg/2026-2027 is here already" in ended.out
    assert names(stick) == ["malmberg/2025-2026", "malmberg/2026-2027", "malmberg/2027-2028"]


def test_other_line_ends_are_nothing_new(stick: Stick, newer: Stick) -> None:
    put(stick, "own.toml", LINE_ENDS)
    ended = stick.refresh(newer.folder, "--check")
    assert (ended.code, "checklist" in ended.out) == (0, False)


BAD = {
    "unknown key": (NEXT.replace(b"\nvalid_from", b"\nvalid_form", 1), "valid_form"),
    "half": (NEXT[: len(NEXT) // 2], "TOML"),
    "far off": (NEXT.replace(b"2027", b"2097").replace(b"2028", b"2098"), "more than 400 days"),
    "too large": (NEXT + b"#" * 300_000, "too large"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_one_is_one_line_and_nothing_of_all_is_written(name: str, stick: Stick, newer: Stick) -> None:
    data, told = BAD[name]
    put(newer, "malmberg-2027-2028.toml", data)
    before = files(stick)
    ended = stick.refresh(newer.folder)
    assert (ended.code, files(stick), ended.err.count("\n")) == (2, before, 1), ended.err
    assert told in ended.err


def test_two_of_one_name_that_differ_are_not_chosen_between(stick: Stick, newer: Stick) -> None:
    put(newer, "other.toml", OTHER)
    before = files(stick)
    ended = stick.refresh(newer.folder)
    assert (ended.code, files(stick)) == (2, before)
    assert "there are two of malmberg/2027-2028 that differ" in ended.err


def test_a_file_that_cannot_be_read_is_never_written_over(stick: Stick, newer: Stick) -> None:
    there = put(stick, "malmberg-2027-2028.toml", b"schema_version = 1\nscheef")
    ended = stick.refresh(newer.folder)
    assert ended.code == 4
    assert there.read_bytes() == b"schema_version = 1\nscheef"


def test_a_folder_of_tables_alone_takes_none(stick: Stick, newer: Stick, tmp_path: Path) -> None:
    alone = tmp_path / "tables"
    stick.releases.rename(alone)
    stick.folder = alone
    ended = stick.refresh(newer.folder / "requirements_specs" / "checklists" / "malmberg-2027-2028.toml")
    assert (ended.code, "can be added here" in ended.err) == (2, True)
