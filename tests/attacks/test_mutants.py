"""Mutants differ from the program, and a test that fails on one kills it; `python -m attacks.mutants` tries all."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("each mutant is a fork", allow_module_level=True)

from attacks.mutants import PROJECT, mutants_of

SOURCE = """
def judged(size, others):
    if size >= 4 and not others:
        return min(size * 2, 7)
    return True if size is None else any(others)
"""
# In a process of its own: a mutant takes the place of a module that was not imported yet.
TWO_MUTANTS = """
import sys
from attacks.mutants import PROJECT, Mutant, survivors
file, test = PROJECT / sys.argv[1], sys.argv[2]
own = file.read_text(encoding="utf-8")
two = [Mutant(file, 1, "bad", own + "\\n1 / 0\\n"), Mutant(file, 1, "harmless", own + "\\n")]
print([mutant.change for mutant in survivors(two, [test])])
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "judged.py"
    file.write_text(SOURCE, encoding="utf-8")
    return file


def test_every_kind_of_change_is_made_once_in_each_place(source: Path) -> None:
    assert sorted(mutant.change for mutant in mutants_of(source)) == [
        "2  ->  3",
        "4  ->  5",
        "7  ->  8",
        "True  ->  False",
        "True if size is None else any(others)  ->  True if not size is None else any(others)",
        "any  ->  all",
        "min  ->  max",
        "not others  ->  others",
        "size * 2  ->  size / 2",
        "size >= 4  ->  size > 4",
        "size >= 4 and (not others)  ->  size >= 4 or not others",
        "size is None  ->  size is not None",
    ]


def test_no_two_mutants_are_the_same_and_none_is_the_program(source: Path) -> None:
    texts = [mutant.text for mutant in mutants_of(source)]
    assert ast.unparse(ast.parse(SOURCE)) not in texts
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("file", "test"),
    [
        ("checker/versions.py", "tests/test_versions.py"),
        ("checker/evaluation/__init__.py", "tests/evaluation/test_after_a_step.py"),
    ],
)
def test_a_mutant_that_breaks_the_program_is_killed_and_one_that_changes_nothing_lives(file: str, test: str) -> None:
    command = [sys.executable, "-c", TWO_MUTANTS, file, test]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("['harmless']\n", "")
