"""Version numbers as devices and people write them.

`packaging` alone refuses `128.5.0esr`, `22H2`, `17.6 (20618)` and `24.04.1 LTS`, so the number is taken out first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from packaging.version import Version

_LONGEST = 64
_HALF_YEAR = re.compile(r"(\d\d)H([12])\b", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})*", re.ASCII)


class NotAVersionError(ValueError):
    """The text holds no version number."""


@lru_cache(maxsize=512)
def version_of(text: str) -> Version:
    """Give the version number in the text: `128.5.0esr` is 128.5.0, `22H2` is 22.2.

    Raises `NotAVersionError` when there is none. Compares by number, and `12` equals `12.0`.
    """
    if half_year := _HALF_YEAR.match(text[:_LONGEST].strip()):
        return Version(f"{half_year[1]}.{half_year[2]}")
    number = _NUMBER.search(text[:_LONGEST])
    if number is None:
        raise NotAVersionError(text[:_LONGEST])
    return Version(number[0])


def major(text: str) -> int:
    """Give the first number of a version: 158 for `158.0.8100.12`."""
    return version_of(text).major


def is_beyond(text: str, listed: str) -> bool:
    """Tell whether a version is newer than a listed one and all that belongs to it: 158.0.8 is still 158."""
    numbers = version_of(listed).release
    return version_of(text).release[: len(numbers)] > numbers


def is_version(text: str) -> bool:
    """Tell whether the text holds a version number at all."""
    return _NUMBER.search(text[:_LONGEST]) is not None
