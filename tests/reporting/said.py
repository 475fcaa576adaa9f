"""Which sentences of the catalogue stand in a text, by their ids: so that a test holds in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import msgspec

from checker.reporting.language.po_file import read_po

_MESSAGES = Path(__file__).parents[2] / "reports" / "messages"
USABLE = (
    "headline.pass", "headline.advice*", "headline.unmeasured*", "todo.nothing", "todo.besides", "todo.no_step.advice",
    "check.title.open", "check.text.pass", "check.text.advice", "check.done.pass", "check.done.advice",
)  # fmt: skip
"""The sentences that say: you may work with this device. `check.title.open` says "so far so good"."""
UNUSABLE = (
    "headline.fail*", "way.none", "way.ask", "todo.no_step.fail", "todo.otherwise", "todo.historical.fail",
    "step.leaves.fail", "step.only_then", "check.text.fail", "check.done.fail",
)  # fmt: skip
OTHER_KIND = ("headline.advice.not_listed.device.class", "check.text.other_kind", "check.done.other_kind")
NOTHING_TO_DO = ("todo.nothing", "todo.no_step.advice", "fleet.nothing", "fleet.lead.fine")

PLATFORM_WORDS = {
    "windows-pc": ("Windows", "winver", "Microsoft", "Taakbeheer", "Task Manager", "Verkenner", "File Explorer"),
    "mac": ("Mac", "macOS", "Apple", "Safari", "Systeeminstellingen", "System Settings"),
    "chromebook": ("Chromebook", "ChromeOS", "chrome://", "Google Admin"),
    "ipad": ("iPad", "iPadOS", "Safari"),
    "android-tablet": ("Android", "Play Store", "Samsung"),
}

_MAY_NAME = {"chromebook": {"Android", "Play Store"}}  # what longer updates take away


def words_of_other_platforms(mine: set[str]) -> set[str]:
    """Give the words that have no place in advice for these kinds of device."""
    words = {word for kind, all_ in PLATFORM_WORDS.items() if kind not in mine for word in all_}
    return words - {word for kind in mine for word in (*PLATFORM_WORDS.get(kind, ()), *_MAY_NAME.get(kind, ()))}


@cache
def _catalogue(language: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(forms) for name, forms in read_po((_MESSAGES / f"{language}.po").read_text("utf-8")).items()}


def ids(*patterns: str) -> tuple[str, ...]:
    """Give the ids of these patterns, in which * stands for anything; at least one for each."""
    found: list[str] = []
    for pattern in patterns:
        matching = re.compile(re.escape(pattern).replace(r"\*", ".*"))
        names = [name for name in _catalogue("nl") if matching.fullmatch(name)]
        assert names, pattern
        found += names
    return tuple(found)


@cache
def _pattern(message: str, language: str) -> re.Pattern[str]:
    forms = (_as_pattern(form) for form in _catalogue(language)[message])
    return re.compile("|".join(f"(?:^|(?<=[.!?:] )){form}" for form in forms), re.IGNORECASE | re.MULTILINE)


def _as_pattern(form: str) -> str:
    pieces = (re.escape(text) + (".+?" if name is not None else "") for text, name, _, _ in Formatter().parse(form))
    return "".join(pieces)


def says(text: str, message: str, language: str) -> bool:
    """Tell whether a text holds this sentence, whatever is filled in."""
    return _pattern(message, language).search(text) is not None


def said(text: str, patterns: tuple[str, ...], language: str) -> list[str]:
    """Give which of these sentences a text holds."""
    return [message for message in ids(*patterns) if says(text, message, language)]


def texts_in(node: object) -> Iterator[str]:
    """Give every text in a page's data."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, msgspec.Struct):
        for field in node.__struct_fields__:
            yield from texts_in(getattr(node, field))
    elif isinstance(node, tuple | list):
        for item in node:
            yield from texts_in(item)
