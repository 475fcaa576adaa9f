"""A line as pieces: its sentences and items, each with what the headings above it say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.page_reading.block import Block, Line
from checker.page_reading.meaning.browsers import names_browser
from checker.page_reading.meaning.devices import Devices, devices_above, devices_in, without_devices
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
_WORD = re.compile(r"[^\W_]+")
_AROUND = frozenset({"voor", "op", "en", "of", "for", "on", "and", "or", "apple", "microsoft"})
_ANY = re.compile(r"\b(?:appara(?:at|ten)|toestel(?:len)?|devices?|alle|all)\b", re.IGNORECASE)
_LABELLED = re.compile(r"([^:?]{2,60}?)\s*:\s+(.+)", re.DOTALL)
_DASHED = re.compile(r"([^–—\d]{2,40}?)\s+[–—-]\s+(.+)", re.DOTALL)


def with_labels(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks of a page; a line that is only a name, of a row or a device, stands above what is below it.

    So it is where a table is made of other tags, or was pasted with each cell on a line of its own. Devices right below
    each other, as in a menu, stand above nothing.
    """
    before: Block | None = None
    device: Line | None = None
    label: Line | None = None
    for block, following in _with_next(blocks):
        device = device if device and _may_be_below(device, block) else None
        label = label if label and block.path == label.path and _is_value(block) else None
        above = [line.text for line in (device, label) if line]
        if _is_device_line(block) and isinstance(block, Line):
            is_in_menu = _is_device_line(before) or _is_device_line(following)
            device = block if following and _may_be_below(block, following) and not is_in_menu else None
            is_used = device is not None
        elif isinstance(block, Line) and is_label(block.text):
            label = block if following and following.path == block.path and _is_value(following) else None
            is_used = label is not None
        else:
            is_used = False
        if not is_used:
            yield block._replace(path=(*block.path, *above))
        before = block


def _with_next(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Give each block with the one after it."""
    found = tuple(blocks)
    return zip(found, (*found[1:], None), strict=True) if found else iter(())


def _may_be_below(name: Line, block: Block) -> bool:
    """Tell whether a block is in the same part of the page as a name, and not behind the list that the name is in."""
    return block.path == name.path and block.depth >= name.depth


def _is_device_line(block: Block | None) -> bool:
    return isinstance(block, Line) and _is_device_name(block.text)


def _is_value(block: Block) -> bool:
    """Tell whether a block may be what stands in a row: a line that names no row and no device itself."""
    return isinstance(block, Line) and not kinds_named(block.text) and not _is_device_name(block.text)


def _is_device_name(text: str) -> bool:
    """Tell whether a text only names devices: "Windows", "Voor Chromebooks", "Laptops en desktops"."""
    is_short = len(text.split()) <= _MOST_WORDS and not any(map(str.isdecimal, text))
    rest = _WORD.findall(without_devices(text))
    return is_short and devices_in(text).is_named and all(word.lower() in _AROUND for word in rest)


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
