"""Grootte van het scherm, van hoek tot hoek: "9,7 inch", "24,6 cm"."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from checker.conditions import Condition
from checker.conditions.display_at_least import DisplayAtLeast
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.written import only, short, shown, these

_DIAGONAL = re.compile(
    r"(?<![\w.,-])(\d{1,3}(?:[.,]\d{1,2})?)\s*-?(inch|inches|\"|''|”|′′|duim|cm|centimeter|centimetre)(?!\w)", re.ASCII
)
_WORDS = these("scherm beeldscherm screen schermgrootte diagonaal diagonal schermdiagonaal")
_CM = Decimal("2.54")
_TENTH = Decimal("0.1")
_LEAST, _MOST = 3, 200
_TOLERANCE = 0.02  # a screen sold as 15.6 inch tells 34 by 19 centimetres: 15.3


def _canonical(text: str) -> str:
    match = only(text, _DIAGONAL, _WORDS)
    size = Decimal(match[1].replace(",", ".")) if match else Decimal(0)
    if match and match[2].startswith("c"):
        size = (size / _CM).quantize(_TENTH, rounding=ROUND_HALF_UP)
    if not _LEAST <= size <= _MOST:
        raise NotUnderstoodError(f'expected a size such as "9.7 inch", not "{short(text)}"')
    return f"{shown(size)} inch"


def _plain(condition: Condition) -> Columns | None:
    if not isinstance(condition, DisplayAtLeast) or condition.minimum or condition.minimum_inches is None:
        return None
    inches = Decimal(str(condition.minimum_inches))
    is_writable = _LEAST <= inches <= _MOST and inches * 100 % 1 == 0
    return Columns(minimum=f"{shown(inches)} inch") if is_writable else None


def _condition(asked: Columns, like: Condition | None) -> DisplayAtLeast:
    if asked.minimum and asked.recommended:
        raise NotUnderstoodError("a size in inches has one value, not a minimum and a recommended one")
    written = asked.minimum or asked.recommended
    if not written:
        raise NotUnderstoodError("there is no value in either column")
    inches = float(_canonical(written).removesuffix(" inch"))
    now = like if isinstance(like, DisplayAtLeast) and not like.minimum else None
    if now is None:
        return DisplayAtLeast(measure="physical", minimum_inches=inches, tolerance=_TOLERANCE)
    if now.minimum_inches == inches:
        return now
    return msgspec.structs.replace(now, minimum_inches=inches, tolerance=max(now.tolerance, _TOLERANCE))


SCREEN_SIZE = RowKind(
    name="screen-size",
    classes=("windows-pc", "mac", "linux-pc", "chromebook", "ipad", "android-tablet"),
    facts=("displays",),
    plain=_plain,
    canonical=_canonical,
    condition=_condition,
)
