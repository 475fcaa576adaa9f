"""Browsers by their number, as people write them: "Chrome 120 of hoger", "Safari 16.4+, Edge vanaf versie 115"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from packaging.version import Version

from checker.conditions.recency.asked import LowestVersions
from checker.confirming.rows.browser_names import BROWSERS
from checker.confirming.rows.written import OR_LATER, says_nothing, these
from checker.model.devices import BrowserName

BETWEEN = (
    r"(?:[\s:(=>≥]|\b(?:v(?=\d)|v\.|versie|version|vanaf|from|minimaal|minimum|min\.?|ten minste|tenminste|minstens|"
    r"at least)(?![^\W\d_]))*"
)
"""What stands between a browser and its number, and makes it no other one."""
# A first number of four digits is a year.
_NUMBER = r"(?<![\w.,])v?(\d{1,3}(?:\.\d{1,5}){0,3})(?:\.x)?(?![\w,]*\d|\.\d|[^\W\d_])"
_ONE = re.compile(rf"\b({'|'.join(words for words, _ in BROWSERS)})\b{BETWEEN}{_NUMBER}")
_ALONE = re.compile(_NUMBER)
_NAMES: Mapping[str, BrowserName] = dict(BROWSERS)
WORDS = these("versie versies version versions v x")
_LEAST_ALONE = 20  # a smaller number is one of newest versions

Lowest = tuple[tuple[BrowserName, str], ...]


def lowest_in(flat: str) -> tuple[Lowest, str] | None:
    """Give the browsers with their numbers in a text, and what else is in it; None where there are none.

    A browser that is named without a number, or twice, makes it unsure what the numbers are of: then there are none.
    """
    found = [(_NAMES[match[1]], match[2]) for match in _ONE.finditer(flat)]
    rest = _ONE.sub(" ", flat)
    names = {name for name, _ in found}
    is_sure = len(names) == len(found) > 0
    is_all = not any(re.search(rf"\b{words}\b", rest) for words, _ in BROWSERS)
    return (_lowest(found), rest) if is_sure and is_all else None


def lowest_of(own: BrowserName, flat: str) -> tuple[Lowest, str] | None:
    """Give the number in a text that is about one browser, without its name: "ChromeOS 120", "120 of hoger"."""
    alone = _ALONE.findall(flat)
    is_number = len(alone) == 1 and int(alone[0].split(".")[0]) >= _LEAST_ALONE
    is_told = OR_LATER.search(flat) is not None or re.search(r"\bchrome ?os\b", flat) is not None
    return (_lowest([(own, alone[0])]), _ALONE.sub(" ", flat)) if is_number and is_told else None


def is_number_alone(flat: str) -> bool:
    """Tell whether a text tells one version and nothing of what: "120 of hoger"."""
    return len(_ALONE.findall(flat)) == 1 and says_nothing(_ALONE.sub(" ", flat), WORDS)


def _lowest(found: Iterable[tuple[BrowserName, str]]) -> Lowest:
    return tuple(sorted((name, _tidy(number)) for name, number in found))


def shown(lowest: Lowest) -> str:
    """Give them as they are stored with an answer; a text that is understood again."""
    return f"from {', '.join(f'{name} {version}' for name, version in lowest)}"


def as_asked(lowest: Lowest) -> LowestVersions:
    """Give them as a condition has them."""
    return LowestVersions(**{name.replace("-", "_"): version for name, version in lowest})


def is_lower(lowest: Lowest, than: Lowest) -> bool:
    """Tell whether one of them is lower than what is asked besides."""
    other = dict(than)
    return any(name in other and Version(version) < Version(other[name]) for name, version in lowest)


def told_by(given: Mapping[str, str]) -> Lowest:
    """Give what a condition asks, tidied as a text is."""
    known: Iterable[BrowserName] = (name for _, name in BROWSERS if name in given)
    return _lowest((name, given[name]) for name in dict.fromkeys(known))


def _tidy(version: str) -> str:
    return ".".join(str(int(number)) for number in version.split("."))
