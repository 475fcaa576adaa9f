"""The pinned Python for Windows: run as it is on Windows, and under Wine everywhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from portable.pins import FREEZING
from portable.toolchain import Arguments, Run, Toolchain, finished
from portable.wine.prefix import WinePrefix
from portable.wine.windows_python import importable, windows_python

_PATIENCE_SECONDS = 900


@contextmanager
def toolchain(program: Path, cache: Path, scratch: Path) -> Iterator[Toolchain]:
    """Give the toolchain of the Windows program; the PC it runs on is there until the end of the block."""
    python = windows_python(cache, FREEZING)
    paths = importable(program, bytecode=scratch / "bytecode")
    packages = python.parent / "Lib" / "site-packages"
    with _machine(python, cache, scratch) as run:
        yield Toolchain(
            "windows-x64", python.parent, packages, program, lambda words, more: run(words, {**paths, **more})
        )


@contextmanager
def _machine(python: Path, cache: Path, scratch: Path) -> Iterator[Run]:
    if sys.platform == "win32":
        yield lambda words, environment: _run_here(python, words, environment)
        return
    pc = WinePrefix.create(scratch / "pc", cache=cache)
    try:
        yield lambda words, environment: _run_under_wine(pc, python, words, environment)
    finally:
        pc.stop()


def _run_here(python: Path, words: Arguments, environment: Mapping[str, str]) -> str:
    done = subprocess.run(  # noqa: S603  the pinned Python, our own words
        [python, *words], env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return finished(done.returncode, (done.stdout + done.stderr).decode(errors="replace"), " ".join(map(str, words)))


def _run_under_wine(pc: WinePrefix, python: Path, words: Arguments, environment: Mapping[str, str]) -> str:
    done = pc.run(python, *words, environment=environment, timeout=_PATIENCE_SECONDS)
    return finished(done.returncode, (done.stdout + done.stderr).decode(errors="replace"), " ".join(map(str, words)))
