"""The text of an XML file, whatever it was written in; or why it cannot be read.

How an encoding shows is in appendix F of XML 1.0: a mark, the first signs, and only then what the first line tells.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from encodings.aliases import aliases
from types import MappingProxyType
from typing import NamedTuple

from checker.group_data.group_file import Encoding
from checker.group_data.lines import line_at
from checker.group_data.refused import Refused

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "UTF-32"),
    (b"\0\0\0<", "UTF-32"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "EBCDIC"),
    (b"+ADw-", "UTF-7"),
)
"""How a file begins, and what it is written in; the longer beginning first."""
_READ: Mapping[str, Encoding] = MappingProxyType(
    {
        "utf-8": "UTF-8",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "ascii": "US-ASCII",
        "iso-8859-1": "ISO-8859-1",
        "iso-8859-15": "ISO-8859-15",
        "cp1252": "Windows-1252",
    }
)
_CALLED: Mapping[str, str] = MappingProxyType(
    {
        "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "ascii": "ascii", "iso-8859-1": "iso-8859-1",
        "iso8859-1": "iso-8859-1", "iso_8859-1": "iso-8859-1", "latin1": "iso-8859-1", "latin-1": "iso-8859-1",
        "l1": "iso-8859-1", "iso-8859-15": "iso-8859-15", "iso8859-15": "iso-8859-15", "iso_8859-15": "iso-8859-15",
        "latin-9": "iso-8859-15", "latin9": "iso-8859-15", "windows-1252": "cp1252", "cp1252": "cp1252",
        "ansi": "cp1252", "utf-16": "utf-16", "utf-16le": "utf-16", "utf-16be": "utf-16",
    }
)  # fmt: skip
_KNOWN = {name: name for name in aliases.values()} | aliases
_DECLARED = re.compile(r"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*(?:\"([^\"<>]{0,60})\"|'([^'<>]{0,60})')")
_BEGINNING = 400
_LONGEST_SIGN = 4
"""Bytes that one sign may take: what goes wrong within so many of the end was cut off there."""


class Opened(NamedTuple):
    """The text of a file, without a mark, and what it was written in."""

    text: str
    encoding: Encoding


def opened(data: bytes) -> Opened | Refused:
    """Give the text, or why there is none."""
    mark, written = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if written and written not in _READ:
        return Refused("encoding_not_read", detail=written)
    is_marked = mark in {codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    body = data[len(mark) :] if is_marked else data
    told = _told(body, written)
    if isinstance(told, Refused):
        return told
    if written and told and told != written and not (told == "utf-16" and written.startswith("utf-16")):
        return Refused("encoding_differs", 1, _READ[written])
    if told == "utf-16" and not written:
        return Refused("encoding_differs", 1, "UTF-8" if _text(body, "utf-8") is not None else "")
    encoding = written or told or "utf-8"
    start = body[:_BEGINNING].decode(encoding, "ignore").lstrip()
    return Refused("no_xml") if start and not start.startswith("<") else _decoded(body, encoding)


def _told(body: bytes, written: str) -> str | Refused:
    """Give the encoding that the first line tells, "" for none, by a name that Python knows."""
    found = _DECLARED.match(body[:_BEGINNING].decode(written or "latin-1", "replace"))
    if not found:
        return ""
    name = (found[1] or found[2] or "").strip().lower()
    if called := _CALLED.get(name):
        return called
    # Only a name that Python has in its list is said: what stands there may be anything.
    known = _KNOWN.get(name.replace("-", "_").replace(" ", "_"))
    return Refused("encoding_not_read", 1, known.replace("_", "-")) if known else Refused("encoding_unknown", 1)


def _decoded(body: bytes, encoding: str) -> Opened | Refused:
    text = _text(body, encoding)
    if text is not None:
        return Opened(text, _READ[encoding])
    good = _good(body, encoding)
    if good + _LONGEST_SIGN > len(body):
        return Refused("cut_off")
    before = body[:good].decode(encoding, "replace")
    return Refused("not_in_encoding", line_at(before, len(before)), _READ[encoding])


def _text(body: bytes, encoding: str) -> str | None:
    """Give the text, or None where it is not written so. The error of Python holds the whole file: it goes nowhere."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return None


def _good(body: bytes, encoding: str) -> int:
    """Give how many bytes go well."""
    try:
        body.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(body)
