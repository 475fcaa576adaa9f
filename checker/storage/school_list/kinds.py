"""Which class a device is of, and which version it runs, by the words of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "chromebook": "chromebook", "chrome book": "chromebook", "chrome os": "chromebook", "chromeos": "chromebook",
        "chrome": "chromebook", "google chrome": "chromebook", "ipad": "ipad", "ios": "ipad", "macos": "mac",
        "mac os": "mac", "os x": "mac", "macbook": "mac", "imac": "mac", "apple mac": "mac", "mac": "mac",
        "windows": "windows-pc", "microsoft windows": "windows-pc", "win": "windows-pc", "macintosh": "mac",
        "android": "android-tablet", "galaxy tab": "android-tablet", "tablet": "android-tablet",
        "linux": "linux-pc", "ubuntu": "linux-pc",
    }
)  # fmt: skip
"""Not "laptop", "notebook", "desktop" or "computer": a school calls its Chromebooks so too."""
_BEGINNING = re.compile(rf"({'|'.join(sorted(_CLASSES, key=len, reverse=True))})(?:s|os)?(?![^\W\d_])")
_SURE = re.compile(r"\b(?:chromebook|ipad|macbook|imac|galaxy tab)(?:s|nr|nummers?)?\b", re.IGNORECASE)
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,6}){0,3}")


def device_class(words: Iterable[str], named: Iterable[str]) -> str:
    """Give the class by the first word that says one, else by a model that can be of one class only; "" if none."""
    spoken = (_by_beginning(word.casefold().strip()) for word in words)
    sure = (_by_beginning(found[0].casefold()) for text in named if (found := _SURE.search(text)))
    return next(filter(None, (*spoken, *sure)), "")


def _by_beginning(text: str) -> str:
    found = _BEGINNING.match(text)
    return _CLASSES[found[1]] if found else ""


def version(text: str) -> str:
    """Give a version as Google Admin tells it (126.0.6478.222); other columns are called so too, and give ""."""
    return text if _VERSION.fullmatch(text) else ""
