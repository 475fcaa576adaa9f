"""Signing the program, where whoever hands it out has a certificate.

On Windows, Python's own libraries are signed already, by the Python Software Foundation and by Microsoft, and are left
alone. On macOS all program files are signed anew: what is there is a signature of nobody.
"""

from __future__ import annotations

import shlex
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path

from portable.freezing import NAME
from portable.inspection import PROGRAM_FILES
from portable.toolchain import BuildError

COMMAND = "SYSTEEMCHECK_SIGN"
"""The environment variable with the command that signs; the files to sign are added to it."""

_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_TO_THE_HEADER, _HEADER = 0x3C, 24
_TO_THE_DIRECTORY = {0x10B: 96, 0x20B: 112}
"""Of a 32-bit and a 64-bit program: from the optional header to the list of directories (Microsoft's PE format)."""
_CERTIFICATES = 4 * 8
"""The fifth directory, of eight bytes each: where the signature is, and how long."""


def to_sign(folder: Path) -> list[Path]:
    """Give the program files that need a signature; the program itself last, since it vouches for the others."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    mach_o = [path for path in files if path.read_bytes()[:4] in _MACH_O]
    return sorted([*unsigned(folder), *mach_o], key=lambda path: path.stem == NAME)


def unsigned(bundle: Path) -> list[Path]:
    """Give the Windows program files of a bundle that carry no signature."""
    files = sorted(path for path in bundle.rglob("*") if path.suffix.lower() in PROGRAM_FILES)
    return [path for path in files if not _is_signed(path.read_bytes())]


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


def _is_signed(program: bytes) -> bool:
    """Whether a Windows program file has a place for its signature; no package is needed to see that."""
    (header,) = struct.unpack_from("<I", program, _TO_THE_HEADER)
    (kind,) = struct.unpack_from("<H", program, header + _HEADER)
    (size,) = struct.unpack_from("<I", program, header + _HEADER + _TO_THE_DIRECTORY[kind] + _CERTIFICATES + 4)
    return bool(size)
