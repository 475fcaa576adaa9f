"""What is good, as few ranges: what lies beside each other is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from checker.exporting.plain_test import Numbers, Version

Start = TypeVar("Start")


class Piece(NamedTuple, Generic[Start]):
    """From a version or a number up to the next piece, and whether that is good."""

    start: Start
    good: bool


class Range(NamedTuple, Generic[Start]):
    """From here on, up to there; None: without an end."""

    first: Start
    below: Start | None


def ranges(pieces: Iterable[Piece[Start]]) -> Iterator[Range[Start]]:
    """Give the good ranges of pieces in order."""
    first: Start | None = None
    for piece in pieces:
        if piece.good and first is None:
            first = piece.start
        elif not piece.good and first is not None:
            yield Range(first, piece.start)
            first = None
    if first is not None:
        yield Range(first, None)


def version_ranges(pieces: Iterable[Piece[Numbers]]) -> tuple[Version, ...]:
    """Give the good versions as tests, of which one has to hold."""
    return tuple(Version(at_least=each.first, below=each.below) for each in ranges(pieces))
