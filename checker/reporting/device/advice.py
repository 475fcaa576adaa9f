"""One thing to do, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checker.checking.checked_device import CheckedRequirement
from checker.reporting.language.words import Words
from checker.reporting.words.spec_words import titles_of
from checker.reporting.words.verdict_look import Look


class Paragraph(msgspec.Struct, frozen=True):
    """A text, after what it is about where a step is about several things."""

    text: str
    about: str = ""


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `afterwards` is the verdict after it; without a look it says what to do then, or nothing.

    `leaves` says what keeps the device at its verdict all the same, "" where it gets a better one.
    """

    title: str
    is_optional: bool
    paragraphs: tuple[Paragraph, ...]
    instead: str
    cost: str
    yields: str
    tags: tuple[str, ...]
    afterwards: str
    leaves: str = ""
    look: Look | None = None


def tags_of(judged: Iterable[CheckedRequirement], words: Words) -> tuple[str, ...]:
    """Give the titles of these requirements; without their verdicts, for here it is told what becomes of them."""
    return tuple(titles_of(judged, words))
