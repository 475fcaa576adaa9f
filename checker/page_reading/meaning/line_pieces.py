"""A line as pieces: its sentences and items, each with what the headings above it say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.page_reading.block import Line
from checker.page_reading.meaning.devices import Devices, devices_above, devices_in
from checker.page_reading.meaning.piece import Piece
from checker.page_reading.meaning.roles import asks, role_above, role_of
from checker.page_reading.meaning.table_pieces import has_value, labels_of

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])|\s*[;•]\s+|\n+")
_LABELLED = re.compile(r"([^:?]{2,60}?)\s*:\s+(.+)", re.DOTALL)
_DASHED = re.compile(r"([^–—\d]{2,40}?)\s+[–—-]\s+(.+)", re.DOTALL)


def line_pieces(line: Line, group: int, *, is_asked: bool) -> Iterator[Piece]:
    """Give the pieces of a line. A sentence takes its kind of device over from the one before it."""
    last = Devices()
    for sentence in filter(None, map(str.strip, _SENTENCES.split(line.text))):
        if not sentence.endswith("?"):
            piece = _piece(sentence, line, group, last, is_asked=is_asked)
            last = devices_in(piece.quote) if devices_in(piece.quote).is_named else last
            yield piece


def _piece(sentence: str, line: Line, group: int, last: Devices, *, is_asked: bool) -> Piece:
    labelled = _LABELLED.fullmatch(sentence) or _DASHED.fullmatch(sentence)
    label = labelled[1] if labelled and not has_value(labelled[1]) else ""
    text = labelled[2] if labelled and label else sentence
    own = devices_in(label) if devices_in(label).is_named else devices_in(text)
    above = next((labels for labels in map(labels_of, reversed(line.path)) if labels), ())
    labels = labels_of(label) or (above if not labels_of(text) else ())
    return Piece(
        text=text,
        quote=sentence,
        labels=labels,
        role=role_of(label) or role_above(line.path),
        devices=next((one for one in (own, last, devices_above(line.path)) if one.is_named), Devices()),
        path=line.path,
        group=group,
        row=-1,
        is_asked=is_asked or asks(sentence) or any(map(asks, line.path)),
    )
