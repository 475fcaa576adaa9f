"""Sentences about browsers: "de laatste twee versies van Chrome, Edge en Firefox"."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.confirming.rows.recency import ANY_AGE

_COUNT = r"(?:\d{1,2}|een|twee|drie|vier|vijf|one|two|three|four|five)"
_NEWEST = r"(?:(?:aller)?(?:laatste|nieuwste|recentste)|meest recente|newest|latest|most recent|last)"
_NAMES = re.compile(
    r"\b(?:(?:google )?chrome(?! ?(?:os|books?)\b)|(?:microsoft )?edge|(?:mozilla )?firefox|(?:apple )?safari|chromium|"
    r"samsung internet|"
    r"brave|opera|vivaldi|silk)\b",
    re.IGNORECASE,
)
_VERSIONED = re.compile(rf"(?:{_NAMES.pattern}) ?\(?(?:v|versie |version |vanaf )?\d", re.IGNORECASE)
_PHRASE = re.compile(
    rf"\b(?:(?P<before>{_COUNT}) {_NEWEST}|{_NEWEST}(?: (?P<after>{_COUNT}))?)"
    r"(?: (?:stabiele|stable|beschikbare|major))?(?: (?:hoofd)?(?:versies?|versions?|uitgaven?|releases?))?\b",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(
    r"\b(?:huidige|actuele|current|laatste|nieuwste|latest) (?:versie |version )?(?:en|and|of|or) (?:de |the )?"
    r"(?:vorige|voorgaande|voorlaatste|previous)",
    re.IGNORECASE,
)
_SYSTEM = re.compile(r"\b(?:windows|mac ?os|ipad ?os|ios|android|besturingssystemen|flash)\b", re.IGNORECASE)
_OF_AN_AGE = re.compile(
    r"\b(?:versies?|versions?|recente?|actuele?|current|huidige|vorige|previous|up[- ]to[- ]date|bijgewerkte?)\b",
    re.IGNORECASE,
)


class BrowserValue(NamedTuple):
    """What is asked, as a person would write it. `is_certain`: it says so itself."""

    value: str
    is_certain: bool

    @property
    def is_any_age(self) -> bool:
        """Tell whether no more is asked than that there is such a browser; a Chromebook always has its own."""
        return self.value.startswith(f"{ANY_AGE} ")


def names_browser(text: str) -> bool:
    """Tell whether a text names a browser."""
    return _NAMES.search(text) is not None


def without_browsers(text: str) -> str:
    """Give a text without the names of browsers and how new they must be."""
    return _PHRASE.sub(" ", _NAMES.sub(" ", text))


def browser_value(text: str, *, is_about: bool) -> BrowserValue | None:
    """Give how new which browser must be; None where it does not say, or says a version.

    `is_about`: the row is about browsers. Names alone ask for no age at all, and that may not be meant.
    """
    names = list(dict.fromkeys(found[0] for found in _NAMES.finditer(text)))
    if _VERSIONED.search(text) or not (names or is_about or re.search(r"browser", text, re.IGNORECASE)):
        return None
    if _AND_BEFORE.search(text):
        return BrowserValue(f"newest 2 {' '.join(names)}", is_certain=True)
    phrases = list(_PHRASE.finditer(text))
    if len(phrases) == 1:
        number = phrases[0]["before"] or phrases[0]["after"] or "1"
        is_of_system = _SYSTEM.search(text) is not None
        if is_of_system and not names:
            return None
        is_certain = bool(names or is_about) and not is_of_system
        return BrowserValue(f"newest {number} {' '.join(names)}", is_certain)
    if _OF_AN_AGE.search(text):
        return None
    return BrowserValue(f"{ANY_AGE} days old {' '.join(names)}", is_certain=False) if names and not phrases else None
