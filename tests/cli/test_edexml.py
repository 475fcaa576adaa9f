"""`edexml check` as people and scripts use it: what is said in which order, the exit codes, and what is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.model.school_year import GroupData
from checker.storage.school_year.reading import entries_in
from tests.cli.program import PROJECT, systeemcheck
from tests.group_data.made import Made, group_data

GOOD = group_data(Made(pupils=20, teachers=4))
BAD = group_data(Made(pupils=20, teachers=4, pupils_without_name=2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goed.xml").write_bytes(GOOD)
    (tmp_path / "fout.xml").write_bytes(BAD)
    (tmp_path / "leeg.xml").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code"), [("goed.xml", 0), ("fout.xml", 1), ("leeg.xml", 2), ("weg.xml", 2), (".", 2)]
)
def test_the_exit_code_tells_how_it_is(name: str, code: int, folder: Path) -> None:
    assert systeemcheck("edexml", "check", name, "--no-keep", cwd=folder).code == code


def test_what_is_right_comes_first_then_what_is_not_then_what_was_checked_then_what_now(folder: Path) -> None:
    said = systeemcheck("edexml", "check", "fout.xml", "--no-keep", "--lang", "nl", cwd=folder).out
    order = [
        "3 groepen",
        "Dit is goed:",
        "Dit is fout:",
        "2 leerlingen hebben geen naam (regels 14 en 15).",
        "Nagekeken:",
        "Niet nagekeken:",
        "Wat nu:",
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_at_a_terminal_its_lines_break_between_words_and_a_script_gets_them_whole(folder: Path) -> None:
    from tests.cli.at_a_terminal import Terminal  # noqa: PLC0415  Windows cannot import it

    command = ("edexml", "check", "fout.xml", "--no-keep", "--lang", "nl")
    whole = systeemcheck(*command, cwd=folder).out
    with Terminal(*command, cwd=folder, environment={"COLUMNS": "80"}) as terminal:
        code, said = terminal.end()
    assert code == 1
    assert max(map(len, whole.splitlines())) > 150
    assert max(map(len, said.splitlines())) < 80
    assert said.split() == whole.split()


def test_nothing_is_said_in_the_name_of_basispoort(folder: Path) -> None:
    for name in ("goed.xml", "fout.xml"):
        said = systeemcheck("edexml", "check", name, "--no-keep", "--lang", "nl", cwd=folder).out
        about = [line for line in said.splitlines() if "Basispoort" in line]
        assert all(line.startswith(("Wat nu:", "  - Of Basispoort het bestand aanneemt")) for line in about)


def test_the_counts_are_kept_for_the_checklist_and_the_newest_counts(folder: Path) -> None:
    assert systeemcheck("edexml", "check", "fout.xml", cwd=folder).code == 1
    assert systeemcheck("edexml", "check", "goed.xml", cwd=folder).code == 0
    kept = sorted(_kept(folder / "resultaten"), key=lambda entry: entry.at)
    assert [(entry.problems, entry.pupils, entry.groups, entry.teachers) for entry in kept] == [
        (2, 20, 3, 4),
        (0, 20, 3, 4),
    ]
    assert {(entry.dated, entry.version, entry.school_year) for entry in kept} == {("2026-08-12", "2.0", "2026-2027")}
    assert {entry.checklist.split("/")[0] for entry in kept} == {"malmberg"}


def test_of_a_publisher_without_a_checklist_nothing_is_kept_for_that_of_another(folder: Path) -> None:
    spec = (PROJECT / "requirements_specs/malmberg/2026-2027.toml").read_text("utf-8")
    (folder / "eisen.toml").write_text(spec.replace('id = "malmberg"', 'id = "toetsbureau"', 1), "utf-8")
    (folder / "systeemcheck.toml").write_text('spec = "eisen.toml"\n', "utf-8")
    ended = systeemcheck("edexml", "check", "goed.xml", "--lang", "nl", cwd=folder)
    assert ended.code == 0
    assert "de uitgever van je eisen heeft hier geen checklist" in ended.out + ended.err
    assert not (folder / "resultaten").exists()


def test_a_folder_that_is_named_takes_it(folder: Path) -> None:
    (folder / "elders").mkdir()
    assert systeemcheck("edexml", "check", "goed.xml", "--results", "elders", cwd=folder).code == 0
    assert len(_kept(folder / "elders")) == 1
    assert not (folder / "resultaten").exists()


def test_nothing_is_kept_where_that_is_asked_or_where_nothing_could_be_read(folder: Path) -> None:
    systeemcheck("edexml", "check", "goed.xml", "--no-keep", cwd=folder)
    systeemcheck("edexml", "check", "leeg.xml", cwd=folder)
    assert sorted(os.listdir(folder)) == ["fout.xml", "goed.xml", "leeg.xml"]


@pytest.mark.parametrize("results", ["goed.xml", "weg/nog-verder", "x\0y"[:1] * 300])
def test_no_place_to_keep_it_is_said_after_all_that_was_found(results: str, folder: Path) -> None:
    ended = systeemcheck("edexml", "check", "fout.xml", "--results", results, "--lang", "nl", cwd=folder)
    assert ended.code == 4
    assert "2 leerlingen hebben geen naam" in ended.out
    assert ended.err.startswith("Voor de checklist is niets bewaard. ")


def test_json_is_one_document_of_counts_and_lines(folder: Path) -> None:
    ended = systeemcheck("edexml", "check", "fout.xml", "--json", "--no-keep", cwd=folder)
    assert (ended.code, ended.err) == (1, "")
    assert json.loads(ended.out) == {
        "schema_version": 1, "encoding": "UTF-8", "version": "2.0", "school_year": "2026-2027",
        "reference_date": "2026-08-12",
        "counts": {"groups": 3, "combined_groups": 1, "pupils": 20, "teachers": 4, "branches": 1}, "problems": 2,
        "found": [{"kind": "no_name.pupil", "severity": "problem", "count": 2, "lines": [14, 15]}],
        "checks_made": [
            "well_formed", "sections", "keys", "names", "references", "birth_dates", "without_group", "version",
            "this_year", "damaged_text",
        ],
        "checks_not_made": [],
    }  # fmt: skip


def test_a_script_may_hand_the_file_over_on_standard_input(folder: Path) -> None:
    command = [sys.executable, "-m", "checker", "edexml", "check", "-", "--json", "--no-keep"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=folder, input=BAD, capture_output=True, env=environment, timeout=60, check=False)
    assert (done.returncode, json.loads(done.stdout)["problems"]) == (1, 2)
    done = subprocess.run(command, cwd=folder, input=b"", capture_output=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("systeemcheck: standaardinvoer: er staat niets in.")


def test_a_check_of_the_device_imports_nothing_of_it(folder: Path) -> None:
    code = (
        "import sys; from checker.cli.main import program; import checker.cli.check_command; "
        "print([name for name in sys.modules if 'xml' in name or 'expat' in name or 'group_data' in name])"
    )
    assert systeemcheck(cwd=folder, python=("-c", code)).out == "[]\n"


def _kept(folder: Path) -> list[GroupData]:
    return [entry for entry in entries_in([str(folder)]).entries if isinstance(entry, GroupData)]
