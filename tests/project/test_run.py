"""`run.py`, which the two lines of the README start."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

# A package that needs nothing: its own build backend, in one file.
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
BACKEND = """
import zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/systeemcheck-0-py3-none-any.whl", "w") as wheel:
        info = "systeemcheck-0.dist-info"
        wheel.writestr("program.py", "import sys\\ndef main(): print(sys.argv[1:]); return 3\\n")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: systeemcheck\\nVersion: 0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\\nsysteemcheck = program:main\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return "systeemcheck-0-py3-none-any.whl"
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project so small that nothing has to be downloaded for it."""
    top = tmp_path_factory.mktemp("checkout")
    for folder in ("checker", "requirements_specs", "reports"):
        (top / folder).mkdir()
    shutil.copy(PROJECT / "run.py", top)
    (top / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (top / "backend.py").write_text(BACKEND, encoding="utf-8")
    (top / "hatch_build.py").touch()
    return top


@pytest.fixture(scope="module")
def first(checkout: Path) -> subprocess.CompletedProcess[str]:
    return run(checkout, "check", "--json", "--label", "Groep 5 nr 12")


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "run.py"), *arguments]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=120)


def test_options_and_exit_code_pass_through(first: subprocess.CompletedProcess[str]) -> None:
    assert first.stdout == "['check', '--json', '--label', 'Groep 5 nr 12']\n"
    assert first.returncode == 3


def test_only_the_first_check_sets_up(first: subprocess.CompletedProcess[str], checkout: Path) -> None:
    assert "Setting up .venv" in first.stderr
    assert run(checkout, "check").stderr == ""


def test_a_set_up_that_fails_is_no_verdict_and_is_tried_again(checkout: Path) -> None:
    (checkout / "backend.py").write_text("raise OSError('no room')", encoding="utf-8")
    (checkout / "requirements_specs/new.toml").write_text("# a change, so install again", encoding="utf-8")
    failed = run(checkout, "check")
    assert "no room" in failed.stderr
    assert "The set-up stopped at:" in failed.stderr
    assert failed.returncode == 70
    (checkout / "backend.py").write_text(BACKEND, encoding="utf-8")
    assert run(checkout, "check").returncode == 3


def test_without_a_word_it_says_which_words_there_are(checkout: Path) -> None:
    done = run(checkout)
    assert "python3 run.py check" in done.stdout
    assert done.returncode == 2
