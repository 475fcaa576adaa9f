"""The pinned Python for the machine the build runs on: Linux or macOS."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
import venv
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from portable.made_once import made_once
from portable.pins import FREEZING
from portable.toolchain import Arguments, Toolchain, finished
from portable.wine.windows_python import INSTALLATION_REPORT

_NAMES = {"darwin": "macos", "linux": "linux"}
_MACHINES = {"x86_64": "x64", "aarch64": "arm64", "arm64": "arm64"}


def toolchain(program: Path, cache: Path, scratch: Path) -> Toolchain:
    """Give the toolchain of this machine's own kind of program."""
    name = _NAMES[sys.platform]
    folder = made_once(cache / f"{name}-python-{_fingerprint()}", _environment)
    machine = platform.machine().lower()
    run = partial(_run, folder / "bin" / "python", program, scratch)
    home = Path(sys.base_prefix)
    return Toolchain(f"{name}-{_MACHINES.get(machine, machine)}", home, _packages(folder), program, run)


def _fingerprint() -> str:
    ingredients = f"{sys.version} {sys.base_prefix} {FREEZING.read_text(encoding='ascii')}"
    return hashlib.sha256(ingredients.encode()).hexdigest()[:16]


def _environment(scratch: Path) -> Path:
    """A new environment with the pinned packages and nothing else, not even pip."""
    folder = scratch / "python"
    venv.create(folder, with_pip=False, symlinks=True)
    exactly = ["--only-binary=:all:", "--require-hashes", "--no-deps", "--no-compile"]
    where = [f"--target={_packages(folder)}", f"--report={_packages(folder) / INSTALLATION_REPORT}"]
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, *exactly, *where, "-r", FREEZING], check=True)  # noqa: S603  our own pip
    return folder


def _packages(environment: Path) -> Path:
    return next(environment.glob("lib/python3*/site-packages"))


def _run(python: Path, program: Path, scratch: Path, words: Arguments, environment: Mapping[str, str]) -> str:
    own = {"PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1", "PYINSTALLER_CONFIG_DIR": str(scratch / "cache")}
    done = subprocess.run(  # noqa: S603  the pinned Python, our own words
        [python, *words],
        cwd=scratch,  # not the checkout: Python looks for modules here first
        env={**os.environ, **own, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return finished(done.returncode, done.stdout.decode(errors="replace"), " ".join(map(str, words)))
