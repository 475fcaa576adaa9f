"""The words of `at-least`: minimaal 4 GB, liever 8 GB."""

from __future__ import annotations

import re

from checker.conditions.at_least import AtLeast
from checker.conditions.situation import Situation
from checker.model.findings import Finding, Value
from checker.model.verdicts import Verdict
from checker.reporting.language.words import Words
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.values import amount, quantity_of

_AS_SOLD = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([MGT]B)\s*", re.ASCII)


class AtLeastWords(KindWords[AtLeast]):
    """Words for an amount."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give the least, and what is rather."""
        fact, expected = self.condition.fact, self.condition.expected()
        values = {
            name: amount(fact, value, words)
            for name, value in (("minimum", expected.minimum), ("recommended", expected.recommended))
            if isinstance(value, int | float)
        }
        return words.first(f"asked.{'.'.join(values)}.{fact}", f"asked.{'.'.join(values)}", **values)

    def least(self, _situation: Situation, words: Words) -> str:
        """Give the least amount; in words of its own where an amount says little, as of sound."""
        special = f"asked.minimum.{self.condition.fact}"
        return words.say(special) if words.has(special) else self._amount("minimum", words)

    def rather(self, _situation: Situation, words: Words) -> str:
        """Give the amount that is rather."""
        return self._amount("recommended", words)

    def value(self, field: str, situation: Situation, words: Words) -> str:
        """Give an amount as `least` and `rather` do, and of what stands in for it also how far it may count."""
        if field in {"minimum", "recommended"}:
            return self._amount(field, words)
        other = self.condition.substitute
        if field == "substitute" and other:
            numbers = {"up_to": words.number(other.up_to), "tolerance": words.number(other.tolerance)}
            return words.say("changes.substitute", fact=other.fact, **numbers)
        return super().value(field, situation, words)

    def _amount(self, field: str, words: Words) -> str:
        """Give an amount with its unit: as it is sold where the spec writes it so, 128 GB and not 119."""
        written, value = str(getattr(self.condition, field)), getattr(self.condition.expected(), field)
        if sold := _AS_SOLD.fullmatch(written):
            return f"{words.number(float(sold[1]))}\u00a0{sold[2]}"
        return "" if value is None else amount(self.condition.fact, float(value), words)

    def threshold(self, value: Value, _situation: Situation, words: Words) -> str:
        """Give an amount with its unit."""
        return amount(self.condition.fact, float(value), words)

    def amount_of(self, fact: str, situation: Situation, words: Words) -> str | None:
        """Give the amount alone; of memory that can be used all that is known, which may be what counted."""
        return None if fact == "memory.usable" else quantity_of(fact, situation.reading(fact), words)

    def derived(self, finding: Finding) -> str:
        """Give why an amount that is not exact may count: it is within the margin."""
        return "calculation.margin" if finding.verdict in {Verdict.PASS, Verdict.ADVICE} else "calculation.derived"
