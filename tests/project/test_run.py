"""`run.py`, which the two lines of the README start."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    (top / "scripts").mkdir()
    for name in ("__init__", "environment", "set_up", "system_packages"):
        shutil.copy(PROJECT / f"scripts/{name}.py", top / "scripts")
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
        archive.writestr(
            "needed-1.data/scripts/tool.py", "#!python\nprint('tool')\n"
        )  # pip compiles it in a folder there
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


def run(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "run.py"), *arguments]
    beside = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(checkout / "index"), **environment}
    return subprocess.run(
        command, env={**os.environ, **beside}, capture_output=True, check=False, encoding="utf-8", timeout=120
    )


@contextmanager
def other_pins(checkout: Path) -> Iterator[None]:
    """As after an upgrade of the pins: another list, with the same packages. It is undone then."""
    pins = checkout / "pins/program.txt"
    before = pins.read_bytes()
    pins.write_bytes(before + b"# another list\n")
    yield
    pins.write_bytes(before)


def scripts_of(checkout: Path) -> Path:
    return checkout / ".venv" / ("Scripts" if os.name == "nt" else "bin")


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
    with other_pins(checkout):
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


def test_a_changed_spec_or_report_goes_in_without_the_network(checkout: Path) -> None:
    assert run(checkout, "check").returncode == 3
    for name in ("requirements_specs/newer.toml", "reports/words.po", "checker/more.py"):
        (checkout / name).write_text("changed", encoding="ascii")
        done = run(checkout, "check", PIP_FIND_LINKS=str(checkout / "nowhere"))
        assert (done.returncode, done.stderr) == (3, "Putting the changed program into .venv.\n")
        assert run(checkout, "check").stderr == ""


def test_what_is_put_in_is_what_the_sources_are_now(checkout: Path) -> None:
    (checkout / "backend.py").write_text(BACKEND.replace("needed.answer", "needed.answer + 4"), encoding="utf-8")
    (checkout / "checker/changed.py").touch()
    assert run(checkout, "check").returncode == 7
    (checkout / "backend.py").write_text(BACKEND, encoding="utf-8")
    (checkout / "checker/changed.py").unlink()
    assert run(checkout, "check").returncode == 3


def test_a_set_up_that_fails_leaves_the_environment_that_worked(checkout: Path) -> None:
    assert run(checkout, "check").returncode == 3
    (checkout / "index").rename(checkout / "away")
    with other_pins(checkout):
        assert run(checkout, "check").returncode == 70
        line = [str(scripts_of(checkout) / "systeemcheck"), "works"]
        still = subprocess.run(line, capture_output=True, text=True, check=False)
        assert (still.returncode, still.stdout) == (3, "['works']\n")
    (checkout / "away").rename(checkout / "index")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_new_one_takes_the_place_of_the_old_and_of_a_link_only_the_link_goes(checkout: Path, tmp_path: Path) -> None:
    assert run(checkout, "check").returncode == 3
    (checkout / ".venv").rename(tmp_path / "shared")
    (tmp_path / "shared/somebody-s").touch()
    (checkout / ".venv").symlink_to(tmp_path / "shared")
    pins = checkout / "pins/program.txt"
    pins.write_bytes(pins.read_bytes() + b"# newer\n")
    done = run(checkout, "check")
    assert (done.returncode, done.stdout) == (3, "['check']\n")
    assert not (checkout / ".venv").is_symlink()
    assert not (checkout / ".venv/somebody-s").exists()
    assert (tmp_path / "shared/somebody-s").exists()
    assert (scripts_of(checkout) / "tool.py").read_text(encoding="utf-8").startswith(f"#!{scripts_of(checkout)}")
    assert {path.name for path in checkout.iterdir() if path.name.startswith(".v")} == {".venv"}
    assert [path for path in scripts_of(checkout).iterdir() if path.is_file() and b".vnew" in path.read_bytes()] == []


def test_who_was_ended_between_the_two_finds_the_old_one_again(checkout: Path) -> None:
    assert run(checkout, "check").returncode == 3
    (checkout / ".venv").rename(checkout / ".vold")
    done = run(checkout, "check", PIP_FIND_LINKS=str(checkout / "nowhere"))
    assert (done.returncode, done.stderr) == (3, "")


def test_without_a_network_one_line_says_so_and_what_was_there_still_works(checkout: Path) -> None:
    """Nobody listens at port 9 of this machine: as with a cable that is out."""
    nothing_else = {"PIP_NO_INDEX": "", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1"}
    assert run(checkout, "check").returncode == 3
    with other_pins(checkout):
        done = run(checkout, "check", PIP_INDEX_URL="http://127.0.0.1:9/simple", **nothing_else)
    setting_up, no_network = done.stderr.splitlines()
    assert setting_up.startswith("Setting up .venv")
    assert no_network.startswith("geen internet / no network")
    assert done.returncode == 70
    assert run(checkout, "check").stderr == ""


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_is_no_mistake(word: str, checkout: Path) -> None:
    done = run(checkout, word)
    assert "python3 run.py check" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_word_it_says_which_words_there_are(checkout: Path) -> None:
    done = run(checkout)
    assert "python3 run.py check" in done.stdout
    assert done.returncode == 2
