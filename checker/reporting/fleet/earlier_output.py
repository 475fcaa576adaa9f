"""Whether a file is an overview or an export that this program made before, and so may be replaced by a newer one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from checker.model.languages import LANGUAGES
from checker.reporting.fleet.device_columns import columns_of
from checker.reporting.language.words import Words
from checker.storage.bounded_zip import DAMAGED_ZIP, BoundedZip

_ENOUGH = 256 * 1024
_LARGEST_PROPERTIES = 64 * 1024


def is_ours(path: Path) -> bool:
    """Tell whether it was made here, whatever its name says; a file that cannot be read was not."""
    try:
        with path.open("rb") as file:
            start = file.read(_ENOUGH)
        return any(recognises(path, start) for recognises in _KINDS.values())
    except DAMAGED_ZIP:
        return False


def _is_page(_path: Path, start: bytes) -> bool:
    """Version 0.1.0 wrote no generator, but draws what is not there."""
    marks = (
        b'<meta name="generator" content="Systeemcheck overview">',
        b'<meta name="generator" content="Systeemcheck requirements">',
        b'<symbol id="not-there"',
    )
    return start.startswith(b"<!DOCTYPE html>") and any(mark in start for mark in marks)


def _is_csv(_path: Path, start: bytes) -> bool:
    heads = (mark.join(_titles(language)) for language in LANGUAGES for mark in (",", ";"))
    return any(start.removeprefix(b"\xef\xbb\xbf").startswith(head.encode()) for head in heads)


def _titles(language: str) -> list[str]:
    """The first columns; later versions may add some at the end."""
    words = Words(language)
    return [words.say(column.label) for column in columns_of("csv")[:5]]


def _is_json(_path: Path, start: bytes) -> bool:
    head = b"".join(start[:200].split())
    return head.startswith(b'{"schema_version":') and b',"today":' in head


def _is_xlsx(path: Path, start: bytes) -> bool:
    if not start.startswith(b"PK"):
        return False
    with BoundedZip(str(path)) as book:
        return b"<dc:title>Systeemcheck</dc:title>" in book.beginning("docProps/core.xml", _LARGEST_PROPERTIES)


_KINDS: Mapping[str, Callable[[Path, bytes], bool]] = MappingProxyType(
    {"html": _is_page, "csv": _is_csv, "json": _is_json, "xlsx": _is_xlsx}
)
