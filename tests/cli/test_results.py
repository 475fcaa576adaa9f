"""`systeemcheck results prune`: the end of a result's life, and of nothing else."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from checker.model.corrections import Ignored
from checker.model.school_year import Done
from checker.storage.corrections.writing import DecisionMaker
from checker.storage.school_year.writing import Keeper
from tests.checklist.made import made
from tests.cli.program import Ended, systeemcheck
from tests.fleet.decided import key
from tests.fleet.decided import made as decided
from tests.fleet.results import result, write

_REPORT = '<!DOCTYPE html>\n<meta http-equiv="Content-Security-Policy" content="x">'


def _school(folder: Path) -> tuple[Path, Path]:
    """Two results of one device, with their reports; gives the old one and the last one."""
    old, last = write(folder, result(days_ago=3000)), write(folder, result())
    for path in (old, last):
        path.with_suffix(".html").write_text(_REPORT)
    return old, last


def _prune(folder: Path, *more: str) -> Ended:
    cwd = folder.parent
    environment = {"XDG_CACHE_HOME": str(cwd / "cache")}
    return systeemcheck(
        "results", "prune", "--older-than", "2y", "--results", folder, *more, cwd=cwd, environment=environment
    )


def test_without_yes_it_only_says_what_would_go(tmp_path: Path) -> None:
    old, _ = _school(tmp_path / "r")
    ended = _prune(tmp_path / "r")
    assert ended.code == 0
    assert ended.out.splitlines() == [str(old)]
    assert "--yes" in ended.err
    assert len(os.listdir(tmp_path / "r")) == 4


@pytest.mark.parametrize("word", ["--yes", "--apply"])
def test_the_old_one_goes_with_its_report_and_the_last_one_stays(word: str, tmp_path: Path) -> None:
    old, last = _school(tmp_path / "r")
    ended = _prune(tmp_path / "r", word)
    assert ended.code == 0
    assert "1 resultaat" in ended.err
    assert not old.exists()
    assert sorted(os.listdir(tmp_path / "r")) == sorted([last.name, last.with_suffix(".html").name])
    assert _prune(tmp_path / "r", word).out == ""


def test_an_old_result_in_a_zip_stays_and_is_told(tmp_path: Path) -> None:
    old, last = _school(tmp_path / "r")
    with zipfile.ZipFile(tmp_path / "r" / "oud.zip", "w") as archive:
        archive.write(old, old.name)
    ended = _prune(tmp_path / "r", "--yes")
    assert ended.code == 0
    assert "1 oud resultaat staat in een zip" in ended.err
    assert sorted(os.listdir(tmp_path / "r")) == sorted([last.name, last.with_suffix(".html").name, "oud.zip"])


def test_what_is_not_ours_stays_whatever_it_is_called(tmp_path: Path) -> None:
    old, _ = _school(tmp_path / "r")
    old.with_suffix(".html").write_text("een brief van de directie")
    (tmp_path / "r" / old.name.replace("PC", "XX")).write_text("{}")
    (tmp_path / "r" / "notities.json").write_text("{}")
    before = set(os.listdir(tmp_path / "r"))
    assert _prune(tmp_path / "r", "--yes").code == 0
    assert before - set(os.listdir(tmp_path / "r")) == {old.name}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_people_decided_and_ticked_stays_and_is_no_device(tmp_path: Path) -> None:
    _school(tmp_path / "r")
    Keeper(tmp_path / "r").add(made(Done, 1, item="do-it", on="2016-06-02", at="2016-06-02T10:00:00Z"))
    DecisionMaker(tmp_path / "r").decide(decided(Ignored, key("nr 9")))
    for path in (kept := sorted([*(tmp_path / "r").glob("schooljaar_*"), *(tmp_path / "r").glob("correcties_*")])):
        os.utime(path, (0, 0))
    ended = _prune(tmp_path / "r", "--yes")
    assert (ended.code, len(kept)) == (0, 2)
    assert "Apparaten: 1" in ended.err
    assert all(path.exists() for path in kept)


def test_a_link_is_not_followed_and_not_removed(tmp_path: Path) -> None:
    old, _ = _school(tmp_path / "elsewhere")
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "map").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "r" / old.name).symlink_to(old)
    own, _ = _school(tmp_path / "r" / "below")
    own.with_suffix(".html").unlink()
    own.with_suffix(".html").symlink_to(old.with_suffix(".html"))
    assert _prune(tmp_path / "r", "--yes").out.splitlines() == [str(own)]
    assert len(os.listdir(tmp_path / "elsewhere")) == 4
    assert own.with_suffix(".html").is_symlink()


def test_what_was_remembered_of_it_goes_too(tmp_path: Path) -> None:
    _school(tmp_path / "r")
    (tmp_path / "cache" / "systeemcheck").mkdir(parents=True)
    (tmp_path / "cache" / "systeemcheck" / "a.cache").write_text("")
    assert _prune(tmp_path / "r", "--yes").code == 0
    assert os.listdir(tmp_path / "cache" / "systeemcheck") == []


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("chattr"), reason="needs root")
def test_a_file_that_cannot_be_removed_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    old, _ = _school(tmp_path / "r")
    other = write(tmp_path / "r" / "other", result("b", days_ago=3000))
    write(tmp_path / "r" / "other", result("b"))
    if os.system(f"chattr +i '{old.with_suffix('.html')}'"):  # noqa: S605  the test's own path
        pytest.skip("this file system has no such flag")
    try:
        ended = _prune(tmp_path / "r", "--yes")
    finally:
        os.system(f"chattr -i '{old.with_suffix('.html')}'")  # noqa: S605  likewise
    assert ended.code == 2
    assert old.name in ended.err
    assert old.exists()
    assert not other.exists()


@pytest.mark.parametrize("arguments", [("--older-than", "2"), ("--older-than", "0d"), ()])
def test_an_age_that_is_none_is_wrong_use_and_nothing_goes(arguments: tuple[str, ...], tmp_path: Path) -> None:
    _school(tmp_path / "r")
    ended = systeemcheck("results", "prune", "--results", tmp_path / "r", "--yes", *arguments, cwd=tmp_path)
    assert ended.code == 2
    assert len(os.listdir(tmp_path / "r")) == 4


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert _prune(tmp_path / "r", "--yes").code == 2
