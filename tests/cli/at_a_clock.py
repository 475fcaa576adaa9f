"""Run the program on a computer whose clock says something else; skipped where nothing can make that believed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import PROJECT


def at_clock(folder: Path, told: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it in a folder, with the clock at `told`."""
    if not shutil.which("faketime"):
        pytest.skip("the Debian package faketime is not installed")
    return subprocess.run(
        ["faketime", told, sys.executable, "-m", "checker", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(PROJECT), **environment}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
