"""`systeemcheck releases refresh` brings specs too: beside those there, never over one, and never in silence."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from checker.resources import built_in_specs_folder
from checker.specification.specs_folder import sound_or_built_in
from tests.refreshing.made import Stick
from tests.refreshing.served import https, needs_openssl

SHIPPED = (built_in_specs_folder() / "malmberg" / "2026-2027.toml").read_text(encoding="utf-8")
RULES = """schema_version = 1
extends = "malmberg/2026-2027.2"
id = "bestuur"
version = "1"
title = { nl = "Regels van het bestuur", en = "Rules of the board" }

[[requirement]]
id = "memory"
basis_note = { nl = "Keuze van het bestuur.", en = "The choice of the board." }
condition.recommended = "16 GiB"
"""


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "stick")


@pytest.fixture
def board(tmp_path: Path) -> Stick:
    """What a board hands out: a newer version of Malmberg's, and rules that stand on it."""
    other = Stick(tmp_path / "board")
    put(other, "malmberg/2026-2027-2.toml", newer())
    put(other, "bestuur/regels.toml", RULES)
    return other


def newer(version: str = "2026-2027.2") -> str:
    return SHIPPED.replace('version = "2026-2027.1"', f'version = "{version}"')


def put(stick: Stick, name: str, text: str) -> Path:
    path = stick.folder / "requirements_specs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(stick: Stick) -> set[str]:
    used = sound_or_built_in(
        stick.folder / "requirements_specs", built_in_specs_folder(), dt.datetime.now(dt.UTC).date()
    )
    assert used.doubts == ()
    return {entry.name for entry in used.entries}


def files(stick: Stick) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in stick.folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("part", ["", "requirements_specs"])
def test_new_specs_of_a_board_come_beside_those_there_in_the_folder_of_their_publisher(
    stick: Stick, board: Stick, part: str
) -> None:
    before, known = files(stick), names(stick)
    ended = stick.refresh(board.folder / part)
    assert ended.code == 0, ended.err
    assert "New requirements: malmberg/2026-2027.2 (Malmberg primary education 2026-2027)" in ended.out
    assert "New requirements: bestuur/1 (Rules of the board)" in ended.out
    assert names(stick) == known | {"malmberg/2026-2027.2", "bestuur/1"}
    assert files(stick).items() > before.items()
    specs = stick.folder / "requirements_specs"
    assert ended.err.splitlines()[-1].endswith(str(specs))
    assert (specs / "bestuur" / "1.toml").read_text(encoding="utf-8") == RULES
    assert (specs / "malmberg" / "2026-2027.2.toml").read_text(encoding="utf-8") == newer()
    again = stick.refresh(board.folder)
    assert (again.code, "There is nothing new." in again.err) == (0, True)


def test_check_counts_them_and_writes_nothing(stick: Stick, board: Stick) -> None:
    before = files(stick)
    ended = stick.refresh(board.folder, "--check")
    assert (ended.code, files(stick)) == (1, before)
    assert "New requirements: bestuur/1" in ended.out
    assert stick.refresh(stick.folder, "--check").code == 0


def test_something_else_under_a_known_name_is_refused_and_nothing_is_written(stick: Stick, board: Stick) -> None:
    put(board, "malmberg/2026-2027.toml", SHIPPED.replace('minimum = "4 GiB"', 'minimum = "1 GiB"'))
    before = files(stick)
    ended = stick.refresh(board.folder)
    assert (ended.code, files(stick)) == (2, before)
    assert "are called malmberg/2026-2027.1" in ended.err
    assert ended.err.count("\n") == 1


def test_other_line_ends_and_a_remark_are_nothing_new(stick: Stick, board: Stick) -> None:
    board.folder.joinpath("requirements_specs/bestuur/regels.toml").unlink()
    board.folder.joinpath("requirements_specs/malmberg/2026-2027-2.toml").unlink()
    path = board.folder / "requirements_specs" / "malmberg" / "2026-2027.toml"
    path.write_bytes(SHIPPED.replace("\n", "\r\n").encode() + b"# ours\r\n")
    assert stick.refresh(board.folder, "--check").code == 0


def test_rules_that_stand_on_what_is_nowhere_are_told(stick: Stick, board: Stick) -> None:
    before = files(stick)
    ended = stick.refresh(board.folder / "requirements_specs" / "bestuur" / "regels.toml")
    assert (ended.code, files(stick)) == (2, before)
    assert "there is no malmberg/2026-2027.2 here to stand on" in ended.err
    assert ended.err.count("\n") == 1
    alone = board.folder / "requirements_specs" / "malmberg" / "2026-2027-2.toml"
    assert stick.refresh(alone).code == 0
    assert stick.refresh(board.folder / "requirements_specs" / "bestuur" / "regels.toml").code == 0
    assert {"malmberg/2026-2027.2", "bestuur/1"} <= names(stick)


