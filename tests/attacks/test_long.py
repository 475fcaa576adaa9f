"""`run.py test --long`: every attack in its long form, and what came out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from attacks.__main__ import LONG, made, table
from tests.cli.program import PROJECT


def test_it_makes_every_attack_of_the_readme_as_it_stands_there() -> None:
    text = (PROJECT / "attacks" / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `python -m attacks\.(.+?)` \|", text, re.MULTILINE)
    assert [line.replace("DOOR", "all") for line in told] == list(LONG)


def test_there_is_a_program_for_each() -> None:
    assert all((PROJECT / "attacks" / f"{line.split()[0]}.py").is_file() for line in LONG)


@pytest.mark.parametrize(
    ("code", "word"), [(0, "reached"), (1, "NOT REACHED"), (2, "not possible here"), (-9, "ended with -9")]
)
def test_the_table_tells_how_it_ended_and_the_last_it_said(code: int, word: str, tmp_path: Path) -> None:
    end = "import os; os.kill(os.getpid(), 9)" if code < 0 else f"raise SystemExit({code})"
    came = made("one", [sys.executable, "-c", f"print('first'); print('3 lost', flush=True); print(); {end}"], tmp_path)
    (line,) = table([came]).splitlines()
    assert re.fullmatch(rf"one +{word} +0\.0 min  3 lost", line)
    assert came.is_well is (code in {0, 2})
    assert (tmp_path / "one.txt").read_text(encoding="utf-8").split() == ["first", "3", "lost"]


def test_an_attack_that_is_none_is_told_with_those_there_are() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "attacks", "kils"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "kills" in done.stdout) == (2, True)
