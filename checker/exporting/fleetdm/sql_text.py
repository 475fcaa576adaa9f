"""Texts as SQL. A text of a spec may be anybody's: it never ends where it is not meant to."""

from __future__ import annotations

from collections.abc import Iterable


def text_list(values: Iterable[str]) -> str:
    """Give a list of texts to look a value up in."""
    return f"({', '.join(map(quoted, values))})"


def quoted(text: str) -> str:
    """Give one text; what cannot be shown is written byte by byte."""
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return f"CAST(X'{text.encode('utf-8', 'surrogatepass').hex()}' AS TEXT)"
