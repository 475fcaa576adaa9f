"""A web page to lines and tables, in the order in which they stand, each with the headings above it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import NavigableString, PageElement, Tag

from checker.confirming.answers import is_address
from checker.errors import BadInputError
from checker.page_reading.block import Block, Page, in_one_line
from checker.page_reading.html.markup import harmless, said_again
from checker.page_reading.html.panels import is_label, label_of, panel_labels
from checker.page_reading.html.tables import is_layout, table_rows
from checker.page_reading.html.tags import BLOCKS, attribute, is_left_out, is_raised, level_of, part, text_of
from checker.page_reading.writing import Writing

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s\"'<>]{1,490})", re.IGNORECASE)
_LOOKED_AT = 4096
_PARTS = frozenset({"details", "dl", "td", "th", "blockquote", "fieldset"})
_LISTS = frozenset({"ul", "ol"})
_BOLD = frozenset({"b", "strong"})


def html_page(text: str, name: str) -> Page:
    """Give the page in this text. Raises `BadInputError` where no parser can make anything of it."""
    try:
        soup = BeautifulSoup(harmless(text, name), "html.parser")
    except (ParserRejectedMarkup, RecursionError) as error:
        problem = "the page is damaged"
        raise BadInputError(
            name, "", problem, "Save the page again, or copy its text into a text file (.txt)."
        ) from error
    title = in_one_line(text_of(soup.title)) if soup.title else ""
    return Page(title, _address(text, soup), _Walk(soup).blocks())


def _address(text: str, soup: BeautifulSoup) -> str:
    """Give the address as the browser that saved it wrote it down, else as the page itself tells."""
    saved = _SAVED_FROM.search(text, 0, _LOOKED_AT)
    told = [saved[1]] if saved else []
    told += [attribute(tag, "href") for tag in soup.find_all("link", rel="canonical", limit=1)]
    told += [attribute(tag, "content") for tag in soup.find_all("meta", property="og:url", limit=1)]
    return next((address for address in told if is_address(address)), "")


class _Left:
    """The end of a tag, on the list of what is still to do. `is_part`: headings in it end with it."""

    def __init__(self, tag: Tag, *, is_part: bool) -> None:
        self.tag, self.is_part = tag, is_part


class _Walk:
    """One walk through a page, without recursion: a page may be nested as deep as its maker likes."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._root: Tag = soup.body or soup
        self._labels = panel_labels(soup)
        self._folded = frozenset(self._labels)
        self._writing = Writing()

    def blocks(self) -> tuple[Block, ...]:
        """Give what stands there."""
        to_do: list[PageElement | _Left] = [self._root]
        while to_do:
            item = to_do.pop()
            if isinstance(item, _Left):
                self._leave(item)
            elif isinstance(item, Tag):
                to_do.extend(self._entered(item))
            elif isinstance(item, NavigableString):
                self._writing.say(said_again(str(item)))
        return self._writing.done()

    def _entered(self, tag: Tag) -> list[PageElement | _Left]:
        """Give what is to do for a tag, the last thing first."""
        if is_left_out(tag, self._folded) or is_label(tag, self._labels):
            return []
        if (level := level_of(tag)) is not None:
            self._writing.heading(level, text_of(tag))
            return []
        if part(tag) == "table" and not is_layout(tag):
            caption = tag.find("caption")
            self._writing.table(table_rows(tag), text_of(caption) if isinstance(caption, Tag) else "")
            return []
        return self._inside(tag)

    def _inside(self, tag: Tag) -> list[PageElement | _Left]:
        label = label_of(tag, self._labels)
        is_part = bool(label) or tag.name in _PARTS
        if is_part:
            self._writing.begin(label)
        if tag.name in _LISTS:
            self._writing.deeper(1)
        elif tag.name in BLOCKS or tag.name == "br":
            self._writing.line()
        elif tag.name in _BOLD:
            self._writing.bold(1)
        elif is_raised(tag):
            self._writing.say(" ")
        return [_Left(tag, is_part=is_part), *reversed(tag.contents)]

    def _leave(self, left: _Left) -> None:
        name = left.tag.name
        if name in _LISTS:
            self._writing.deeper(-1)
        elif name in BLOCKS:
            self._writing.line()
        elif name in _BOLD:
            self._writing.bold(-1)
        if left.is_part:
            self._writing.end()
