"""A browser's version by its number: compared number by number, and only with what is numbered alike.

- What is told in part stands for all that begin so: Safari 16 may be 16.4, and Chrome 156 that of any day. Zeros at the
  end may stand for what is not told, but for those of Safari, of which the first two numbers are told.
- A browser that follows another and has no number asked of itself is judged by the version of that one inside it. Its
  own numbers are compared with its own only.
- On an iPad Safari comes with the system and mostly has its number, so it is known there from any other browser too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from checker.conditions.recency.asked import asked_of
from checker.conditions.recency.browser_age import counts_apart, inside_version
from checker.conditions.recency.browser_releases import releases_of
from checker.conditions.situation import Situation
from checker.model.devices import Browser
from checker.model.releases import BrowserHistory
from checker.model.verdicts import Answer
from checker.versions import is_version, major, version_of

Why = Literal["", "no_make", "no_version", "own_numbers", "in_part", "to_come"]
"""Why it is not known: which browser it is, or its version; its numbers tell nothing of what is asked; only the
beginning is told; it would be newer than the table knows."""
_WHOLE_OF_SAFARI = 2


class ByNumber(NamedTuple):
    """Whether a version is high enough, why that is not known, and whether another browser's number told it."""

    answer: Answer
    why: Why = ""
    derived: bool = False


class _Compared(NamedTuple):
    """The version that is told and the one that is asked, in the same numbers."""

    told: str | None
    asked: str
    derived: bool = False


def by_number(browser: Browser, lowest: Mapping[str, str], situation: Situation) -> ByNumber:
    """Judge one browser. One of which no number is asked may have any."""
    if browser.name == "other":
        return ByNumber(Answer.UNKNOWN, "no_make")
    by, asked = asked_of(browser.name, lowest, situation)
    if not by:
        return ByNumber(Answer.YES)
    compared = _compared(browser, by, asked, situation)
    if compared is None:
        return ByNumber(Answer.UNKNOWN, "own_numbers")
    if compared.told is None or not is_version(compared.told):
        return ByNumber(Answer.UNKNOWN, "no_version")
    answer = _at_least(compared.told, asked, is_whole=browser.name == "safari")
    if answer is Answer.YES and _is_to_come(asked, by, situation):
        return ByNumber(Answer.UNKNOWN, "to_come")
    return ByNumber(answer, "in_part" if answer is Answer.UNKNOWN else "", compared.derived)


def _compared(browser: Browser, by: str, asked: str, situation: Situation) -> _Compared | None:
    """Give what is compared; None where the version told is in other numbers than the one asked."""
    table, name = situation.releases.browsers.browser, browser.name
    history = table.get(name)
    if history is None or not history.follows:
        is_apart = counts_apart(name, situation.text("os.name"), situation.releases.browsers)
        return None if is_apart else _Compared(browser.version, asked)
    if by != name or major(asked) >= history.own_below:
        inside = inside_version(browser, history)
        is_hidden = inside is None and is_version(browser.version or "")
        return None if is_hidden else _Compared(inside, asked, derived=True)
    return _Compared(browser.version, asked) if _is_in_own_numbers(browser, history) else None


def _is_in_own_numbers(browser: Browser, history: BrowserHistory) -> bool:
    version = browser.version or ""
    return not is_version(version) or major(version) < history.own_below


def _at_least(told: str, asked: str, *, is_whole: bool) -> Answer:
    numbers, wanted = version_of(told).release, version_of(asked).release
    if version_of(told) >= version_of(asked):
        return Answer.YES
    while numbers[-1] == 0 and len(numbers) > (_WHOLE_OF_SAFARI if is_whole else 1):
        numbers = numbers[:-1]
    return Answer.UNKNOWN if wanted[: len(numbers)] == numbers else Answer.NO


def _is_to_come(asked: str, by: str, situation: Situation) -> bool:
    """Tell whether only an update that is expected after the table is high enough: nobody has seen it yet."""
    if getattr(situation.reading("browsers"), "bound", "") != "derived":
        return False
    table = situation.releases.browsers
    history = table.browser.get(by)
    followed = table.browser.get(history.follows, history) if history else None
    newest = releases_of(followed, table).newest_known() if followed else None
    return newest is None or version_of(asked) > version_of(newest.version)
