"""Quantities between base units and the words people use: one parser, one formatter.

Inside the program a size is in bytes and a clock rate in hertz. A school reads sizes as they stand on the box:
1024 x 1024 x 1024 bytes of memory is sold as "1 GB", so a GiB is shown as GB, with a decimal only where it tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from types import MappingProxyType

_WHOLE_FROM = 20
KIB, MIB, GIB, TIB = 1024, 1024**2, 1024**3, 1024**4

_FACTORS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "byte": {
            "B": 1,
            "KiB": KIB,
            "MiB": MIB,
            "GiB": GIB,
            "TiB": TIB,
            "KB": 10**3,
            "MB": 10**6,
            "GB": 10**9,
            "TB": 10**12,
        },
        "hertz": {"Hz": 1, "kHz": 10**3, "MHz": 10**6, "GHz": 10**9},
        "pixel": {"px": 1},
        "second": {"s": 1},
        "inch": {"inch": 1},
        "count": {},
    }
)
_QUANTITY = re.compile(r"\s*(\d{1,15}(?:\.\d{1,6})?)\s*([A-Za-z]*)\s*", re.ASCII)
_EXAMPLES = MappingProxyType(
    {
        "byte": "4 GiB",
        "hertz": "2.0 GHz",
        "pixel": "1024 px",
        "second": "5 s",
        "inch": "9.7 inch",
        "count": "2",
    }
)


class NotAQuantityError(ValueError):
    """The text is not a quantity in the unit that was asked for; its text says what was expected."""


def example(unit: str) -> str:
    """Give a value a person could write in this unit, for messages."""
    return _EXAMPLES[unit]


@lru_cache(maxsize=512)  # a spec's few quantities are asked of every device
def parse_quantity(text: str, unit: str) -> Decimal:
    """Give the quantity in base units: `4 GiB` in `byte` is 4294967296, exactly.

    Raises `NotAQuantityError` for another unit, for none where the unit has names, and for anything else.
    """
    match = _QUANTITY.fullmatch(text)
    factors = _FACTORS[unit]
    if match and (match[2] in factors or (not factors and not match[2])):
        return Decimal(match[1]) * factors.get(match[2], 1)
    raise NotAQuantityError(f'expected a quantity such as "{_EXAMPLES[unit]}", not "{text[:40]}"')


def _rounded(value: Decimal, places: int) -> str:
    text = f"{value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(value: Decimal, steps: tuple[tuple[int, str], ...]) -> str:
    factor, word = next(((f, w) for f, w in steps if value >= f), steps[-1])
    amount = value / factor
    return f"{_rounded(amount, 0 if amount >= _WHOLE_FROM else 1)} {word}"


def format_quantity(value: float | Decimal, unit: str, decimal_mark: str = ",") -> str:
    """Give the quantity in a reader's words: 4294967296 `byte` is "4 GB", 2300000000 `hertz` is "2,3 GHz".

    Sizes count in powers of 1024 and are rounded half up, to one decimal under 20 and to whole numbers above.
    """
    exact = Decimal(str(value))
    match unit:
        case "byte":
            text = _scaled(exact, ((TIB, "TB"), (GIB, "GB"), (MIB, "MB"), (KIB, "KB"), (1, "bytes")))
        case "hertz":
            text = _scaled(exact, ((10**9, "GHz"), (10**6, "MHz"), (10**3, "kHz"), (1, "Hz")))
        case "inch":
            text = f"{_rounded(exact, 1)} inch"
        case _:
            text = _rounded(exact, 1)
    return text.replace(".", decimal_mark)
