"""Run the program as a user does: a process of its own, with its exit code and both its outputs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[2]


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


def systeemcheck(
    *arguments: str | Path,
    cwd: Path,
    environment: Mapping[str, str | None] | None = None,
    python: tuple[str, ...] = ("-m", "checker"),
) -> Ended:
    """Run the program in a folder. A variable with None is taken out of the environment."""
    variables: dict[str, str] = {**os.environ, "PYTHONPATH": str(PROJECT)}
    for name, value in (environment or {}).items():
        if value is None:
            variables.pop(name, None)
        else:
            variables[name] = value
    done = subprocess.run(
        [sys.executable, *python, *map(str, arguments)],
        cwd=cwd, env=variables, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
        timeout=60, check=False,
    )  # fmt: skip
    return Ended(done.returncode, done.stdout, done.stderr)
