"""Signing the program, where whoever builds it has a certificate.

Python's own libraries are signed already, by the Python Software Foundation and by Microsoft, and are left alone.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pefile

from portable.inspection import PROGRAM_FILES
from portable.toolchain import BuildError

COMMAND = "SYSTEEMCHECK_SIGN"
"""The environment variable with the command that signs; the files to sign are added to it."""


def unsigned(bundle: Path) -> list[Path]:
    """Give the Windows program files of a bundle that carry no signature."""
    files = sorted(path for path in bundle.rglob("*") if path.suffix.lower() in PROGRAM_FILES)
    return [path for path in files if not _is_signed(path)]


def sign(files: Iterable[Path], command: str) -> None:
    """Have the files signed. Raises `BuildError` when the command fails; it may hold a password, so it is not shown."""
    # A path on Windows has the sign that means "take the next character as it is" elsewhere.
    words = shlex.split(command.replace("\\", "\\\\"))
    try:
        done = subprocess.run([*words, *files], stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise BuildError(f"{COMMAND}: {words[0]} cannot be started ({error.strerror})") from error
    if done.returncode:
        said = (done.stdout + done.stderr).decode(errors="replace")[-1000:]
        raise BuildError(f"{COMMAND}: {words[0]} ended with {done.returncode}: {said}")


def _is_signed(path: Path) -> bool:
    with pefile.PE(path, fast_load=True) as program:
        table = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_SECURITY"]
        return bool(program.OPTIONAL_HEADER.DATA_DIRECTORY[table].Size)
