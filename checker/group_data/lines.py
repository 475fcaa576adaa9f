"""Lines as editors and the reader of XML count them, whatever ends them."""

from __future__ import annotations

import re

_END = re.compile(r"\r\n|\r|\n")


def line_at(text: str, place: int) -> int:
    """Give the line that a place in a text is on, the first being 1."""
    return 1 + len(_END.findall(text, 0, place))
