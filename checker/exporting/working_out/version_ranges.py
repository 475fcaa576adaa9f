"""Versions that are good, as few ranges: what lies beside each other is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.exporting.plain_test import Numbers, Version


class Piece(NamedTuple):
    """From a version up to the next piece, and whether that is good."""

    start: Numbers
    good: bool


def ranges(pieces: Iterable[Piece]) -> Iterator[Version]:
    """Give the good ranges of pieces in order. What is before the first piece is good where that starts with 0."""
    first: Numbers | None = None
    for piece in pieces:
        if piece.good and first is None:
            first = piece.start
        elif not piece.good and first is not None:
            yield Version(at_least=first, below=piece.start)
            first = None
    if first is not None:
        yield Version(at_least=first)
