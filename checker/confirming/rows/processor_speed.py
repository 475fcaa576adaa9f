"""Kloksnelheid van de processor: "2 GHz", "2,3 GHz", "1500 MHz"."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.confirming.rows.quantity import Quantity
from checker.confirming.rows.row import NotUnderstoodError, RowKind
from checker.confirming.rows.written import NUMBER, only, short, shown, these

_RATE = re.compile(rf"(?<![\w.,-])({NUMBER})\s*-?(ghz|gigahertz|mhz|megahertz)\b", re.ASCII)
_WORDS = these("processor processorsnelheid kloksnelheid cpu clock speed snelheid")
_GIGA, _MEGA = 10**9, 10**6
_HIGHEST = 100 * _GIGA
_THOUSANDS = re.compile(r"\d[.,]\d{3}")


def _read(text: str) -> Decimal:
    match = only(text, _RATE, _WORDS)
    rate = Decimal(0)
    if match and match[2].startswith("g"):
        rate = Decimal(match[1].replace(",", ".")) * _GIGA
    elif match:
        is_grouped = _THOUSANDS.fullmatch(match[1])
        rate = Decimal(re.sub(r"[.,]", "" if is_grouped else ".", match[1])) * _MEGA
    if not _MEGA <= rate <= _HIGHEST:
        raise NotUnderstoodError(f'expected a clock rate such as "2 GHz", not "{short(text)}"')
    return rate


def _shown(rate: Decimal) -> str:
    return f"{shown(rate / _GIGA)} GHz" if rate >= _GIGA else f"{shown(rate / _MEGA)} MHz"


_RATE_AT_LEAST = Quantity("cpu.max_frequency", _read, _shown, _shown)

PROCESSOR_SPEED = RowKind(
    name="processor-speed",
    classes=("windows-pc", "mac", "linux-pc", "android-tablet"),
    facts=("cpu.max_frequency",),
    plain=_RATE_AT_LEAST.plain,
    canonical=_RATE_AT_LEAST.canonical,
    condition=_RATE_AT_LEAST.condition,
)
