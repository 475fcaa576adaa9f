"""Text from outside, made safe to show: a device's name must not turn a line around or hide part of it."""

from __future__ import annotations

_SPACES = "\u00a0\u202f"  # our own texts keep a number and its unit together with these
_LONGEST = 2000
_PLAIN = str.maketrans(
    {
        "›": ">",
        "‹": "<",
        "×": "x",
        "–": "-",
        "—": "-",
        "…": "...",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
    }
)
_LAST_OF_LATIN_1 = "\u00ff"


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


def in_plain_signs(text: str) -> str:
    """Give the text with the letters every console in Europe has, accents and all; signs become what looks like them.

    Letters of other scripts lose their accents, and what is still strange is a question mark.
    """
    import unicodedata  # noqa: PLC0415  a library of its own, and only a terminal pays

    composed = unicodedata.normalize("NFC", shown(text).translate(_PLAIN))
    return "".join(sign if _is_plain(sign) else _without_accents(sign) for sign in composed)


def _is_plain(sign: str) -> bool:
    return sign.isascii() or (sign <= _LAST_OF_LATIN_1 and sign.isalpha())


def _without_accents(sign: str) -> str:
    import unicodedata  # noqa: PLC0415  likewise

    parts = (part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return "".join(part if part.isascii() else "?" for part in parts)
