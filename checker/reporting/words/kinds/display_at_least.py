"""The words of `display-at-least`: minimaal 1024 × 768."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.situation import Situation
from checker.model.findings import Finding, Value
from checker.reporting.language.words import Words
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.values import screens_in_words, size_word


class DisplayAtLeastWords(KindWords[DisplayAtLeast]):
    """Words for a screen."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give its size in pixels, and across."""
        condition, parts = self.condition, []
        if condition.minimum:
            parts.append(words.say(f"asked.screen.{condition.measure}", size=size_word(condition.minimum)))
        if condition.recommended:
            parts.append(words.say("asked.screen.recommended", size=size_word(condition.recommended)))
        if condition.minimum_inches is not None:
            parts.append(words.say("asked.screen.inches", size=words.quantity(condition.minimum_inches, "inch")))
        return ", ".join(parts)

    def least(self, situation: Situation, words: Words) -> str:
        """Give its size in pixels, and across."""
        return DisplayAtLeastWords(msgspec.structs.replace(self.condition, recommended=None)).asked(situation, words)

    def rather(self, _situation: Situation, _words: Words) -> str:
        """Give the size that is rather."""
        return size_word(self.condition.recommended) if self.condition.recommended else ""

    def value(self, field: str, situation: Situation, words: Words) -> str:
        """Give a size as it is said, and a diagonal in inches."""
        held = getattr(self.condition, field)
        if field in {"minimum", "recommended"} and held:
            return size_word(held)
        if field == "minimum_inches" and held:
            return words.quantity(held, "inch")
        if field == "measure":
            return words.say(f"changes.measure.{held}")
        return super().value(field, situation, words)

    def threshold(self, value: Value, situation: Situation, words: Words) -> str:
        """Give a size; where inches are asked as well, all of it."""
        if self.condition.minimum_inches is not None:
            return self.asked(situation, words)
        return size_word(value) if isinstance(value, str) else str(value)

    def measured(self, _fact: str, finding: Finding, situation: Situation, words: Words) -> str:
        """Give the screens; that it is a setting where nobody told how large the panel is."""
        size = screens_in_words(self.condition.measure, situation.facts, words)
        is_a_setting = finding.reason == "screen_panel_unknown"
        return words.say("measured.screen.set", size=size) if is_a_setting else size

    def special(self, _finding: Finding) -> Iterator[str]:
        """Give that inches are asked."""
        if self.condition.minimum_inches is not None:
            yield "inches"
