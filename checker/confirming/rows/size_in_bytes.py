"""Sizes as people write them: "8 GB", "8GB RAM", "4 gigabyte", "2.048 MB"; 1024 MB is 1 GB, as on the box."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.confirming.rows.quantity import Quantity
from checker.confirming.rows.row import NotUnderstoodError
from checker.confirming.rows.written import NUMBER, number, only, short, shown
from checker.units import GIB, MIB, TIB

_SIZE = re.compile(
    rf"(?<![\w.,-])({NUMBER})\s*-?(tb|tib|terabytes?|gb|gib|gigabytes?|gig|mb|mib|megabytes?)\b", re.ASCII
)
_FACTORS = {"t": TIB, "g": GIB, "m": MIB}
_LARGEST = 1024 * TIB


def size_of(fact: str, words: frozenset[str]) -> Quantity:
    """Give the amount of a fact that is a size; `words` may stand beside it."""

    def read(text: str) -> Decimal:
        match = only(text, _SIZE, words)
        value = number(match[1], in_thousands=match[2].startswith("m")) if match else None
        size = value * _FACTORS[match[2][0]] if match and value is not None else Decimal(0)
        if not MIB <= size <= _LARGEST or size % 1:
            raise NotUnderstoodError(f'expected a size such as "8 GB", not "{short(text)}"')
        return size

    return Quantity(fact, read, _shown, _stored)


def _shown(size: Decimal) -> str:
    for factor, name in ((TIB, "TB"), (GIB, "GB"), (MIB, "MB")):
        if size >= factor and size * 100 % factor == 0:
            return f"{shown(size / factor)} {name}"
    return f"{shown(size / MIB)} MB" if size * 10 % MIB == 0 else ""


def _stored(size: Decimal) -> str:
    return _shown(size).replace("B", "iB")
