"""`python -m portable.pin`: renews the lists of pins and the lock of the page tools; nothing else gets installed.

Without a word it keeps the versions that are pinned and adds what pyproject.toml asks beyond them; `--upgrade` takes
the newest of everything, `--upgrade-package NAME` of one. uv finds versions that go together on every platform and
every Python from 3.11 on, and writes the hashes of all their files. No address of a package index stands in any list.
"""

import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Sequence
from pathlib import Path

from portable.pins import BACKEND, DEVELOPMENT, FREEZING, PROGRAM
from portable.toolchain import TOP

_UV = Path(sysconfig.get_path("scripts")) / "uv"
_PAGE_TOOLS = TOP / "tests" / "pages"
_EXTRAS = ("--extra=test", "--extra=build", "--extra=lint")


def main() -> None:
    """Every list as pyproject.toml asks it; what development has, the others take too."""
    words, pyproject = sys.argv[1:], str(TOP / "pyproject.toml")
    _write(DEVELOPMENT, [pyproject, *_EXTRAS, *words])
    same_versions = ["--constraint", str(DEVELOPMENT)]
    _write(PROGRAM, [pyproject, *same_versions])
    _write(BACKEND, ["-", *same_versions], "\n".join(_build_system()))
    _write(FREEZING, [pyproject, "--extra=freezing", *same_versions, *words])
    _lock_page_tools()


def _write(file: Path, words: Sequence[str], asked: str = "") -> None:
    uv = [str(_UV), "pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--only-binary=:all:"]
    form = ["--generate-hashes", "--no-annotate", "--no-header", "--output-file", str(file)]
    subprocess.run([*uv, *form, *words], input=asked, text=True, check=True, cwd=TOP)  # noqa: S603  our own words


def _build_system() -> list[str]:
    """What builds the program itself; it is installed before, so that pip fetches nothing while building."""
    asked: list[str] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    return asked


def _lock_page_tools() -> None:
    """What tests/pages/package.json names, with its SHA-512; its .npmrc keeps addresses out of the lock."""
    npm = ["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(npm, cwd=_PAGE_TOOLS, check=True)  # noqa: S603  fixed words


if __name__ == "__main__":
    main()
