"""The check that the workflow runs on real machines, here on this one; and that it sees what is wrong."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from portable.archive import pack_tar
from portable.toolchain import TOP

SCRIPT = "#!/bin/sh\n{}\n"


def smoke(archive: Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "portable.smoke", str(archive)]
    return subprocess.run(line, cwd=TOP, capture_output=True, text=True, timeout=120, check=False)


def test_the_built_linux_program_works(linux_archive: Path) -> None:
    done = smoke(linux_archive)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "works"), done.stdout


def stands_in(folder: Path, line: str) -> None:
    (folder / "Systeemcheck").write_text(SCRIPT.format(line), encoding="ascii")


def without_requirements(folder: Path) -> None:
    for spec in (path for path in folder.rglob("*.toml") if path.parent.name == "malmberg"):
        spec.unlink()


def also_writes(folder: Path) -> None:
    (folder / "Systeemcheck").rename(folder / "real")
    stands_in(folder, 'cd "${0%/*}"; echo x >> notes; exec ./real "$@"')
    (folder / "Systeemcheck").chmod(0o755)


def without_checklists(folder: Path) -> None:
    for checklist in (path for path in folder.rglob("*.toml") if path.parent.name == "checklists"):
        checklist.unlink()


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "no program": (lambda folder: (folder / "Systeemcheck").unlink(), "--version"),
    "another version": (lambda folder: stands_in(folder, "echo systeemcheck 9.9"), "this version"),
    "no built-in requirements and none beside": (without_requirements, "spec list"),
    "no built-in checklist and none beside": (without_checklists, "checklist --ics"),
    "writes beside itself": (also_writes, "folder was changed"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_program_is_told(name: str, linux_program: Path, tmp_path: Path) -> None:
    change, reason = BROKEN[name]
    change(linux_program)
    pack_tar(linux_program, tmp_path / "broken.tar.gz", 1_700_000_000)
    done = smoke(tmp_path / "broken.tar.gz")
    assert done.returncode == 1
    assert reason in done.stdout.splitlines()[-1]


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "torn.zip").write_bytes(b"PK\x03\x04")
    done = smoke(tmp_path / "torn.zip")
    assert done.returncode == 1
    assert done.stdout.startswith("does not work: torn.zip")


def test_the_archive_keeps_what_may_be_run(linux_archive: Path) -> None:
    with tarfile.open(linux_archive) as archive:
        assert archive.getmember("Systeemcheck/Systeemcheck").mode & 0o111
        assert all(entry.uid == 0 and not entry.uname for entry in archive)
