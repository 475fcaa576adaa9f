"""Time whole processes in turn, so that a machine that slows down slows all of them."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Command = Sequence[str]


class Measured(NamedTuple):
    """One finished process: wall seconds, and the largest memory of it or one of its children, in MiB."""

    seconds: float
    peak: float


def run_once(command: Command) -> Measured:
    """Run a command with its output thrown away and give what the kernel says it took. Its exit code is ignored."""
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  the benchmark's own list of arguments
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    process.returncode = 0
    return Measured(time.perf_counter() - started, usage.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Measured]]:
    """Give the measurements of each command that is installed: one warm-up, then `rounds` rounds A B C A B C."""
    present = {name: command for name, command in commands.items() if shutil.which(command[0])}
    for name in commands.keys() - present.keys():
        print(f"left out, not installed: {name}", file=sys.stderr)  # noqa: T201  a report for a person
    for command in present.values():
        run_once(command)
    measured: dict[str, list[Measured]] = {name: [] for name in present}
    for _ in range(rounds):
        for name, command in present.items():
            measured[name].append(run_once(command))
    return measured


def in_turn_apart(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Measured]]:
    """Give what `in_turn` gives, measured by a small process: a child's peak is never told below that of its parent."""
    asked = json.dumps([dict(commands), rounds])
    line = [sys.executable, "-m", "benchmarks.processes"]
    done = subprocess.run(line, input=asked, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603  this file
    return {name: [Measured(*run) for run in runs] for name, runs in json.loads(done.stdout).items()}


def table(measured: Mapping[str, Sequence[Measured]], ours: str) -> str:
    """Give a Markdown table: median and least seconds, peak memory, and the median ratio of ours to each, by pairs."""
    lines = ["| command | median s | least s | peak MiB | ours / this |", "|---|---|---|---|---|"]
    for name, runs in measured.items():
        seconds = [run.seconds for run in runs]
        pairs = [own.seconds / other.seconds for own, other in zip(measured[ours], runs, strict=True)]
        lines.append(
            f"| {name} | {statistics.median(seconds):.3f} | {min(seconds):.3f} "
            f"| {max(run.peak for run in runs):.1f} | {statistics.median(pairs):.2f} |"
        )
    return "\n".join(lines)


def least_of_the_processor(commands: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """Give the least seconds of the processor that each used, in turn, of several rounds.

    Other programs on the machine disturb that less than the time on the clock.
    """
    used: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            before = os.times().children_user
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  the benchmark's own list of arguments
            used[name].append(os.times().children_user - before)
    return {name: min(seconds) for name, seconds in used.items()}


def ratios(least: Mapping[str, float], first: str) -> str:
    """Give a line for each: its seconds, and how many times those of the first."""
    return "\n".join(f"{name:24} {seconds:6.2f} s  {seconds / least[first]:5.2f} x" for name, seconds in least.items())


if __name__ == "__main__":
    json.dump(in_turn(*json.load(sys.stdin)), sys.stdout)
