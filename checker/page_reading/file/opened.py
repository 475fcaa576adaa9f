"""The text of a file, whether it is HTML, and its address: of a saved page, a page in one file, a mail or a text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from checker.page_reading.file.mail import is_mail, parts_of
from checker.page_reading.file.refused import check_readable, check_text
from checker.storage.school_list.encodings import decoded

_LOOKED_AT = 8192
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|tbody|tr|td|div|p|ul|ol|li|dl|h[1-6]|br|section|article|main|span|details)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Opened(NamedTuple):
    """One text of a file. `source`: the address that the file itself tells, else ""."""

    text: str
    is_html: bool
    source: str = ""


def opened(data: bytes, name: str) -> tuple[Opened, ...]:
    """Give the texts in a file: one, or of a page with frames in one file each of them, the page itself first.

    Raises `BadInputError` for what is no page and no text.
    """
    check_readable(data, name)
    if not is_mail(data):
        return (_one(data, name),)
    return tuple(_one(part.data, name, part.charset, part.source) for part in parts_of(data, name))


def _one(data: bytes, name: str, charset: str = "", source: str = "") -> Opened:
    check_readable(data, name)
    text = check_text(_text(data, charset), name)
    return Opened(text, is_html=len(_HTML.findall(text, 0, _LOOKED_AT)) > 0 or _is_html_throughout(text), source=source)


def _is_html_throughout(text: str) -> bool:
    """Tell whether there are so many tags further on that a person would not call it text."""
    return len(_HTML.findall(text)) >= 8  # noqa: PLR2004  a text about HTML has a few


def _text(data: bytes, charset: str) -> str:
    told = charset or ("" if data.startswith(_MARKS) else _told(data))
    if told:
        try:
            return data.decode(codecs.lookup(told).name)
        except (LookupError, UnicodeError, ValueError):
            pass  # it says so, but is not; what it looks like counts then
    return decoded(data)


def _told(data: bytes) -> str:
    found = _CHARSET.search(data, 0, _LOOKED_AT)
    name = found[1].decode("ascii").lower() if found else ""
    # What could be read as ASCII up to here is not UTF-16, whatever it says; "iso-8859-1" is cp1252 on the web.
    return {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, "" if "16" in name else name)
