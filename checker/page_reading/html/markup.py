"""HTML made harmless before it is parsed: bounded, without scripts, and with only what tells where its texts belong.

Python's parser takes quadratic time over some damaged pages (CVE-2025-6069, and more of that kind), and the Windows
program has one of before the repairs. So each tag is found here first, in one pass over the text, and written anew:
what reaches the parser has only tags that end, attributes that are known, and no comment, declaration or reference.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from checker.page_reading.file.refused import too_much

MOST_TAGS = 50_000
_DEEPEST = 200
_LONGEST_VALUE = 300
_NEXT = re.compile(r"<(?:(?P<comment>!--)|(?P<other>[!?])|(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30}))")
_STOP = re.compile(r"""=\s{0,9}["']|>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]{1,60})(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_LONG_NUMBER = re.compile(r"&#0*[0-9]{8,};?|&#[xX]0*[0-9a-fA-F]{7,};?")
_NO_SIGN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ue000\ue001]")
# The parser takes a step of its own for each of these in a text, so it gets one of nobody's use in its place.
_HELD = {ord("<"): "\ue000", ord("&"): "\ue001"}
_GIVEN = {0xE000: "<", 0xE001: "&"}
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "svg", "math", "textarea", "select"})
_KEPT = frozenset(
    {
        "id", "class", "style", "hidden", "role", "colspan", "rowspan", "scope", "href", "rel", "property", "content",
        "name", "aria-controls", "aria-labelledby", "data-target", "data-bs-target",
    }
)  # fmt: skip
# An element of the first kind ends, by itself, all that is open up to one of the others.
_ENDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "td": ("table", "tr"),
        "th": ("table", "tr"),
        "tr": ("table", "thead", "tbody", "tfoot"),
        "thead": ("table",),
        "tbody": ("table",),
        "tfoot": ("table",),
        "li": ("ul", "ol", "table", "tr", "td", "th", "div"),
        "dt": ("dl", "table", "tr", "td", "th", "div"),
        "dd": ("dl", "table", "tr", "td", "th", "div"),
    }
)
_ENDS_PARAGRAPH = frozenset(
    {"p", "div", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "details", "blockquote"}
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
)
_LEFT_OUT = frozenset({"plaintext"})


def harmless(text: str, name: str) -> str:
    """Give the page for the parser. Raises `BadInputError` where it has more tags than any page that people read."""
    return "".join(_Rewriting(_NO_SIGN.sub(" ", _LONG_NUMBER.sub("\ufffd", text)), name).pieces())


class _Rewriting:
    """One pass over a page. `_open`: the elements that are open. One that lies too deep is left out, its text stays."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name
        self._small = text.lower() if len(text.lower()) == len(text) else re.sub("[A-Z]+", lambda m: m[0].lower(), text)
        self._open: list[str] = []
        self._too_deep: Counter[str] = Counter()
        self._tags = 0
        self._with_quotes = True
        self._last_end = text.rfind(">")

    def pieces(self) -> Iterator[str]:
        """Give the new text in pieces."""
        at = 0
        while found := _NEXT.search(self._text, at):
            yield _said(self._text[at : found.start()])
            at, piece = self._tag(found)
            yield piece
        yield _said(self._text[at:])
        yield "".join(f"</{name}>" for name in reversed(self._open))

    def _tag(self, found: re.Match[str]) -> tuple[int, str]:
        """Give where the text goes on, and what stands for this tag."""
        if found["comment"]:
            return self._after("-->", found.end()), ""
        end = self._end(found.end())
        if end < 0:
            return found.start() + 1, "\ue000"
        if found["other"]:
            return end, ""
        self._count()
        name = found["name"].lower()
        if name in _RAW and not found["end"]:
            return self._after(f"</{name}", end), " "
        if found["end"] or name in _LEFT_OUT:
            return end, self._closing(name)
        return end, self._opening(name, self._text[found.end() : end - 1])

    def _count(self) -> None:
        self._tags += 1
        if self._tags > MOST_TAGS:
            raise too_much(self._name, "more parts than a page has that people read")

    def _after(self, word: str, at: int) -> int:
        """Give the place behind a word, past the end of its tag; the end of the text where it never comes."""
        place = self._small.find(word, at)
        return len(self._text) if place < 0 else (self._small.find(">", place) + 1 or len(self._text))

    def _end(self, at: int) -> int:
        """Give the place behind the end of a tag, -1 for none. Where a quote never ends, none counts from there on."""
        if at > self._last_end:
            return -1
        place = at
        while self._with_quotes and (stop := _STOP.search(self._text, place)):
            if stop[0] == ">":
                return stop.end()
            place = self._text.find(stop[0][-1], stop.end()) + 1
            self._with_quotes = 0 < place <= self._last_end
        return self._text.find(">", at) + 1

    def _opening(self, name: str, attributes: str) -> str:
        kept = "".join(_attributes(attributes))
        if name in _VOID:
            return f"<{name}{kept}>"
        ends = self._ended_by(name)
        if len(self._open) >= _DEEPEST:
            self._too_deep[name] += 1
            return f"{ends} "
        self._open.append(name)
        return f"{ends}<{name}{kept}>"

    def _ended_by(self, name: str) -> str:
        """Give the ends that a page may leave out before this element."""
        if name in _ENDS_PARAGRAPH and self._open and self._open[-1] == "p":
            return self._ends(1)
        many = 0
        if name in _ENDS:
            many = next((at for at, one in enumerate(reversed(self._open)) if one in _ENDS[name]), 0)
        return self._ends(many)

    def _closing(self, name: str) -> str:
        """Give the end of an element, with those of what is open in it; an end of what is not open is left out."""
        if self._too_deep[name]:
            self._too_deep[name] -= 1
            return " "
        for inside, one in enumerate(reversed(self._open)):
            if one == name:
                return self._ends(inside + 1)
            if one == "table":
                break
        return " "

    def _ends(self, many: int) -> str:
        return "".join(f"</{self._open.pop()}>" for _ in range(many))


def _attributes(text: str) -> Iterator[str]:
    for found in _ATTRIBUTE.finditer(text):
        name = found[1].lower()
        if name in _KEPT:
            value = html.unescape((found[2] or "").strip("\"'")[:_LONGEST_VALUE])
            yield f' {name}="{html.escape(value)}"'


def _said(text: str) -> str:
    return html.unescape(text).translate(_HELD) if text else ""


def said_again(text: str) -> str:
    """Give a text as the page has it: the parser saw other signs where a `<` or `&` stands in it."""
    return text.translate(_GIVEN)
