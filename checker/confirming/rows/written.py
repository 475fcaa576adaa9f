"""What people and pages write around a value: "minimaal 8 GB of meer" says 8 GB and nothing else.

A text is understood only when one value is in it and every other word is known to change nothing: "maximaal 8 GB",
"4 of 8 GB" and "8 GB voor Windows" are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from checker.confirming.rows.row import Columns, NotUnderstoodError

NUMBER = r"\d{1,7}(?:[.,]\d{1,6})?"
YES = "yes"
_LONGEST = 200
_RAISED = re.compile("[¹²³⁰⁴-⁹]")
_SHOWN = 40
_WORD = re.compile(r"[^\W\d_]+|[^\s\w.,;:()\[\]\"'+≥>=®™/-]|\d+|_")
_COUNTED = (
    "een één one", "twee two dual", "drie three", "vier four quad", "vijf five", "zes six hexa", "zeven seven",
    "acht eight octa",
)  # fmt: skip
_NUMBERS = {word: number for number, words in enumerate(_COUNTED, start=1) for word in words.split()}
NUMBER_WORDS = "|".join(_NUMBERS)
OR_LATER = re.compile(
    r"\b(?:hogere?|nieuwere?|latere?|vanaf|minimaal|minimum|minste|minstens|tenminste|higher|newer|above|up|from|least)\b|"
    r"\+|≥|>"
)
"""That a version is the lowest, and not the only one."""

_T = TypeVar("_T")


def these(*words: str) -> frozenset[str]:
    """Give the words in some texts."""
    return frozenset(word for text in words for word in text.split())


_SAYS_NOTHING = these(
    "minimaal minimum min ten minste tenminste minstens vanaf of en meer hoger hogere nieuwer nieuwere later latere",
    "groter beter sneller de het een",
    "at least from or and more higher newer up above larger better faster the a an",
)
_SAYS_YES = these(
    "ja vereist verplicht nodig moet wel aan aanwezig ingeschakeld toegestaan toestaan accepteren ondersteund",
    "yes required needed must be on enabled allowed supported",
)


def without_notes(text: str) -> str:
    """Give a text without raised numbers, which lead to a note."""
    return _RAISED.sub(" ", text)


def plain_text(text: str) -> str:
    """Give a text in small letters, with single spaces; "" for one that is too long to be a value.

    The number of a note is left out: "768²" is not 7682.
    """
    flat = " ".join(unicodedata.normalize("NFKC", without_notes(text[: _LONGEST + 1])).split()).casefold()
    return flat if len(flat) <= _LONGEST else ""


def only(text: str, pattern: re.Pattern[str], words: frozenset[str] = frozenset()) -> re.Match[str] | None:
    """Give the one match in a text in which nothing else says anything; `words`: what may stand there besides."""
    flat = plain_text(text)
    found = list(pattern.finditer(flat))
    if len(found) != 1:
        return None
    rest = f"{flat[: found[0].start()]} {flat[found[0].end() :]}"
    return found[0] if says_nothing(rest, words) else None


def says_nothing(rest: str, words: frozenset[str] = frozenset()) -> bool:
    """Tell whether every word of a text is known to change nothing."""
    return all(word in _SAYS_NOTHING or word in words for word in _WORD.findall(rest))


def counted(word: str) -> int | None:
    """Give the number that a word or digits name; None for any other word."""
    return int(word) if word.isascii() and word.isdigit() else _NUMBERS.get(word)


def is_yes(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text says that it must be so: yes, or only the thing itself."""
    flat = plain_text(text).replace("✓", " ja ").replace("✔", " ja ")
    found = _WORD.findall(flat)
    return bool(set(found) & (words | _SAYS_YES)) and says_nothing(flat, words | _SAYS_YES)


def number(written: str, *, in_thousands: bool) -> Decimal | None:
    """Give a number; three digits after a mark count as thousands or as decimals, None where neither is sure.

    `in_thousands`: numbers of this unit are so large that "2.048" is two thousand and something.
    """
    whole, mark, part = written.replace(",", ".").partition(".")
    if mark and len(part) == 3:  # noqa: PLR2004  a group of thousands has three
        return Decimal(whole + part) if in_thousands else None
    return Decimal(f"{whole}.{part}") if mark else Decimal(whole)


def shown(value: Decimal) -> str:
    """Give a number without zeros at its end, and never in powers of ten."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def short(text: str) -> str:
    """Give so much of a text as is told back to who wrote it."""
    return text[:_SHOWN]


def values_of(asked: Columns, read: Callable[[str], _T], is_lower: Callable[[_T, _T], bool]) -> tuple[_T, _T | None]:
    """Give the least that is asked, and what is rather. Raises `NotUnderstoodError` as `RowKind.condition` does."""
    found = [read(text) for text in (asked.minimum, asked.recommended) if text]
    if not found:
        raise NotUnderstoodError("there is no value in either column")
    if len(found) > 1 and is_lower(found[1], found[0]):
        raise NotUnderstoodError("the recommended value is lower than the minimum")
    return found[0], found[1] if len(found) > 1 else None
