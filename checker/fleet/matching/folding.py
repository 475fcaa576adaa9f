"""One way of writing for what people and programs write in many: CB‑08, cb 8, ="CB-08" and CB8 are one label.

`plain` takes away what nobody means: capitals, kinds of dashes and spaces, invisible characters, marks of Excel, the
domain of a computer. `undashed` also takes away dashes and accents, which may be meant, and `parts` leading zeros.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from checker.fleet.matching.kinds import KINDS_IN_WORDS

Parts = tuple[str | int, ...]
_REMEMBERED = 1 << 17
_ORDINARY = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
"""Nearly every name: nothing in it to take away."""
_DASH, _INVISIBLE = "Pd", frozenset({"Cf", "Cc", "Mn", "Me"})
_MORE_DASHES = frozenset("\u2212\u2043\u02d7\u30fc")
_QUOTES = "'\"\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u00b4`\u00ab\u00bb\u2039\u203a"
_FORMULA = re.compile(r'=\s*"(.*)"', re.DOTALL)
_AROUND_DASH = re.compile(r"\s*-[\s-]*")
_WHOLE = re.compile(r"(\d+)[.,]0+")
_ACCOUNT = re.compile(r"\\{0,2}(?:[\w.-]+\\)?([\w-]+)\$?")
_HOST = re.compile(r"([\w-]+)((?:\.[\w-]+)+)\.?")
_SUFFIX = re.compile(
    r"local|localdomain|lan|home|internal|intern|intra|corp|ad|school|nl|be|eu|de|com|net|org|edu|info", re.IGNORECASE
)
_MANY_LABELS = 2
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_NUMBER_WORDS = frozenset({"nr", "no", "num", "nummer", "number", "volgnr", "volgnummer"})
_SHORT: Mapping[str, str] = MappingProxyType({"gr": "groep", "lok": "lokaal", "geb": "gebouw", "bieb": "bibliotheek"})
"""How places are written in short."""
_GENERIC = frozenset({*KINDS_IN_WORDS, "apparaat", "device", "computer", "werkplek"} - {"pc"})
"""Not "pc": PC01 is how networks name computers, each once."""
_WITH_NUMBER = re.compile(r"([a-z]+)[ -]?([0-9]+)")
"""How most labels are built: letters and a number."""
_LARGEST_WEAK = 999


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """Give a name as one compares it: what looks or is meant the same is the same."""
    if _ORDINARY.fullmatch(text):
        return text.casefold()
    shown = text if text.isascii() else _visible(text)
    unmarked = _unmarked(" ".join(shown.split()))
    return _AROUND_DASH.sub("-", _without_domain(unmarked)).casefold().strip()


def _visible(text: str) -> str:
    """Give the text in its composed form, without what cannot be seen, and with one kind of dash."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join("-" if _is_dash(sign) else sign for sign in composed if unicodedata.category(sign) not in _INVISIBLE)


def _is_dash(sign: str) -> bool:
    return sign in _MORE_DASHES or unicodedata.category(sign) == _DASH


def _unmarked(text: str) -> str:
    """Give the text without the marks that keep Excel from taking it for a number: ="CB-08", 'CB-08, 8.0."""
    formula = _FORMULA.fullmatch(text)
    bare = (formula[1] if formula else text).strip(_QUOTES + " ")
    number = _WHOLE.fullmatch(bare)
    return number[1] if number else bare


def _without_domain(text: str) -> str:
    """Give a computer's own name: PC01 of an account in a domain, of PC01$ and of pc01.school.local."""
    if "\\" in text or text.endswith("$"):
        account = _ACCOUNT.fullmatch(text)
        return account[1] if account else text
    host = _HOST.fullmatch(text) if "." in text else None
    return host[1] if host and _is_domain(host[1], host[2].split(".")[1:]) else text


def _is_domain(own: str, labels: list[str]) -> bool:
    """Tell whether this is the domain of a computer, and not a label with a dot in it, such as `nr.8` or `5.12`."""
    if not any(sign.isalpha() for sign in own) or labels[-1].isdecimal():
        return False
    is_usual = bool(_SUFFIX.fullmatch(labels[-1]))
    return is_usual or len(labels) >= _MANY_LABELS or any(sign.isdecimal() for sign in own)


@lru_cache(_REMEMBERED)
def undashed(text: str) -> str:
    """Give a name without what stands between its letters and its numbers: `cb 08` of CB-08, CB_08 and CB08.

    Accents are left out, and a word for "number".
    """
    bare = plain(text)
    if (found := _WITH_NUMBER.fullmatch(bare)) and found[1] not in _SHORT and found[1] not in _NUMBER_WORDS:
        return f"{found[1]} {found[2]}"
    return _undashed(bare)


def _undashed(bare: str) -> str:
    if not bare.isascii():
        bare = "".join(sign for sign in unicodedata.normalize("NFD", bare) if unicodedata.category(sign) != "Mn")
    found: list[str] = []
    words = _WORDS.findall(bare.replace("n\u00b0", "nr "))
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word in _NUMBER_WORDS and after.isdecimal():
            continue
        word = _SHORT.get(word, word)  # noqa: PLW2901  the same word in full
        if found and not word.isdecimal() and not found[-1].isdecimal():
            found[-1] += word
        else:
            found.append(word)
    return " ".join(found)


@lru_cache(_REMEMBERED)
def parts(text: str) -> Parts:
    """Give the letters and the numbers of a name by turns, these without leading zeros: `("cb", 8)` of CB-08."""
    return tuple([int(word) if word.isdecimal() else word for word in undashed(text).split()])


@lru_cache(_REMEMBERED)
def loose(texts: tuple[str, ...]) -> tuple[Parts, ...]:
    """Give each of these by its letters and numbers; what is the same then stands once."""
    return tuple(dict.fromkeys([found for text in texts if (found := parts(text))]))


@lru_cache(_REMEMBERED)
def is_weak(found: Parts) -> bool:
    """Tell whether a name says little outside its own place: a short number, or only a kind of device with one."""
    words = [part for part in found if isinstance(part, str)]
    numbers = [part for part in found if isinstance(part, int)]
    return all(word in _GENERIC for word in words) and len(numbers) <= 1 and sum(numbers) <= _LARGEST_WEAK
