"""The folder as it lies on the stick: around the program, what a school reads, sets and keeps."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from checker.cli.main import COMMANDS
from checker.storage.places import RESULTS_FOLDER
from portable.toolchain import TOP, BuildError

_TEXTS = Path(__file__).with_name("stick")
_NATIVE = _TEXTS / "native"  # what is said otherwise on Linux and macOS
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # without it, an older Notepad takes UTF-8 for something else
_COMMAND = re.compile(r'Systeemcheck\.exe" (\w+)')


def lay_out(folder: Path, *, for_windows: bool) -> None:
    """Put everything beside the program that belongs on the stick.

    Nothing of it has the name of what a school makes there, so that unpacking over an older one loses nothing.
    """
    shutil.copytree(TOP / "requirements_specs", folder / "requirements_specs")
    (folder / RESULTS_FOLDER).mkdir()
    for text in _texts(for_windows=for_windows):
        (folder / text.name).write_bytes(_as_read_there(text, for_windows=for_windows))


def _texts(*, for_windows: bool) -> Iterable[Path]:
    texts = {path.name: path for path in _TEXTS.iterdir() if path.is_file()}
    left_out = {name for name, path in texts.items() if path.suffix == ".cmd"}
    if for_windows:
        left_out = {name for name in left_out if command_of(texts[name]) not in COMMANDS}
    else:
        texts |= {path.name: path for path in _NATIVE.iterdir()}
    return [path for name, path in sorted(texts.items()) if name not in left_out]


def command_of(launcher: Path) -> str:
    """Give the command a launcher starts; it goes on the stick when the program has that command."""
    found = _COMMAND.search(launcher.read_text(encoding="ascii"))
    if not found:
        raise BuildError(f"{launcher.name} starts no command of the program")
    return found[1]


def _as_read_there(text: Path, *, for_windows: bool) -> bytes:
    data = text.read_bytes().replace(b"\r\n", b"\n")
    if not for_windows:
        return data
    mark = b"" if text.suffix == ".cmd" else _BYTE_ORDER_MARK  # cmd.exe would take the mark for a command
    return mark + data.replace(b"\n", b"\r\n")
