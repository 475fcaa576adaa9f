"""From the sources to a folder with a program in it that needs no Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from portable.toolchain import TOP, Toolchain

NAME = "Systeemcheck"
SOURCES = ("checker", "requirements_specs", "reports", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
_INGREDIENTS = (*SOURCES, "portable", "build_exe.spec")
_EARLIEST = 315532800
"""1980-01-01, the first day a zip file can hold."""


def installed_program(scratch: Path) -> Path:
    """Give a folder in which the program stands as any installation has it, made from a copy of the sources."""
    copy, installed = scratch / "sources", scratch / "program"
    for name in SOURCES:
        put = shutil.copytree if (TOP / name).is_dir() else shutil.copyfile
        copy.mkdir(exist_ok=True)
        put(TOP / name, copy / name)
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    quick = ["--no-index", "--no-deps", "--no-build-isolation", "--no-compile", f"--target={installed}"]
    subprocess.run([*pip, *quick, copy], check=True)  # noqa: S603  our own pip
    return installed


def freeze(toolchain: Toolchain, scratch: Path) -> Path:
    """Give the folder that PyInstaller made by `build_exe.spec`. The same sources give the same bytes."""
    folders: list[str | Path] = ["--distpath", scratch / "frozen", "--workpath", scratch / "work"]
    same_bytes = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment())}
    toolchain.run(["-m", "PyInstaller", "--noconfirm", *folders, TOP / "build_exe.spec"], same_bytes)
    return scratch / "frozen" / NAME


def moment() -> int:
    """The second the sources were last changed, which is the date of every file in the archive.

    SOURCE_DATE_EPOCH when it is set, else the last commit to anything that goes in, so that building again tomorrow
    gives the same bytes.
    """
    asked = os.environ.get("SOURCE_DATE_EPOCH")
    return max(int(asked or _last_change() or 0), _EARLIEST)


def _last_change() -> str:
    git = ["git", "-C", str(TOP), "log", "-1", "--format=%ct", "--", *_INGREDIENTS]
    try:
        return subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603  fixed words
    except OSError:  # no git here
        return ""
