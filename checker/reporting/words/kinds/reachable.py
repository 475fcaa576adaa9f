"""The words of `reachable`: bereikbaar binnen 5 seconden."""

from __future__ import annotations

from checker.conditions.reachable import Reachable
from checker.conditions.situation import Situation
from checker.model.findings import Value
from checker.reporting.language.words import Words
from checker.reporting.words.kinds.kind_words import KindWords


class ReachableWords(KindWords[Reachable]):
    """Words for an address that must answer."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give that it must answer, and within what time."""
        if self.condition.within_seconds is None:
            return words.say("asked.reachable")
        return words.say("asked.reachable.within", seconds=words.number(self.condition.within_seconds))

    def least(self, _situation: Situation, words: Words) -> str:
        """Give that it must answer."""
        return words.say("asked.reachable")

    def rather(self, situation: Situation, words: Words) -> str:
        """Give within what time it answers rather."""
        return self.asked(situation, words) if self.condition.within_seconds is not None else ""

    def threshold(self, value: Value, _situation: Situation, _words: Words) -> str:
        """Give the value as it stands."""
        return str(value)
