"""What speaks against two records being one device: another kind, or clearly another model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

KINDS_IN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "chromebook": "chromebook", "chrome": "chromebook", "ipad": "tablet", "tablet": "tablet", "macbook": "mac",
        "imac": "mac", "mac": "mac", "laptop": "", "notebook": "", "pc": "", "desktop": "", "windows": "pc",
    }
)  # fmt: skip
"""What a word in a label says of the kind; "" for too little: a Chromebook is called a laptop too."""

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "windows-pc": "pc", "linux-pc": "pc", "mac": "mac", "chromebook": "chromebook", "ipad": "tablet",
        "android-tablet": "tablet", "phone": "phone",
    }
)  # fmt: skip
"""Kinds that a list tells apart: "tablet" is said of an iPad too, and a PC with Linux is a PC."""

_BRANDS = frozenset(
    {
        "acer", "apple", "asus", "dell", "dynabook", "fujitsu", "google", "hp", "huawei", "lenovo", "lg", "medion",
        "microsoft", "msi", "samsung", "toshiba",
    }
)  # fmt: skip
_WORDS = re.compile(r"[^\W_]+")
_CODE = 7
"""A word of letters and digits as long as this is a maker's own code (20R3000KMH), beside which a name is no other."""


def kind_of(device_class: str) -> str:
    """Give the kind by which a school tells devices apart; "" where it is not known."""
    return _KINDS.get(device_class, "")


def is_other_kind(one: str, other: str) -> bool:
    """Tell whether both are known and differ."""
    return bool(one and other and one != other)


def is_other_model(one: str, other: str) -> bool:
    """Tell whether two names can be no one model: another brand, or of one series another number."""
    if not one or not other:
        return False
    left, right = (frozenset(_WORDS.findall(name.casefold())) for name in (one, other))
    brands = left & _BRANDS, right & _BRANDS
    if all(brands) and not brands[0] & brands[1]:
        return True
    numbers = _numbers(left), _numbers(right)
    return all(numbers) and not numbers[0] & numbers[1] and any(word.isalpha() for word in left & right)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    numbered = (word for word in words if any(sign.isdecimal() for sign in word))
    return frozenset(word for word in numbered if len(word) < _CODE)
