"""The report in a few lines, for a terminal: no colours, no character a console might not have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checker.reporting.context import ReportContext
from checker.reporting.device_page import device_page
from checker.reporting.outside_text import shown
from checker.reporting.words import Words, phrase

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
_STEPS_SHOWN = 3


def console_lines(context: ReportContext, language: str) -> list[str]:
    """Give the verdict, why, and the first steps with what they cost."""
    return [in_ascii(line) for line in _lines(context, language)]


def _lines(context: ReportContext, language: str) -> Iterator[str]:
    words, page = Words(language), device_page(context, language)
    name = f"{page.band.kind} {page.band.name}".strip()
    yield words.say("summary.verdict", name=name, verdict=page.band.look.title.upper())
    yield page.band.why
    for number, step in enumerate(page.to_do.steps[:_STEPS_SHOWN], start=1):
        yield words.say("summary.step", number=number, title=step.title, cost=phrase(step.cost))
    more = len(page.to_do.steps) - _STEPS_SHOWN
    if more > 0:
        yield words.count("summary.more", more)
    if page.notices:
        yield page.notices[0].title


def in_ascii(text: str) -> str:
    """Give the text in plain ASCII: accents are dropped, signs become what looks like them."""
    decomposed = unicodedata.normalize("NFKD", shown(text).translate(_PLAIN))
    return "".join(sign if sign.isascii() else "?" for sign in decomposed if not unicodedata.combining(sign))
