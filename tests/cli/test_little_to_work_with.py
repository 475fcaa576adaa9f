"""A machine that answers badly or gives little still gets an answer: files that hang, no processes, no threads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import PROJECT

HANGING = PROJECT / "tests" / "cli" / "hanging.py"
NOBODY = "65534"
_MAY_MOUNT = sys.platform == "linux" and os.geteuid() == 0 and os.access("/dev/fuse", os.W_OK)
_MAY_LIMIT = sys.platform == "linux" and shutil.which("prlimit") is not None and shutil.which("setpriv") is not None


def _run(before: list[str], *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "checker", *map(str, arguments)],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(PROJECT), "HOME": str(cwd)},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.skipif(not _MAY_MOUNT, reason="only root mounts a file system that hangs")
def test_files_that_hang_cost_their_facts_and_not_the_result(tmp_path: Path) -> None:
    hanging = [
        "/etc/machine-id",
        "/proc/meminfo",
        "/proc/cpuinfo",
        "/usr/lib/os-release",
        "/etc/passwd",
        "/usr/share/applications",
    ]
    there = [path for path in hanging if Path(path).exists()]
    done = _run(
        ["timeout", "10", "unshare", "--mount", sys.executable, str(HANGING), *there, "--"],
        "check", "--json", "--quiet", cwd=tmp_path,
    )  # fmt: skip
    result = json.loads(done.stdout)
    assert done.returncode == 3
    assert result["facts"]["memory.usable"]["why"] == "timed_out"
    assert result["facts"]["device.class"]["value"] == "linux-pc"
    assert len(list((tmp_path / "resultaten").glob("*.json"))) == 1


def _as_somebody_with(processes: int) -> list[str]:
    """Root is not limited; an ordinary user is, who may still read where Python is installed."""
    limit = ["prlimit", f"--nproc={processes}", "--"]
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]  # not on Windows, where this is skipped
        return limit
    may_read = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *may_read, *limit]


def _open_to_all(folder: Path) -> None:
    folder.chmod(0o777)
    for parent in list(folder.parents)[:2]:
        parent.chmod(0o755)


@pytest.mark.skipif(not _MAY_LIMIT, reason="needs util-linux")
@pytest.mark.parametrize("processes", [0, 1, 2, 4])
def test_without_threads_or_processes_a_check_reads_the_same(processes: int, tmp_path: Path) -> None:
    _open_to_all(tmp_path)
    usual = json.loads(_run([], "check", "--json", "--quiet", "--results", "usual", cwd=tmp_path).stdout)
    done = _run(_as_somebody_with(processes), "check", "--json", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) in {(0, ""), (1, ""), (3, "")}
    little = json.loads(done.stdout)
    assert little["device"]["id"] == usual["device"]["id"]
    assert little["verdict"] == usual["verdict"]
    assert little["facts"]["memory.usable"] == usual["facts"]["memory.usable"]


@pytest.mark.skipif(not _MAY_LIMIT, reason="needs util-linux")
def test_without_threads_a_machine_can_be_recorded_and_an_overview_made(tmp_path: Path) -> None:
    _open_to_all(tmp_path)
    assert _run(_as_somebody_with(1), "record", "machine", cwd=tmp_path).returncode == 0
    assert _run(_as_somebody_with(1), "check", "--quiet", cwd=tmp_path).returncode in {0, 1, 3}
    assert _run(_as_somebody_with(1), "fleet", "resultaten", "-o", "a.html", cwd=tmp_path).returncode == 0


@pytest.mark.skipif(not _MAY_LIMIT, reason="needs util-linux")
def test_without_threads_the_collector_says_why_it_cannot_start(tmp_path: Path) -> None:
    _open_to_all(tmp_path)
    done = _run(_as_somebody_with(1), "collect", "--port", "18642", "--host", "127.0.0.1", "--no-open", cwd=tmp_path)
    assert done.returncode == 2
    assert "thread" in done.stderr
