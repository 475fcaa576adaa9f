"""What a tag of a page is for: a block, a heading, a table, or something that is never part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4.element import Tag

from checker.page_reading.html.markup import said_again

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "legend", "li", "main", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_NEVER = frozenset({"template", "noscript", "nav", "footer", "object", "audio", "video", "canvas", "head", "datalist"})
_NEVER_ROLES = frozenset({"navigation", "contentinfo", "search"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What such a part is called where a click shows it.
_FOLDED = re.compile(
    r"accordion|accordeon|collaps|panel|pane\b|tab|toggle|faq|fold|answer|antwoord|uitklap", re.IGNORECASE
)
_BY_ROLE = {
    "row": "tr", "cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th", "table": "table",
    "grid": "table", "heading": "h6",
}  # fmt: skip


def attribute(tag: Tag, name: str) -> str:
    """Give the value of an attribute as one text, "" for none."""
    value = tag.get(name, "")
    return value if isinstance(value, str) else " ".join(value or ())


def part(tag: Tag) -> str:
    """Give what this tag is, by its role where it has one: a row of a table can be made of any tags."""
    return _BY_ROLE.get(attribute(tag, "role"), tag.name)


def is_left_out(tag: Tag, folded: frozenset[str]) -> bool:
    """Tell whether the text of this tag is not read.

    What is hidden counts where a click on the page may show it: a panel of tabs or of an accordion, by its id among
    `folded`, its role or its class. A text too many is asked of a person; one too few is asked of nobody.
    """
    if tag.name in _NEVER or attribute(tag, "role") in _NEVER_ROLES:
        return True
    is_hidden = tag.has_attr("hidden") or _NOT_SHOWN.search(attribute(tag, "style")) is not None
    return is_hidden and not _is_folded(tag, folded)


def _is_folded(tag: Tag, folded: frozenset[str]) -> bool:
    names = f"{attribute(tag, 'class')} {attribute(tag, 'id')}"
    return (
        attribute(tag, "hidden") == "until-found"
        or attribute(tag, "role") in {"tabpanel", "region"}
        or attribute(tag, "id") in folded
        or tag.has_attr("aria-labelledby")
        or _FOLDED.search(names) is not None
    )


def tags_in(tag: Tag) -> Iterator[Tag]:
    """Give the tags in a tag, in the order in which they stand there."""
    return (inside for inside in tag.descendants if isinstance(inside, Tag))


def level_of(tag: Tag) -> int | None:
    """Give the level of a heading, None for none; 0 where it stands above all in its own part of the page."""
    name = part(tag)
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":  # noqa: PLR2004  h1 to h6
        return int(name[1])
    return 0 if name in {"summary", "dt", "legend"} else None


def text_of(tag: Tag, most: int = 4000) -> str:
    """Give the text in a tag, a line for each block in it, up to so many signs."""
    pieces: list[str] = []
    length = 0
    last = None
    for inside in tag.descendants:
        if isinstance(inside, Tag):
            pieces += ["\n"] if inside.name == "br" else []
            continue
        block = _block_of(inside.parent, tag)
        pieces += ["\n"] if last is not None and block is not last else []
        pieces += [" "] if is_raised(inside.parent) else []
        pieces.append(" ".join(f"|{inside}|".split())[1:-1])
        length, last = length + len(pieces[-1]), block
        if length > most:
            break
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return said_again("\n".join(filter(None, lines))[:most])


def is_raised(tag: Tag | None) -> bool:
    """Tell whether a text stands above or below the line: "768" with a note to it is not 7682."""
    return tag is not None and tag.name in {"sup", "sub"}


def _block_of(tag: Tag | None, within: Tag) -> Tag:
    """Give the nearest block that a text stands in."""
    for _ in range(12):  # deeper than that no page marks a word
        if tag is None or tag is within or tag.name in BLOCKS:
            break
        tag = tag.parent
    return tag or within
