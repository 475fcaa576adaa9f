"""A line as pieces: its sentences and items, each with what the headings above it say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.page_reading.block import Block, Line
from checker.page_reading.meaning.browsers import names_browser
from checker.page_reading.meaning.devices import Devices, devices_above, devices_in
from checker.page_reading.meaning.piece import Piece
from checker.page_reading.meaning.roles import asks, denies, role_above, role_of, turns_down
from checker.page_reading.meaning.subjects import FLAGS, NOT_SAYABLE, kinds_named
from checker.page_reading.meaning.table_pieces import has_value, labels_of

_MOST_WORDS = 3
# Not behind "min." or another word that is cut short.
_SENTENCES = re.compile(
    r"(?<=[.!?])(?<!\b(?i:min|max|bij|evt)\.)(?<!\b(?i:ca|nr|vs)\.)(?<!\b(?i:bijv|incl|excl)\.)"
    r"\s+(?=[A-Z0-9]|i(?:Pad|OS|Mac)|macOS)|\s*[;•]\s+|\n+"
)
_ANY = re.compile(r"\b(?:appara(?:at|ten)|toestel(?:len)?|devices?|alle|all)\b", re.IGNORECASE)
_LABELLED = re.compile(r"([^:?]{2,60}?)\s*:\s+(.+)", re.DOTALL)
_DASHED = re.compile(r"([^–—\d]{2,40}?)\s+[–—-]\s+(.+)", re.DOTALL)


def with_labels(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks of a page; a line that is only the name of a row stands above the values below it.

    So it is where a table is made of other tags, or was pasted with each cell on a line of its own.
    """
    label: Line | None = None
    is_used = False
    for block in blocks:
        if label and isinstance(block, Line) and block.path == label.path and not kinds_named(block.text):
            yield Line((*label.path, label.text), block.text)
            is_used = True
            continue
        if label and not is_used:
            yield label
        label, is_used = None, False
        if isinstance(block, Line) and is_label(block.text):
            label = block
        else:
            yield block
    if label and not is_used:
        yield label


def is_label(text: str) -> bool:
    """Tell whether a text only names a row: "Werkgeheugen"."""
    kinds = set(kinds_named(text))
    is_short = len(text.split()) <= _MOST_WORDS and not any(map(str.isdecimal, text)) and text[-1] not in ".!?"
    return is_short and bool(kinds) and not kinds & set(FLAGS) and not asks(text) and not NOT_SAYABLE.search(text)


def line_pieces(line: Line, group: int, *, is_asked: bool) -> Iterator[Piece]:
    """Give the pieces of a line. A sentence takes its kind of device over from the one before it."""
    last = Devices()
    for sentence in filter(None, map(str.strip, _SENTENCES.split(line.text))):
        if not sentence.endswith("?"):
            piece = _piece(sentence, line, group, last, is_asked=is_asked)
            own = devices_in(piece.quote)
            last = (Devices() if denies(sentence) else own) if own.is_named else last
            yield piece


def _piece(sentence: str, line: Line, group: int, last: Devices, *, is_asked: bool) -> Piece:
    labelled = _LABELLED.fullmatch(sentence) or _DASHED.fullmatch(sentence)
    is_labelled = labelled is not None and not has_value(labelled[1]) and not names_browser(labelled[1])
    label = labelled[1] if labelled and is_labelled else ""
    is_known = bool(labels_of(label) or role_of(label) or devices_in(label).is_named)
    text = labelled[2] if labelled and label and is_known else sentence
    own = devices_in(label) if devices_in(label).is_named else devices_in(text)
    before = Devices() if _ANY.search(sentence) else last
    above = next((labels for labels in map(labels_of, reversed(line.path)) if labels), ())
    labels = labels_of(label) or (above if not labels_of(text) else ())
    name = line.path[-1] if line.path and not label else ""
    is_below_its_name = bool(name) and is_label(name) and not devices_in(name).is_named and labels == labels_of(name)
    is_of_heading = denies(sentence) and devices_in(name).is_named and not own.is_named
    return Piece(
        text=text,
        quote=f"{name} | {sentence}" if is_below_its_name or is_of_heading else sentence,
        labels=labels,
        role=role_of(label) or role_above(line.path),
        devices=next((one for one in (own, before, devices_above(line.path)) if one.is_named), Devices()),
        path=line.path,
        group=group,
        row=-1,
        is_asked=is_asked or asks(sentence) or any(map(asks, line.path)),
        is_denied=any(map(turns_down, line.path)) or (is_known and turns_down(label)),
        is_likely=before.is_named and not own.is_named,
    )
