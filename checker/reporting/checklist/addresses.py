"""The addresses of a page, each with a number: on paper nobody can click, and one in a sentence cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import unquote

import msgspec

from checker.checklist.document import Link
from checker.reporting.device.notices import link_to
from checker.reporting.language.words import Words

_LETTERS = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
"""Letters beyond ASCII, as an address writes them."""


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A link, and under which number its address stands in the list on paper."""

    title: str
    address: str
    number: int


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """An address as one types it over, in pieces between which a line may break."""

    number: int
    pieces: tuple[str, ...]


class Addresses:
    """All addresses of a page; two links to one place have one number."""

    def __init__(self, links: Iterable[Link]) -> None:
        """Number them in the order in which they stand on the page."""
        unique = dict.fromkeys(link.url for link in links)
        self._numbers: Mapping[str, int] = MappingProxyType({url: 1 + place for place, url in enumerate(unique)})

    def references(self, links: Iterable[Link], words: Words) -> tuple[Reference, ...]:
        """Give these links, each with its number."""
        return tuple(
            Reference(title=link.title.said(words.language), address=link.url, number=self._numbers[link.url])
            for link in links
        )

    def written_out(self) -> tuple[Address, ...]:
        """Give the list for on paper."""
        found = ((number, link_to(_readable(url))) for url, number in self._numbers.items())
        return tuple(Address(number=number, pieces=link.pieces) for number, link in found if link)


def _readable(url: str) -> str:
    """Give an address with its letters as they are: beëindigen, not be%C3%ABindigen."""
    return _LETTERS.sub(lambda found: _letters(found[0]), url)


def _letters(written: str) -> str:
    try:
        letters = unquote(written, errors="strict")
    except UnicodeDecodeError:
        return written
    return letters if letters.isalpha() else written
