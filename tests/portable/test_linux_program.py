"""The built Linux program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from checker.errors import ExitCode
from checker.specification.loading import load_browser_table
from tests.refreshing.made import a_day_later
from tests.refreshing.served import https, needs_openssl

MEGABYTE = 1_000_000


def run(program: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program / "Systeemcheck", *arguments], cwd=program.parent, env={**os.environ, **environment},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip


def test_it_is_small(linux_program: Path) -> None:
    assert sum(path.stat().st_size for path in linux_program.rglob("*") if path.is_file()) <= 60 * MEGABYTE


def test_it_saves_beside_itself_whatever_the_current_folder(linux_program: Path) -> None:
    done = run(linux_program, "check", "--quiet")
    assert (done.returncode in {0, 1, 3}, done.stdout, done.stderr) == (True, "", "")
    (result,) = (linux_program / "resultaten").glob("*.json")
    assert json.loads(result.read_bytes())["facts"]["os.name"]["value"] == "linux"


def test_what_it_starts_uses_the_libraries_of_the_system(linux_program: Path, tmp_path: Path) -> None:
    """PyInstaller's loader points every child at the libraries of the program, on which a browser may not start."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$LD_LIBRARY_PATH" > {tmp_path}/seen\n', encoding="ascii")
    browser.chmod(0o755)
    for own, seen in (("", ""), ("/opt/school", "/opt/school")):
        environment = {"BROWSER": str(browser), **({"LD_LIBRARY_PATH": own} if own else {})}
        assert run(linux_program, "check", **environment).returncode in {0, 1, 3}
        assert (tmp_path / "seen").read_text(encoding="ascii") == f"{seen}\n"


def test_its_settings_stand_beside_it(linux_program: Path) -> None:
    (linux_program / "systeemcheck.toml").write_text('school = "De Regenboog"\nlanguage = "en"\n', encoding="utf-8")
    assert run(linux_program, "check", "--quiet").returncode in {0, 1, 3}
    (result,) = (linux_program / "resultaten").glob("*.json")
    assert json.loads(result.read_bytes())["device"]["school"] == "De Regenboog"


def test_every_command_is_inside(linux_program: Path) -> None:
    assert json.loads(run(linux_program, "facts", "--json").stdout)["os.name"]["value"] == "linux"
    assert "malmberg/2026-2027" in run(linux_program, "spec", "show").stdout
    assert run(linux_program, "spec", "validate").returncode == 0
    assert run(linux_program, "record", str(linux_program.parent / "recording")).returncode == 0


@needs_openssl
def test_newer_tables_come_over_https_and_count_from_then_on(linux_program: Path, tmp_path: Path) -> None:
    browsers = linux_program / "requirements_specs" / "releases" / "browsers.toml"
    newer = a_day_later(load_browser_table(browsers))
    with https(tmp_path) as served:
        address = served("/browsers.toml", newer)
        assert run(linux_program, "releases", "refresh", address).returncode == ExitCode.BAD_INPUT
        assert run(linux_program, "releases", "refresh", address, **served.trusted).returncode == 0
    assert browsers.read_bytes() == newer
    shown = json.loads(run(linux_program, "releases", "show", "--json").stdout)
    assert shown["tables"][0]["snapshot"] == str(load_browser_table(browsers).snapshot)


@pytest.mark.parametrize("lost", ["_internal/msgspec", "_internal/checker/data"])
def test_a_folder_that_was_copied_in_part_never_judges_the_device(lost: str, linux_program: Path) -> None:
    path = linux_program / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = run(linux_program, "check", "--quiet")
    assert done.returncode not in {code.value for code in ExitCode} - {ExitCode.INTERNAL_ERROR, ExitCode.BAD_INPUT}
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert list((linux_program / "resultaten").iterdir()) == []
