"""The words of `at-least-version`: minimaal iPadOS 17."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.situation import Situation
from checker.model.findings import Finding, Value
from checker.reporting.language.words import Words
from checker.reporting.words import system_words
from checker.reporting.words.kinds.kind_words import KindWords


class AtLeastVersionWords(KindWords[AtLeastVersion]):
    """Words for a version."""

    def asked(self, situation: Situation, words: Words) -> str:
        """Give the least version, and what is rather."""
        pairs = (("minimum", self.condition.minimum), ("recommended", self.condition.recommended))
        values = {name: self.threshold(value, situation, words) for name, value in pairs if value is not None}
        return words.say(f"asked.version.{'.'.join(values)}", **values)

    def least(self, situation: Situation, words: Words) -> str:
        """Give the least version."""
        return words.say("asked.version.minimum", minimum=self.threshold(self.condition.minimum, situation, words))

    def rather(self, situation: Situation, words: Words) -> str:
        """Give the version that is rather."""
        version = self.condition.recommended
        if version is None:
            return ""
        return words.say("asked.version.minimum", minimum=self.threshold(version, situation, words))

    def threshold(self, value: Value, situation: Situation, words: Words) -> str:
        """Give a version by its name."""
        return system_words.threshold(self.condition.fact, str(value), situation, words)

    def special(self, _finding: Finding) -> Iterator[str]:
        """Give that it is a version."""
        yield "version"
