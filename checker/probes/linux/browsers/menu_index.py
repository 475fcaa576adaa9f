"""Which programs offer to open links, from the indexes that every desktop keeps of its menu."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LINE = re.compile(r"^(text/html|x-scheme-handler/https)=(.{0,10000})$", re.MULTILINE)


def browsers_in(index: str) -> list[str]:
    """The menu entries that open both links and pages: a browser does, a mail or video program only one of them.

    mimeinfo.cache, as update-desktop-database writes it.
    """
    offers = {kind: [entry for entry in entries.split(";") if entry] for kind, entries in _LINE.findall(index)}
    pages = frozenset(offers.get("text/html", ()))
    return [entry for entry in offers.get("x-scheme-handler/https", ()) if entry in pages]


def scoped(indexes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The entries of several indexes, each with the scope of the first that has it."""
    found: dict[str, str] = {}
    for scope, index in indexes:
        for entry in browsers_in(index):
            found.setdefault(entry, scope)
    return found
