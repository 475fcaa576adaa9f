"""What people paste or save is more than a code: a whole mail, a link, a quoted or a wrapped line, in any encoding.

Nothing is guessed: a reading of the text counts only where it is a whole submission, to its last brace.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

CODE_PREFIX = "SC1."
_START = re.compile(re.escape(CODE_PREFIX), re.IGNORECASE)
_LETTERS = re.compile(r"[\w-]+", re.ASCII)
_BETWEEN = re.compile(r"(?:[\s>|*]|<br ?/?>|=(?=\r?\n))+", re.IGNORECASE)
"""What mail programs put where they break a line: marks of a quote, the breaks of HTML and of quoted-printable."""
_FEWEST_LETTERS = 60
"""Of a code; a sentence that names the beginning of codes has fewer."""
_MOST_PIECES = 100
"""Of one code: a long one has twenty lines in a mail."""
_OF_PROTECTED_LINK = re.compile(r"-(2D|5F)")
"""Proofpoint's "URL Defense" 2 writes a hyphen and an underscore so."""
_AFTER_PROTECTED_LINK = "__"
"""Its version 3 puts these around an address."""
_HYPHENS = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2212"} | {ord(sign): "--" for sign in "\u2013\u2014"}
_QUOTES = {ord(sign): '"' for sign in "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"}


def as_text(data: bytes) -> str:
    """Give the text, in whichever encoding a program saved it: UTF-8, UTF-16, or that of Windows in the west."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def each_code(text: str) -> list[str]:
    """Give every code in a text by itself, with what stands behind it: a mail may hold those of a whole class."""
    starts = [found.start() for found in _START.finditer(text)]
    parts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return [part for part in parts if len(_longest(_ways_to_read(part))) >= _FEWEST_LETTERS]


def codes_in(text: str) -> list[list[str]]:
    """Give for every code in a text the ways to read it, without its prefix: the shortest first.

    A code that another begins with is left out: that is how a mail shows a long link.
    """
    ways = [list(_ways_to_read(part)) for part in each_code(text)]
    longest = [max(each, key=len) for each in ways]
    return [
        each
        for each, letters in zip(ways, longest, strict=True)
        if not any(other.startswith(letters) and other != letters for other in longest)
    ]


def documents_in(text: str) -> Iterator[str]:
    """Give the ways to read one JSON document in a text: as it is, and with the straight quotes that it had."""
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        return
    whole = _visible(text[start : end + 1]).replace("\u00a0", " ")
    yield whole
    yield whole.translate(_QUOTES).replace("&quot;", '"')


def _visible(text: str) -> str:
    """Give a text without signs that take no room: a soft hyphen, a zero-width space, a mark of direction."""
    return text if text.isascii() else "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def _longest(ways: Iterator[str]) -> str:
    return max(ways, key=len, default="")


def _ways_to_read(part: str) -> Iterator[str]:
    """Give what may be the code: one more piece each time, for where it ends and the mail goes on is not told."""
    text, letters = _visible(part).translate(_HYPHENS), ""
    at = _BETWEEN.match(text, len(CODE_PREFIX))
    piece = _LETTERS.match(text, at.end() if at else len(CODE_PREFIX))
    for _ in range(_MOST_PIECES):
        if piece is None:
            return
        letters += piece[0]
        yield letters
        if letters.endswith(_AFTER_PROTECTED_LINK):
            yield letters.removesuffix(_AFTER_PROTECTED_LINK)
        if _OF_PROTECTED_LINK.search(letters):
            yield _OF_PROTECTED_LINK.sub(lambda found: chr(int(found[1], 16)), letters)
        between = _BETWEEN.match(text, piece.end())
        piece = _LETTERS.match(text, between.end()) if between else None
