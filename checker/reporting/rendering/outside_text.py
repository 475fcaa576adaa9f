"""Text from outside, made safe to show: a device's name must not turn a line around or hide part of it."""

from __future__ import annotations

_SPACES = "\u00a0\u202f"  # our own texts keep a number and its unit together with these
_LONGEST = 2000


def shown(text: str) -> str:
    """Give the text without what steers, and not longer than a page can bear."""
    return shortened(printable(text), _LONGEST)


def printable(text: str) -> str:
    """Give the text without control, direction and zero-width characters.

    Unicode's categories Cc, Cf, Cs, Co and Cn; Python's `str.isprintable` tells them. Line ends become spaces.
    """
    return text if text.isprintable() else "".join(_printable(character) for character in text)


def _printable(character: str) -> str:
    if character.isprintable() or character in _SPACES:
        return character
    return " " if character.isspace() else ""


def shortened(text: str, longest: int) -> str:
    """Give the text, or its first part and an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