BAD = {
    "unknown key": (RULES.replace("drop", "x").replace("basis_note", "basis_not"), "basis_not"),
    "half": (RULES[:200], "TOML"),
    "far off": (newer("9") .replace("valid_from = 2026-08-01", "valid_from = 2099-08-01")
                .replace("valid_until = 2027-07-31", ""), "more than 400 days"),
    "too large": (newer("9") + "#" * 1_100_000, "too large"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_one_is_one_line_and_nothing_of_all_is_written(name: str, stick: Stick, board: Stick) -> None:
    text, told = BAD[name]
    put(board, "bestuur/regels.toml", text)
    before = files(stick)
    ended = stick.refresh(board.folder)
    assert (ended.code, files(stick), ended.err.count("\n")) == (2, before, 1), ended.err
    assert told in ended.err


def test_a_link_is_not_followed(stick: Stick, board: Stick, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text(newer("9"), encoding="utf-8")
    link = board.folder / "requirements_specs" / "bestuur" / "link.toml"
    link.symlink_to(tmp_path / "elsewhere.toml")
    before = files(stick)
    ended = stick.refresh(board.folder)
    assert (ended.code, files(stick)) == (2, before)
    assert "links are not followed" in ended.err


def test_what_would_be_too_much_for_the_folder_is_refused_rather_than_making_it_useless(
    stick: Stick, board: Stick
) -> None:
    for number in range(25):
        put(board, f"bestuur/{number}.toml", newer(f"x{number}") + "#" * 40_000)
    put(stick, "own/remark.toml", newer("own") + "#" * 700_000)
    before = files(stick)
    ended = stick.refresh(board.folder)
    assert (ended.code, files(stick)) == (2, before)
    assert "requirements" in ended.err
    assert "malmberg/own" in names(stick)


def test_two_of_one_name_that_differ_are_not_chosen_between(stick: Stick, board: Stick) -> None:
    put(board, "bestuur/other.toml", RULES.replace("16 GiB", "32 GiB"))
    ended = stick.refresh(board.folder)
    assert (ended.code, "are called bestuur/1" in ended.err) == (2, True)


def test_a_file_there_is_never_written_over(stick: Stick, board: Stick) -> None:
    there = put(stick, "bestuur/1.toml", newer("z"))
    assert stick.refresh(board.folder).code == 0
    assert there.read_text(encoding="utf-8") == newer("z")
    assert (stick.folder / "requirements_specs/bestuur/bestuur-1.toml").read_text(encoding="utf-8") == RULES
    assert {"bestuur/1", "malmberg/z"} <= names(stick)


def test_each_new_file_needs_one_of_the_digests_and_those_there_none(stick: Stick, board: Stick) -> None:
    digests = [
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (board.browsers, board.systems, *board.folder.glob("requirements_specs/bestuur/*"),
                     *board.folder.glob("requirements_specs/malmberg/*-2.toml"))
    ]  # fmt: skip
    options = [word for digest in digests for word in ("--sha256", digest)]
    assert stick.refresh(board.folder, *options[:-2]).code == 2
    assert stick.refresh(board.folder, *options).code == 0


@needs_openssl
def test_a_spec_comes_by_https_as_a_table_does_and_a_mistake_names_its_address(stick: Stick, tmp_path: Path) -> None:
    with https(tmp_path) as served:
        good, bad = served("/eisen.toml", newer().encode()), served("/bestuur.toml", RULES.encode())
        refused = stick.refresh(bad, **served.trusted)
        ended = stick.refresh(good, **served.trusted)
        after = stick.refresh(bad, **served.trusted)
    assert (refused.code, ended.code, after.code) == (2, 0, 0), ended.err
    assert f"{bad}: extends: there is no malmberg/2026-2027.2" in refused.err
    assert {"malmberg/2026-2027.2", "bestuur/1"} <= names(stick)


def test_a_folder_of_specs_alone_is_a_source_too(stick: Stick, tmp_path: Path) -> None:
    folder = tmp_path / "requirements_specs" / "malmberg"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(newer(), encoding="utf-8")
    assert stick.refresh(tmp_path).code == 0
    assert "malmberg/2026-2027.2" in names(stick)


def test_a_folder_of_tables_alone_takes_no_specs(stick: Stick, board: Stick, tmp_path: Path) -> None:
    alone = tmp_path / "tables"
    stick.releases.rename(alone)
    stick.folder = alone
    ended = stick.refresh(board.folder / "requirements_specs" / "malmberg" / "2026-2027-2.toml")
    assert (ended.code, "no requirements can be added here" in ended.err) == (2, True)
