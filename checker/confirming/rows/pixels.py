"""Screens in pixels: "1024x768", "1.024 bij 768", "Full HD"; the long side against the long side."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from checker.conditions import Condition
from checker.conditions.display_at_least import DisplayAtLeast
from checker.confirming.rows.row import Columns, NotUnderstoodError
from checker.confirming.rows.written import only, short, these, values_of

_SIZE = re.compile(
    r"(?<![\w.,])(\d{3,5}|\d[.,]\d{3})\s*(?:x|×|\*|bij|by|op)\s*(\d{3,5}|\d[.,]\d{3})(?!\w|[.,]\d)", re.ASCII
)
_FULL_HD = re.compile(r"\bfull[ -]?hd\b|(?<!\w)1080p\b")
_FULL_HD_SIZE = "1920 x 1080"
_WORDS = these(
    "pixels pixel px beeldpunten resolutie schermresolutie resolution scherm beeldscherm screen",
    "css p full hd fullhd xga wxga sxga",
)
_SMALLEST = 100
_LONGEST_SIDE = 5  # times the other; where it is more, a digit slipped in


class Pixels(msgspec.Struct, frozen=True):
    """A size of a screen in its own pixels, or in those that a page gets."""

    measure: Literal["physical", "effective"]

    def canonical(self, text: str) -> str:
        """Give a size as specs have it."""
        match = only(text, _SIZE, _WORDS)
        if match is None and only(text, _FULL_HD, _WORDS):
            return _FULL_HD_SIZE
        sides = [int(re.sub(r"[.,]", "", side)) for side in match.groups()] if match else [0]
        if min(sides) < _SMALLEST or max(sides) > _LONGEST_SIDE * min(sides):
            raise NotUnderstoodError(f'expected a size in pixels such as "1024 x 768", not "{short(text)}"')
        return " x ".join(map(str, sides))

    def plain(self, condition: Condition) -> Columns | None:
        """Give the sizes a condition asks."""
        if not isinstance(condition, DisplayAtLeast) or condition.measure != self.measure or condition.minimum is None:
            return None
        return Columns(minimum=_tidy(condition.minimum), recommended=_tidy(condition.recommended or ""))

    def condition(self, asked: Columns, like: Condition | None) -> DisplayAtLeast:
        """Give the condition; tolerances and a diagonal beside it stay."""
        minimum, recommended = values_of(asked, self.canonical, _is_lower)
        now = like if isinstance(like, DisplayAtLeast) else DisplayAtLeast(measure=self.measure, minimum=minimum)
        inches = now.minimum_inches if now.minimum and now.measure == self.measure else None
        return msgspec.structs.replace(
            now,
            measure=self.measure,
            minimum=_kept(minimum, now.minimum),
            recommended=_kept(recommended, now.recommended),
            minimum_inches=inches,
        )


def _tidy(size: str) -> str:
    return " x ".join(re.findall(r"\d+", size))


def _kept(size: str | None, now: str | None) -> str | None:
    return now if size and now and _tidy(now) == size else size


def _is_lower(size: str, than: str) -> bool:
    """Tell whether a size is smaller along either side."""
    pairs = zip(_sides(size), _sides(than), strict=True)
    return any(side < other for side, other in pairs)


def _sides(size: str) -> list[int]:
    return sorted(map(int, re.findall(r"\d+", size)))
