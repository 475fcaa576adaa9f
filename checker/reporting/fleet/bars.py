"""Bars that are counted, drawn as SVG with attributes only: the page's rules allow no style on an element."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

import msgspec

from checker.model.verdicts import MOST_URGENT_FIRST, Verdict
from checker.reporting.language.words import Words
from checker.reporting.words.verdict_look import Look

_WIDE = 1000


class Part(msgspec.Struct, frozen=True):
    """A part of a bar: its colour, its name, and how many."""

    shade: str
    name: str
    number: int


class Piece(msgspec.Struct, frozen=True):
    """A part where it stands, in thousandths of the bar."""

    shade: str
    name: str
    number: int
    x: int
    width: int


class Bar(msgspec.Struct, frozen=True):
    """A bar; it is as long as its total is large beside the longest one."""

    pieces: tuple[Piece, ...]


class Count(msgspec.Struct, frozen=True):
    """How many have a verdict."""

    look: Look
    number: str


class BarRow(msgspec.Struct, frozen=True):
    """One line: a title, its bar, and the counts in words; `key` is what the table can be filtered by."""

    title: str
    key: str
    bar: Bar
    counts: tuple[Count, ...]


def bar(parts: Sequence[Part], longest: int) -> Bar:
    """Give a bar of these parts, `longest` devices being its whole width."""
    pieces, before = [], 0
    for part in parts:
        x, end = (_WIDE * edge // max(longest, 1) for edge in (before, before + part.number))
        before += part.number
        if part.number:
            pieces.append(Piece(part.shade, part.name, part.number, x, max(end - x, 1)))
    return Bar(tuple(pieces))


def bar_rows(
    counted: Mapping[tuple[str, str], Counter[Verdict]], look: Callable[[Verdict, Words], Look], words: Words
) -> tuple[BarRow, ...]:
    """Give a line for each title and key. `look`: how a verdict looks on what is counted, devices or requirements."""
    longest = max((count.total() for count in counted.values()), default=0)
    looks = {verdict: look(verdict, words) for verdict in MOST_URGENT_FIRST}
    return tuple(
        BarRow(
            title,
            key,
            bar([Part(looks[verdict].name, looks[verdict].word, count[verdict]) for verdict in looks], longest),
            tuple(Count(looks[verdict], words.number(count[verdict])) for verdict in looks if count[verdict]),
        )
        for (title, key), count in counted.items()
    )


def counted_by(pairs: Iterable[tuple[Hashable, Verdict]]) -> dict[Hashable, Counter[Verdict]]:
    """Give how often each verdict is paired with a key, keys in the order they come."""
    found: defaultdict[Hashable, Counter[Verdict]] = defaultdict(Counter)
    for (key, verdict), number in Counter(pairs).items():
        found[key][verdict] = number
    return found
