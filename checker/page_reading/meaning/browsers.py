"""Sentences about browsers: "de laatste twee versies van Chrome, Edge en Firefox", "Chrome 120 of hoger"."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.confirming.rows.lowest_versions import BETWEEN, WORDS, is_number_alone, lowest_in, shown
from checker.confirming.rows.recency import ANY_AGE
from checker.confirming.rows.written import OR_LATER, plain_text, says_nothing, these
from checker.page_reading.meaning.roles import without_roles

_COUNT = r"(?:\d{1,2}|een|twee|drie|vier|vijf|one|two|three|four|five)"
_NEWEST = r"(?:(?:aller)?(?:laatste|nieuwste|recentste)|meest recente|newest|latest|most recent|last)"
_NAMES = re.compile(
    r"\b(?:(?:google )?chrome(?! ?(?:os|books?)\b)|(?:microsoft )?edge|(?:mozilla )?firefox|(?:apple )?safari|chromium|"
    r"samsung internet|"
    r"brave|opera|vivaldi|silk)\b",
    re.IGNORECASE,
)
_VERSIONED = re.compile(rf"(?:{_NAMES.pattern}){BETWEEN}(?!\d{{1,2}} {_NEWEST})\d", re.IGNORECASE)
_CHROMEOS = re.compile(
    r"\bchrome ?os (?:versie |version |vanaf |v)?(\d{2,3})(?:\.\d+)*(?!\w|[.,]\d)(?! ?(?:[GM]B|%))", re.IGNORECASE
)
_BESIDE = these("browser browsers internetbrowser webbrowser google microsoft mozilla apple on op")
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


def tells_how_new(text: str) -> bool:
    """Tell whether a text names a browser and says how new it must be."""
    return _VERSIONED.search(text) is not None or (names_browser(text) and _PHRASE.search(text) is not None)


def without_browsers(text: str) -> str:
    """Give a text without the names of browsers and how new they must be."""
    return _PHRASE.sub(" ", _NAMES.sub(" ", text))


def with_browser(text: str, *headings: str) -> str:
    """Give a cell with the browser that its row or its column names, where it only tells how new that must be."""
    names = {found[0] for heading in headings for found in _NAMES.finditer(heading)}
    is_bare = not names_browser(text) and (is_number_alone(plain_text(text)) or _PHRASE.search(text) is not None)
    return f"{names.pop()} {text}" if is_bare and len(names) == 1 else text


def chromeos_value(text: str) -> BrowserValue | None:
    """Give from which ChromeOS on, by its Chrome, with which it comes out; None where no one number is told."""
    numbers = _CHROMEOS.findall(text)
    is_certain = OR_LATER.search(text) is not None
    return BrowserValue(f"from chrome {numbers[0]}", is_certain) if len(numbers) == 1 else None


def _by_number(text: str) -> BrowserValue | None:
    """Give from which version on; None where a browser has none, or is asked in another way too.

    Sure only where it says "or newer", and nothing that may change it.
    """
    found = lowest_in(plain_text(text))
    if found is None or _PHRASE.search(text):
        return None
    rest = lowest_in(plain_text(without_roles(text)))
    is_alone = rest is not None and says_nothing(rest[1], WORDS | _BESIDE)
    return BrowserValue(shown(found[0]), is_certain=is_alone and OR_LATER.search(plain_text(text)) is not None)


def browser_value(text: str, *, is_about: bool) -> BrowserValue | None:
    """Give how new which browser must be; None where it does not say.

    `is_about`: the row is about browsers. Names alone ask for no age at all, and that may not be meant.
    """
    if _VERSIONED.search(text):
        return _by_number(text)
    names = list(dict.fromkeys(found[0] for found in _NAMES.finditer(text)))
    is_of_browsers = names or is_about or re.search(r"browser", text, re.IGNORECASE)
    return _by_age(text, names, is_about=is_about) if is_of_browsers else None


def _by_age(text: str, names: list[str], *, is_about: bool) -> BrowserValue | None:
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
