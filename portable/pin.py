"""`python -m portable.pin`: writes the hashes behind the versions in the lists of pins.

To take a newer package: change its version in the list and run this. Every wheel that a build may need is downloaded
and hashed here; a later build refuses any other.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from scripts.windows_python import RUN_TIME_WHEELS

PINS = Path(__file__).with_name("pins")
_PIN = re.compile(r"^([\w.-]+==[\w.]+)", re.ASCII)


class Wheels(NamedTuple):
    """A list of pins, and the machines and Pythons whose wheels it holds."""

    file: Path
    platforms: Sequence[Sequence[str]]
    pythons: Sequence[str]


_WINDOWS = ([["win_amd64"]], ["3.11"])
_NATIVE = ["3.11", "3.12", "3.13", "3.14"]
_LISTS = (
    Wheels(RUN_TIME_WHEELS, *_WINDOWS),
    Wheels(PINS / "pyinstaller-windows.txt", *_WINDOWS),
    Wheels(
        PINS / "linux.txt",
        [
            ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux2010_x86_64"],
            ["manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"],
        ],
        _NATIVE,
    ),
    Wheels(PINS / "macos.txt", [["macosx_11_0_arm64"], ["macosx_11_0_x86_64"]], _NATIVE),
)


def main() -> None:
    """Every list with its hashes as they are in the package index today."""
    for wheels in _LISTS:
        lines = wheels.file.read_text(encoding="ascii").splitlines()
        wheels.file.write_text("".join(f"{line}\n" for line in _hashed(lines, wheels)), encoding="ascii")


def _hashed(lines: Iterable[str], wheels: Wheels) -> Iterator[str]:
    for line in lines:
        pin = _PIN.match(line)
        yield " ".join([pin[1], *sorted(_hashes(pin[1], wheels))]) if pin else line


def _hashes(pin: str, wheels: Wheels) -> set[str]:
    """`--hash=sha256:...` of each wheel that one of the machines would take."""
    with tempfile.TemporaryDirectory() as folder:
        for platforms, python in product(wheels.platforms, wheels.pythons):
            _download(pin, platforms, python, folder)
        files = Path(folder).iterdir()
        return {f"--hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files}


def _download(pin: str, platforms: Sequence[str], python: str, folder: str) -> None:
    machine = [f"--platform={platform}" for platform in platforms]
    exactly = ["--no-deps", "--only-binary=:all:", "--implementation=cp", f"--python-version={python}"]
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, *exactly, *machine, f"--dest={folder}", pin], check=True)  # noqa: S603  our own pip


if __name__ == "__main__":
    main()
