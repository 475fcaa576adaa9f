"""How a verdict looks: always a word, a silhouette and a colour, from this one table and the macro in verdict.html."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from checker.model.verdicts import Verdict
from checker.reporting.language.words import Words, sentence

# The names of the icons and colours in reports/templates/verdict.html and reports/styles/palette.css.
_NAMES: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.FAIL: "fail",
        Verdict.UNKNOWN: "unknown",
        Verdict.ADVICE: "advice",
        Verdict.PASS: "pass",
        Verdict.NOT_APPLICABLE: "na",
    }
)


class Look(msgspec.Struct, frozen=True):
    """A verdict to show: `name` of icon and colour, the `word`, and the word as it opens a line."""

    name: str
    word: str
    title: str


def look_of(verdict: Verdict, words: Words) -> Look:
    """Give the look of a verdict."""
    word = words.say(f"verdict.{verdict.value}")
    return Look(_NAMES[verdict], word, sentence(word))
