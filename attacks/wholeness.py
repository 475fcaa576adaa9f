"""What lies in a folder after an attack: which files are torn, and which are left over."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from checker.errors import BadInputError
from checker.storage.names import STEM
from checker.storage.result_file import read_result

_HOURS = 2 * 3600


def torn(folder: Path) -> list[str]:
    """Give the files that have a name for people and are not whole, here and below."""
    named = (path for path in sorted(folder.rglob("*")) if path.is_file() and not is_temporary(path))
    return [path.name for path in named if not _IS_WHOLE.get(path.suffix, _anything)(path)]


def left_over(folder: Path) -> list[str]:
    """Give the temporary files here and below."""
    return sorted(path.name for path in folder.rglob("*") if is_temporary(path))


def make_old(folder: Path) -> None:
    """Make the temporary files here and below as old as those of a run of some hours ago."""
    for path in folder.rglob("*"):
        if is_temporary(path):
            before = path.stat().st_mtime - _HOURS
            os.utime(path, (before, before))


def is_temporary(path: Path) -> bool:
    """Tell whether it is a file that was still being written."""
    return path.name.endswith(".tmp")


def _is_json(path: Path) -> bool:
    if not STEM.fullmatch(path.stem):
        return _decodes(path)
    try:
        read_result(path)
    except BadInputError:
        return False
    return True


def _decodes(path: Path) -> bool:
    try:
        msgspec.json.decode(path.read_bytes())
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _is_page(path: Path) -> bool:
    return path.read_bytes().rstrip().endswith(b"</html>")


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as workbook:
            return workbook.testzip() is None
    except zipfile.BadZipFile:
        return False


def _is_table(path: Path) -> bool:
    return path.read_bytes().endswith(b"\n")


def _anything(_path: Path) -> bool:
    return True


_IS_WHOLE: Mapping[str, Callable[[Path], bool]] = MappingProxyType(
    {".json": _is_json, ".html": _is_page, ".xlsx": _is_workbook, ".csv": _is_table}
)
