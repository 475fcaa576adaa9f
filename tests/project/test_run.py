"""`run.py`, which the two lines of the README start."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
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
        wheel.writestr("program.py", "import sys, needed\\ndef main(): print(sys.argv[1:]); return needed.answer\\n")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: systeemcheck\\nVersion: 0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\\nsysteemcheck = program:main\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return "systeemcheck-0-py3-none-any.whl"
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project so small that nothing has to be downloaded for it: it needs one package, which lies beside it."""
    top = tmp_path_factory.mktemp("checkout")
    for folder in ("checker", "requirements_specs", "reports"):
        (top / folder).mkdir()
    shutil.copy(PROJECT / "run.py", top)
    (top / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (top / "backend.py").write_text(BACKEND, encoding="utf-8")
    (top / "hatch_build.py").touch()
    (top / "pins").mkdir()
    (top / "pins/backend.txt").touch()
    pin(top, write_package(top))
    return top


def write_package(top: Path) -> Path:
    """The one package that the project needs."""
    (top / "index").mkdir()
    wheel = top / "index/needed-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("needed.py", "answer = 3\n")
        archive.writestr("needed-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: needed\nVersion: 1\n")
        archive.writestr("needed-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("needed-1.dist-info/RECORD", "")
    return wheel


def pin(top: Path, *wheels: Path, also: str = "") -> None:
    hashes = [hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels]
    lines = [f"needed==1 --hash=sha256:{found}\n" for found in hashes]
    (top / "pins/program.txt").write_text("".join(lines) + also, encoding="ascii")


@pytest.fixture(scope="module")
def first(checkout: Path) -> subprocess.CompletedProcess[str]:
    return run(checkout, "check", "--json", "--label", "Groep 5 nr 12")


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "run.py"), *arguments]
    beside = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(checkout / "index")}
    return subprocess.run(
        command, env={**os.environ, **beside}, capture_output=True, check=False, encoding="utf-8", timeout=120
    )


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


def test_a_package_with_another_content_than_the_pinned_one_is_refused(checkout: Path) -> None:
    """As when somebody replaced it in the package index, or on the way from there."""
    wheel = checkout / "index/needed-1-py3-none-any.whl"
    pinned = wheel.read_bytes()
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("another.py", "")
    (checkout / "requirements_specs/again.toml").touch()
    refused = run(checkout, "check")
    assert refused.returncode == 70
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    wheel.write_bytes(pinned)
    assert run(checkout, "check").returncode == 3


def test_a_package_without_a_hash_is_not_installed(checkout: Path) -> None:
    wheel = checkout / "index/needed-1-py3-none-any.whl"
    pin(checkout, also="needed==1\n")
    refused = run(checkout, "check")
    assert refused.returncode == 70
    assert "--hash" in refused.stderr
    pin(checkout, wheel)
    assert run(checkout, "check").returncode == 3


def test_without_a_word_it_says_which_words_there_are(checkout: Path) -> None:
    done = run(checkout)
    assert "python3 run.py check" in done.stdout
    assert done.returncode == 2
