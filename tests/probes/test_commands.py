"""Commands of the machine: timed, capped, and never left running."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.probes.live import live_system
from checker.probes.system import CannotRead

PROJECT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no command is run on Windows")


def refusal(*command: str) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        live_system().run(*command)
    return caught.value


def test_a_command_s_output_is_what_it_prints() -> None:
    assert live_system().run("printf", "a\\nb") == "a\nb"


@pytest.mark.parametrize(
    ("command", "why", "detail"),
    [
        (("no-such-command",), "tool_missing", ""),
        (("false",), "not_supported", "exit 1"),
        (("/etc",), "not_permitted", ""),
        (("yes",), "not_understood", "too long"),
    ],
)
def test_a_command_that_gives_no_answer_is_told_why(command: tuple[str, ...], why: str, detail: str) -> None:
    reason = refusal(*command)
    assert (reason.why, reason.source, reason.detail) == (why, command[0], detail)


@pytest.mark.parametrize(
    "script", ["sleep 20", "sleep 20 & sleep 20", "sleep 20 &", "exec >&-; sleep 20"], ids=lambda script: script
)
def test_a_command_that_never_ends_costs_its_time_and_no_more(script: str) -> None:
    started = time.monotonic()
    assert refusal("sh", "-c", script).why == "timed_out"
    assert time.monotonic() - started < 4


_LEAVES_ONE = """
import threading, time
from checker.probes.live import live_system
threading.Thread(target=live_system().run, args=("sh", "-c", "echo $$ > pid; sleep 20 & sleep 20"), daemon=True).start()
time.sleep(1)
"""


@pytest.mark.skipif(shutil.which("pgrep") is None, reason="not installed: procps")
def test_a_command_that_nobody_waits_for_any_more_ends_with_the_program(tmp_path: Path) -> None:
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", _LEAVES_ONE], cwd=tmp_path, env={"PYTHONPATH": str(PROJECT)}, check=True)
    assert time.monotonic() - started < 10
    group = (tmp_path / "pid").read_text().strip()
    time.sleep(0.2)
    assert not subprocess.run(["pgrep", "-g", group, "-r", "R,S,D"], capture_output=True, check=False).stdout


_HANGING_CHILD = """
import time
from cpuinfo import cpuinfo
from checker.probes.common.processor import name_by_cpuinfo
from checker.probes import read_facts
from checker.probes.live import live_system
cpuinfo._get_cpu_info_internal = dict
cpuinfo._get_cpu_info_from_cpuid_subprocess_wrapper = lambda queue: time.sleep(60)
print(read_facts(live_system(), [], [name_by_cpuinfo])["cpu.model"].why)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="py-cpuinfo starts a copy of this process only there")
def test_a_process_of_py_cpuinfo_that_hangs_does_not_keep_the_program_alive(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _HANGING_CHILD],
        cwd=tmp_path, env={"PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert done.stdout.strip() in {"timed_out", "not_understood"}
