"""The words of `is-true`: moet geluid hebben."""

from __future__ import annotations

from checker.conditions.is_true import IsTrue
from checker.conditions.situation import Situation
from checker.model.findings import Value
from checker.reporting.language.words import Words
from checker.reporting.words.kinds.kind_words import KindWords


class IsTrueWords(KindWords[IsTrue]):
    """Words for a yes."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give what must be so."""
        return words.first(f"asked.true.{self.condition.fact}", "asked.true")

    def threshold(self, value: Value, _situation: Situation, _words: Words) -> str:
        """Give the value as it stands."""
        return str(value)
