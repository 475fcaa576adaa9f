"""What a column, a heading or a word says a value is: the least, what is advised, or only a remark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Role = Literal["minimum", "recommended", "remark", "component", "device"]

_MINIMUM = (
    r"minim(?:aal|um|ale|a)|min\b\.?(?=\s*(?:\d|$))|(?:ten\s?|op zijn )?minste(?:ns)?|vereist[e]?|verplicht|"
    r"noodzakelijk|benodigd|"
    r"at least|minimal|required|mandatory"
)
_RECOMMENDED = (
    r"aanbevolen|aanbeveling(?:en)?|aangeraden|aan te raden|geadviseerd[e]?|advies|adviseren|raden|bij voorkeur|"
    r"voorkeur|liefst|liever|optima(?:al|le)|ideaal|ideale|gewenst|wenselijk|recommended|recommendation|recommend|preferred|"
    r"preferably|optimal|ideal(?:ly)?"
)
_WORDS = re.compile(rf"\b(?:(?P<minimum>{_MINIMUM})|(?P<recommended>{_RECOMMENDED}))(?!\w)", re.IGNORECASE)
_COLUMNS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("remark", re.compile(r"\b(?:opmerking(?:en)?|toelichting|bijzonderheden|uitleg|remarks?|notes?|"
    r"comments?)\b", re.IGNORECASE)),
    ("component", re.compile(
        r"\b(?:onderde(?:el|len)|componente?n?|categorie|kenmerk|hardware|specificaties?|components?|item|category|"
        r"feature|wat)\b", re.IGNORECASE)),
    ("device", re.compile(r"\b(?:appara(?:at|ten)|soort apparaat|devices?|platform|type)\b", re.IGNORECASE)),
)  # fmt: skip
_ASKS = re.compile(
    r"\b(?<!functie-)(?<!functie )(?:systeem|apparatuur|hardware|software)?(?:eisen|vereisten?|voorwaarden)\b|"
    r"\brequire(?:ments?|s|d)?\b|"
    r"\bnodig\b|\bmoet(?:en)?\b|\bneed(?:s|ed)?\b|\bmust\b|\bgeschikt(?:e)?\b|\bondersteun(?:t|de|d|en)\b|"
    r"\bsupport(?:s|ed)?\b|\bwerkt (?:\w+ )?(?:op|met|in|het best)\b|"
    r"\bworks (?:\w+ )?(?:on|with|in)\b|\b(?:alleen|uitsluitend|only) (?:op|on|voor|for)\b|\bjaar oud\b|\byears? old\b|"
    r"\bAUE\b|\b(?:automatische|automatic) updates\b|\bgebruik (?:een|de|altijd)\b|"
    r"\b(?:of|en|or|and) (?:hoger|nieuwer|later|meer|recenter|higher|newer|later|more|above|up)\b|\bvanaf\b|"
    r"\bspecificaties\b|"
    r"\bspecifications?\b|\bhoger\b|\d\+|≥",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:niet|geen|nooit|not|no longer|don'?t|doesn'?t|cannot|can't|without|zonder|nee|no|stopt|unsupported|"
    r"afgeraden|ontraden|af te raden|(?:raad|raadt|raden)\b.{0,80}\baf|af\b.{0,80}\braden|"
    r"discouraged?|advise against|avoid|vermijd|ongeschikt|onvoldoende|te (?:weinig|klein|oud|traag|langzaam)|"
    r"insufficient|unsuitable|too (?:little|small|old|slow)|verouderde?|outdated|deprecated|"
    r"vervallen|vervalt|voorheen|formerly|previously)\b|[✗✘❌✖⛔🚫]",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:oude?|vorige?|voorgaande?|verlopen|eerdere?|old|former|previous|incompatible|expired)\b", re.IGNORECASE
)
_LIMITS = re.compile(
    r"\b(?:maximaal|maximale|max|hoogstens|ten hoogste|tot en met|t/m|tot|minder dan|onder de|onder(?= ?\d)|ouder dan|"
    r"eerder dan|lager dan|kleiner dan|trager dan|"
    r"at most|maximum|up to|less than|older than|smaller than|lower than|slower than|under(?= ?\d)|"
    r"below|before|until)\b",
    re.IGNORECASE,
)


def role_words(text: str) -> list[tuple[int, int, Role]]:
    """Give where a text says minimum or recommended, and which."""
    return [(found.start(), found.end(), _of(found)) for found in _WORDS.finditer(text)]


def _of(found: re.Match[str]) -> Role:
    return "minimum" if found["minimum"] else "recommended"


def role_of(text: str) -> Role | None:
    """Give the one role that a text names; None for none, or for both."""
    named = {role for _, _, role in role_words(text)}
    return named.pop() if len(named) == 1 else None


def column_role(text: str) -> Role | None:
    """Give what a column with this heading holds; None where it does not say."""
    return role_of(text) or next((role for role, pattern in _COLUMNS if pattern.search(text)), None)


def role_above(path: Iterable[str]) -> Role | None:
    """Give the role that the nearest heading with one names."""
    return next((role for role in map(role_of, reversed(tuple(path))) if role), None)


def asks(text: str) -> bool:
    """Tell whether a text is about what is needed at all."""
    return bool(_WORDS.search(text) or _ASKS.search(text))


def denies(text: str) -> bool:
    """Tell whether a text says that something is not so."""
    return _DENIES.search(text) is not None


def limits(text: str) -> bool:
    """Tell whether a text names the most there may be, or what is too old: no kind of row says that."""
    return _LIMITS.search(text) is not None


def turns_down(text: str) -> bool:
    """Tell whether what stands below a heading, or behind the name of a row, is what does not do, or no longer."""
    return denies(text) or limits(text) or _OLD.search(text) is not None


def without_roles(text: str) -> str:
    """Give a text without the words that name a role."""
    return _WORDS.sub(" ", text)
