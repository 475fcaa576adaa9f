"""What stands for several devices in one cell: "CB-01 t/m CB-30", "Laptop 1 - Laptop 12", "LT-01, LT-02 en LT-03"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.storage.school_list.contents import is_code, is_kind, is_room

_MOST = 500
_TO = re.compile(r"\s*(?:\bt/?m\b\.?|(?<=\d)t/m|\btot(?: en met)?\b|\bto\b|\bthrough\b|\.\.+)\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]\s*")
_AND = re.compile(r"\s*(?:[,;/+&]|\ben\b|\band\b)\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"[0-9]{1,5}(?:(?:, | en |; )[0-9]{1,5})+|[0-9]{1,5}(?:[,;][0-9]{1,5}){2,}")
"""Not 12,5 and not 5/6."""
_REMARK = re.compile(r"\s*\([^)]*\)$")
_NUMBERED = re.compile(r"(?P<before>.*?)(?P<number>[0-9]{1,5})", re.DOTALL)
_SOME_SEPARATOR = re.compile(r"[0-9]\s*(?:[-–—,;/+&]|\.\.|t/?m|tot\b|to\b|en\b|and\b|through\b)\s*\w", re.IGNORECASE)
"""After a number, which most labels end with."""


def labels_in(text: str) -> Sequence[str]:
    """Give each label that the cell stands for; the text itself where that is not sure."""
    if not _SOME_SEPARATOR.search(text):
        return (text,)
    bare = _REMARK.sub("", text)
    if (found := next(_ranges(bare), None)) is not None:
        return found
    several = [part for part in _AND.split(bare) if part]
    if len(several) == 1:
        return (text,)
    each = list(dict.fromkeys(label for part in several for label in next(_ranges(part), (part,))))
    is_sure = 1 < len(each) <= _MOST and (_NUMBERS.fullmatch(bare) or all(map(is_code, each)))
    return each if is_sure else (text,)


def _ranges(text: str) -> Iterator[Sequence[str]]:
    """Give the range this is, for each place at which it can be parted.

    It is sure where its ends are written alike, or a word says so: "5-12" may be device 12 of room 5.
    """
    for separator in (_TO, _DASH):
        for found in separator.finditer(text):
            ends = [_NUMBERED.fullmatch(end) for end in (text[: found.start()], text[found.end() :])]
            if ends[0] and ends[1] and (labels := _range(ends[0], ends[1], is_told=separator is _TO)):
                yield labels


def _range(first: re.Match[str], last: re.Match[str], *, is_told: bool) -> Sequence[str]:
    before, again = first["before"], last["before"].strip().casefold()
    low, high = int(first["number"]), int(last["number"])
    kind = before.strip().casefold()
    is_of_many = is_kind(kind) and kind.endswith("s")  # "Chromebooks 1-30"
    is_sure = again == kind if again else is_told or is_of_many
    if (
        not is_sure
        or (again == kind == "" and not is_told)
        or not 0 < high - low < _MOST
        or (kind and is_room(first[0]))
    ):
        return ()
    width = len(first["number"]) if first["number"].startswith("0") else 0
    one = re.sub("(?i)s( *)$", r"\1", before) if is_of_many else before
    return [f"{one}{number:0{width}}" for number in range(low, high + 1)]
