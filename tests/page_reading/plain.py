"""The words of a page, taken from it in another way than the program does."""

from __future__ import annotations

import email
import email.policy
import re
from html import unescape


def plain_text_of(data: bytes) -> str:
    """All the words of a file in one line, tags and marks of quoting left out."""
    if data.startswith(b"From: <Saved by Blink>"):
        part = email.message_from_bytes(data, policy=email.policy.default).get_body(("html",))
        assert part is not None
        text = str(part.get_content())
    else:
        text = _decoded(data)
    text = re.sub(r"(?m)^> ?|(?s:<!--.*?-->)|(?s:<(script|style)\b.*?</\1>)", " ", text)
    text = re.sub(r"</?(?:strong|b|font|a|span)\b[^>]*>", "", text) if "<html" in text.lower() else text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252")
