"""What the bytes of a file tell of it, whatever its name: a result, what a page handed over, or something else."""

from __future__ import annotations

import codecs
import re

from checker.storage.names import HANDED_OVER

_CODE = b"SC1."
_CORRECTIONS = re.compile(rb'\s*\{\s*"schema_version"\s*:\s*\d+\s*,\s*"corrections"')
_OVERVIEW = re.compile(rb'\s*\{\s*"schema_version"\s*:\s*\d+\s*,\s*"today"')
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def as_utf8(data: bytes) -> bytes:
    """Give the bytes in the encoding they were written in; Notepad and mail programs may have chosen another."""
    if data.startswith(_WIDE):
        return data.decode("utf-16", errors="replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def is_handed_over(data: bytes, name: str) -> bool:
    """Tell whether this is what a page saved, or a code that was copied: not judged yet."""
    if is_like_result(data):
        return False
    return name.casefold().endswith(HANDED_OVER) or data.lstrip().startswith(_CODE) or b'"signals"' in data


def is_like_result(data: bytes) -> bool:
    """Tell whether this has what only a result has, however damaged it is."""
    return b'"result_id"' in data and b'"schema_version"' in data


def is_like_overview(start: bytes) -> bool:
    """Tell whether a file that begins so is an overview that `fleet` wrote for other programs."""
    return _OVERVIEW.match(start) is not None


def is_like_corrections(start: bytes) -> bool:
    """Tell whether a file that begins so has corrections, however damaged the rest of it is."""
    return _CORRECTIONS.match(as_utf8(start)) is not None
