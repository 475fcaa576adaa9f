"""Wrong use of `systeemcheck checklist` is one line in Dutch, and what is written by others never does harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.checklist.runs import LIST, OF_THAT_YEAR, checklist, document
from tests.cli.program import systeemcheck

WRONG = {
    "nothing like it": (("done", "xyzzy"), "staat niet op de checklist"),
    "a letter wrong": (("done", "cancel-licenses"), "Bedoel je 1 (Licenties opzeggen)?"),
    "a word of the title": (("done", "opzegen"), "Bedoel je 1 (Licenties opzeggen)?"),
    "the start of several": (("undo", "login"), "kan meer dan één regel zijn: 13 (A."),
    "a number too high": (("leave-out", "99"), "staat niet op de checklist"),
    "one of several wrong": (("done", "1", "xyzzy"), "staat niet op de checklist"),
    "a day to come": (("done", "1", "--on", "2999-01-01"), "2999-01-01 moet nog komen"),
    "no day": (("done", "1", "--on", "31-12-2025"), "geen dag"),
    "a long note": (("done", "1", "--note", "x" * 501), "501 tekens"),
    "a long title": (("add", "x" * 201), "201 tekens"),
    "no title": (("add", " "), "leeg"),
    "no such role": (("done", "1", "--role", "meester"), "meester"),
    "nothing named": (("done",), "REGEL"),
    "no such command": (("doen", "1"), "bestaat niet"),
    "no such list": (("show", "--checklist", "malmberg/1999"), "Er is: malmberg/2025-2026"),
    "no such file": (("show", "--checklist", "weg.toml"), "kan niet gelezen worden"),
    "no such folder": (("show", "--results", "weg"), "bestaat niet"),
    "one file twice": (("--html", "x.html", "--ics", "x.html"), "voor twee bestanden genoemd"),
    "not our file": (("--html", "iets.txt"), "geen eerdere checklist"),
    "not our calendar": (("--ics", "iets.txt"), "geen eerdere checklist"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_one_line_in_dutch_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    words, told = WRONG[case]
    (tmp_path / "iets.txt").write_text("x", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    ended = checklist(*words, *(() if "--checklist" in words else OF_THAT_YEAR), cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("systeemcheck: ")
    assert ended.err.count("\n") == 1
    assert told in ended.err
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "iets.txt").read_text(encoding="utf-8") == "x"


def test_a_bad_first_day_in_the_settings_names_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('school = "x"\nfirst_school_day = "31 augustus"\n', encoding="utf-8")
    ended = checklist(cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "systeemcheck.toml, regel 2: Achter first_school_day hoort een dag" in ended.err


def test_options_may_stand_before_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    assert checklist("--results", folder, f"--checklist={LIST}", "done", "1", cwd=tmp_path).code == 0
    assert document(tmp_path, "--results", folder)["counts"]["done"] == 1
    assert checklist("--json", *OF_THAT_YEAR, cwd=tmp_path).out.startswith("{")


def test_the_tab_key_offers_the_commands_and_not_the_options_of_the_usual_one(tmp_path: Path) -> None:
    words = "systeemcheck checklist "
    asked = {"_CHECKER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "2"}
    run = "import sys; sys.argv = ['checker']; from checker.cli.main import program; program(prog_name='checker')"
    ended = systeemcheck(cwd=tmp_path, environment=asked, python=("-c", run))
    assert {"plain,done", "plain,show", "plain,new-year"} <= set(ended.out.split())
