"""What the bytes of a file tell of it, whatever its name: a result, what a page handed over, or something else."""

from __future__ import annotations

import codecs

from checker.storage.names import HANDED_OVER

_CODE = b"SC1."
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
