"""Iets dat geluid geeft, in een computer die dat zelf kan tellen."""

from __future__ import annotations

from checker.conditions import Condition
from checker.conditions.at_least import AtLeast
from checker.confirming.rows.written import these
from checker.confirming.rows.yes import MustBe, row

_FACT = "audio.outputs"
_WORDS = these(
    "geluid geluidskaart audio sound card koptelefoon luidspreker luidsprekers speakers speaker",
    "headphones headphone hoofdtelefoon",
)


def _is_it(condition: Condition) -> bool:
    return condition == AtLeast(fact=_FACT, minimum=1)


def _make(_like: Condition | None) -> Condition:
    return AtLeast(fact=_FACT, minimum=1)


SOUND = row("sound", (_FACT,), ("windows-pc", "mac", "linux-pc"), MustBe(_WORDS, _is_it, _make))
