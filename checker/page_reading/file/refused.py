"""Files that are no page and no text, by how they begin; each with what a person can do instead."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.errors import BadInputError

LARGEST = 20 * 1024 * 1024
"""A page saved with its pictures in one file; larger is not read at all."""
LARGEST_TEXT = 5 * 1024 * 1024

_COPY = "Open it, select all, copy, and paste it in a text file (.txt); give that file."
_PART = "Copy only the part with the requirements into a text file (.txt); give that file."


class _Kind(NamedTuple):
    begins: re.Pattern[bytes]
    problem: str
    next_step: str = _COPY


_KINDS = (
    _Kind(re.compile(rb"\s{0,64}%PDF-"), "this is a PDF, and only its text can be read"),
    _Kind(
        re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"),
        "this is a Word, Excel or zip file, and only text can be read",
    ),
    _Kind(re.compile(rb"\xd0\xcf\x11\xe0"), "this is an old Word, Excel or mail file, and only text can be read"),
    _Kind(re.compile(rb"\s{0,64}\{\\rtf"), "this is a document with markup (RTF), and only text can be read"),
    _Kind(
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|mif1|avif)",
            re.DOTALL,
        ),
        "this is a picture, and no text can be read from it",
        "Save the page itself in the browser (Ctrl+S), or type the requirements into a text file (.txt).",
    ),
    _Kind(
        re.compile(rb"bplist0"),
        "this is a web archive of Safari, which cannot be read",
        "Save the page in Safari as page source, or copy its text into a text file (.txt).",
    ),
    _Kind(re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|MZ.{30}|\x7fELF", re.DOTALL), "this is no page and no text"),
)  # fmt: skip


def check_readable(data: bytes, name: str) -> None:
    """Raise `BadInputError` for a file that is empty, too large, or known to be something else than a page or text."""
    if len(data) > LARGEST:
        raise BadInputError(name, "", "larger than 20 MB", _PART)
    for kind in _KINDS:
        if kind.begins.match(data):
            raise BadInputError(name, "", kind.problem, kind.next_step)
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise no_text(name)


def check_text(text: str, name: str) -> str:
    """Give the text. Raises `BadInputError` where it is too large, or no text at all but the bytes of a program."""
    if len(text) > LARGEST_TEXT:
        raise BadInputError(name, "", "more than 5 MB of text", _PART)
    strange = len(_NO_TEXT.findall(text))
    if strange > _FEW and strange * 50 > len(text):
        raise BadInputError(name, "", "this is no page and no text", _COPY)
    return text


def too_much(name: str, what: str) -> BadInputError:
    """Give the mistake that it is more than a page of requirements can be."""
    return BadInputError(name, "", what, _PART)


def no_text(name: str) -> BadInputError:
    """Give the mistake that there is nothing to read in it."""
    return BadInputError(
        name, "", "there is no text in it", "Save the page again, or copy its text into a text file (.txt)."
    )


_NO_TEXT = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_FEW = 3
