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
    """Give the look of the verdict on a device: may it be worked with."""
    return _look(verdict, words.say(f"verdict.{verdict.value}"))


def requirement_look(verdict: Verdict, words: Words) -> Look:
    """Give the look of the verdict on one requirement: the words of a device, save where one word less is true.

    A recommendation that is missed is advice; that it is met as well nobody can say.
    """
    return _look(verdict, words.first(f"verdict.requirement.{verdict.value}", f"verdict.{verdict.value}"))


def _look(verdict: Verdict, word: str) -> Look:
    return Look(_NAMES[verdict], word, sentence(word))
