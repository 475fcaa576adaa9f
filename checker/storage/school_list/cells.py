"""The text of a cell as a person reads it, without what Excel and others put in to keep it text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST_CELL = 2000
"""Devices one after the other; a name is no longer than `LONGEST_NAME`."""
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]")
_PLAIN = re.compile(r"(?:[A-Za-z0-9](?:[!-~]| (?! )){0,100}[!-~])?")
"""Nearly every cell: nothing to take away."""
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how exports keep Excel from taking 007 for 7
_APOSTROPHE = re.compile(r"'(?![st]\b)")  # likewise; but 's-Graveland and 't Hof are names
_NOTHING = """
    - -- --- – — ? ?? . .. ... … / nvt n.v.t n.v.t. n/a n.a. geen none null nil onbekend unknown leeg (leeg) (blank)
    #n/b #n/a #verw! #ref! #waarde! #value! #naam? #name?
"""
_NOTHING_WORDS = frozenset(_NOTHING.split())
"""By which a cell says that there is nothing."""


class Row(NamedTuple):
    """A row of cells, as `told` gives them once the list is read; `number` counts from 1 as a spreadsheet does."""

    number: int
    cells: Sequence[str]


def told(cell: str) -> str:
    """Give what the cell says: one line, no marks, nothing that cannot be seen, no endless text."""
    if _PLAIN.fullmatch(cell):
        return cell
    if not cell.isascii() or not cell.isprintable():
        cell = _UNSEEN.sub("", cell)
    text = " ".join(cell.split())
    if text.startswith("=") and (kept := _AS_TEXT.fullmatch(text)):
        text = " ".join(kept[1].replace('""', '"').split())
    if text.startswith("'") and _APOSTROPHE.match(text):
        text = text[1:].lstrip()
    return text[:_LONGEST_CELL].rstrip()


def named(text: str) -> str:
    """Give what a cell says, "" where it says that there is nothing: a dash, n.v.t., onbekend."""
    return "" if text.casefold() in _NOTHING_WORDS else text


def squashed(text: str) -> str:
    """Give the letters and digits alone, by which headings are compared: "Asset-Tag:" and "asset_tag" are the same."""
    return "".join(filter(str.isalnum, told(text).casefold()))
