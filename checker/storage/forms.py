"""What the bytes of a file tell of it, whatever its name: a result, what a page handed over, or something else."""

from __future__ import annotations

import codecs
import re

from checker.storage.names import HANDED_OVER, JournalKind

_CODE = re.compile(rb"SC1\.[\s>]*[\w-]{60}", re.IGNORECASE)
"""Of a page; it may stand in a mail or a link."""
_JOURNAL = re.compile(rb'\s*\{\s*"schema_version"\s*:\s*\d+\s*,\s*"(?:(corrections)|school_year)"')
_OVERVIEW = re.compile(rb'\s*\{\s*"schema_version"\s*:\s*\d+\s*,\s*"today"')
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_IN_ONE_FILE = re.compile(
    rb"^content-type:\s*(?:multipart/related|multipart/alternative|text/html)", re.IGNORECASE | re.MULTILINE
)
_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_OF_OURS = (b"</svg>Systeemcheck</span>", b'content="Systeemcheck overview"')
_TO_HAND_OUT = b'content="Systeemcheck requirements"'
_GROUP_DATA = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(?:edex|school|schooljaar|peildatum|vestigingen|groepen|leerling|leerkracht)", re.IGNORECASE
)
_MARKUP = re.compile(rb"\s*<[\w?!]")
_HEADERS = 8192
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
    return name.casefold().endswith(HANDED_OVER) or _CODE.search(data) is not None or b'"signals"' in data


def is_like_result(data: bytes) -> bool:
    """Tell whether this has what only a result has, however damaged it is."""
    return b'"result_id"' in data and b'"schema_version"' in data


def is_like_overview(start: bytes) -> bool:
    """Tell whether a file that begins so is an overview that `fleet` wrote for other programs."""
    return _OVERVIEW.match(start) is not None


def journal_that_begins(start: bytes) -> JournalKind | None:
    """Give the journal that a file that begins so is of, however damaged the rest of it is; None for none."""
    found = _JOURNAL.match(as_utf8(start))
    if found is None:
        return None
    return "corrections" if found[1] else "school_year"


def is_like_page(data: bytes, name: str) -> bool:
    """Tell whether this is a page that a browser saved, as HTML or in one file (MHTML)."""
    if name.casefold().endswith((".xls", ".xlsx")):  # a list that a program wrote as a table in HTML
        return False
    is_whole = _IN_ONE_FILE.search(data, 0, _HEADERS) is not None and b"mime-version:" in data[:_HEADERS].lower()
    return _PAGE.match(data) is not None or is_whole or name.casefold().endswith(_PAGES)


def is_own_page(data: bytes) -> bool:
    """Tell whether a page is one that this program shows, as a report; not one of requirements to hand out."""
    plain = data.replace(b"=\r\n", b"").replace(b"=\n", b"").replace(b"=3D", b"=")
    return _TO_HAND_OUT not in plain and any(mark in plain for mark in _OF_OURS)


def is_group_file(start: bytes) -> bool:
    """Tell whether a file that begins so is XML with group data (EDEXML), however damaged, or in whatever encoding.

    One element that only group data has is enough: what is not taken for it would be read as another kind of file, and
    pupils must not come in that way.
    """
    plain = start[:_HEADERS].replace(b"\0", b"").removeprefix(codecs.BOM_UTF8).lstrip(b"\xff\xfe")
    is_markup = _MARKUP.match(plain) is not None and _PAGE.match(plain) is None
    return is_markup and _GROUP_DATA.search(plain) is not None
