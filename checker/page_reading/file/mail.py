"""A page in one file (MHTML, as Chrome and Edge save it) and a saved mail: the texts in it, by Python's mail parser."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import NamedTuple

from checker.confirming.answers import is_address
from checker.errors import BadInputError
from checker.page_reading.file.refused import no_text

_LINE = rb"[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}"
_HEADER = re.compile(rb"\s{0,8}(?:>?From [^\n]{1,200}\n)?(?:" + _LINE + rb"){2,}")
_OF_MAIL = re.compile(rb"^(?:MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE)
_NESTING = re.compile(rb"^content-type:\s{0,20}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_LOOKED_AT = 16384
_MOST_NESTED = 12
_MOST_PARTS = 20


class Part(NamedTuple):
    """A text of it. `charset`: as its own header says, else ""."""

    data: bytes
    charset: str
    source: str


def is_mail(data: bytes) -> bool:
    """Tell whether the file begins with the headers of a mail."""
    head = _HEADER.match(data[:_LOOKED_AT].replace(b"\r\n", b"\n"))
    return head is not None and _OF_MAIL.search(head[0]) is not None


def parts_of(data: bytes, name: str) -> tuple[Part, ...]:
    """Give its pages, the first one first; without any its plain texts. Frames are pages too, pictures are not read.

    Raises `BadInputError` where it cannot be read, or holds neither.
    """
    if len(_NESTING.findall(data)) > _MOST_NESTED:
        raise _unreadable(name)
    try:
        message = message_from_bytes(data)
        leaves = [leaf for leaf in message.walk() if not leaf.is_multipart()]
        source = _address(message, "Snapshot-Content-Location", "Content-Location")
        pages = _of_type(leaves, "text/html", source) or _of_type(leaves, "text/plain", source)
    except (MessageError, RecursionError, ValueError, LookupError, AssertionError, AttributeError, TypeError) as error:
        raise _unreadable(name) from error
    if not pages:
        raise no_text(name)
    return tuple(pages)


def _of_type(leaves: list[Message], kind: str, source: str) -> list[Part]:
    parts: list[Part] = []
    for leaf in leaves:
        if leaf.get_content_type() == kind and len(parts) < _MOST_PARTS:
            data = leaf.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                address = source if not parts and source else _address(leaf, "Content-Location")
                parts.append(Part(data, str(leaf.get_content_charset() or ""), address))
    return parts


def _address(message: Message, *headers: str) -> str:
    values = (str(message.get(header, "")).strip() for header in headers)
    return next((value for value in values if is_address(value)), "")


def _unreadable(name: str) -> BadInputError:
    return BadInputError(
        name, "", "this page in one file is damaged", "Save the page again, or copy its text into a text file (.txt)."
    )
