"""The words of `one-of`: een Windows-pc, Mac of Chromebook."""

from __future__ import annotations

from checker.conditions.one_of import OneOf
from checker.conditions.situation import Situation
from checker.model.findings import Value
from checker.reporting.language.words import Words
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.values import value_word


class OneOfWords(KindWords[OneOf]):
    """Words for a list to choose from."""

    def asked(self, situation: Situation, words: Words) -> str:
        """Give what may be."""
        return words.either(
            [value_word(self.condition.fact, value, situation, words) for value in self.condition.values]
        )

    def rather(self, situation: Situation, words: Words) -> str:
        """Give what is rather."""
        return self.value("recommended", situation, words)

    def value(self, field: str, situation: Situation, words: Words) -> str:
        """Give lists of values in words."""
        if field not in {"values", "recommended"}:
            return super().value(field, situation, words)
        values = getattr(self.condition, field)
        return words.either([value_word(self.condition.fact, value, situation, words) for value in values])

    def threshold(self, value: Value, situation: Situation, words: Words) -> str:
        """Give one of them."""
        return value_word(self.condition.fact, str(value), situation, words)
