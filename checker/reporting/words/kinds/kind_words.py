"""What the pages say of one kind of condition. Each kind has a file beside this one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, TypeVar

from checker.checking.checked_device import CheckedDevice
from checker.conditions.kind import Kind
from checker.conditions.situation import Situation
from checker.model.findings import Finding, Value
from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.words.values import fact_in_words, plain_value

K = TypeVar("K", bound=Kind)


class KindWords(ABC, Generic[K]):
    """Words for one condition of a kind."""

    def __init__(self, condition: K) -> None:
        """Speak of this condition."""
        self.condition = condition

    @abstractmethod
    def asked(self, situation: Situation, words: Words) -> str:
        """Give what it asks: "minimaal 4 GB"."""

    def least(self, situation: Situation, words: Words) -> str:
        """Give what it asks at least, where what is rather stands apart: "4 GB"."""
        return self.asked(situation, words)

    def rather(self, _situation: Situation, _words: Words) -> str:
        """Give what is rather, "" where it says nothing of that: "8 GB"."""
        return ""

    def value(self, field: str, situation: Situation, words: Words) -> str:
        """Give the value of one of its fields, "" for none."""
        held, expected = getattr(self.condition, field), self.condition.expected()
        asked = getattr(expected, field, None)
        if asked is not None and isinstance(asked, str | int | float):
            return self.threshold(asked, situation, words)
        return plain_value(field, held, words)

    def all_asked(self, _words: Words) -> str:
        """Give all that counts where `asked` names only the first few of many, "" elsewhere."""
        return ""

    @abstractmethod
    def threshold(self, value: Value, situation: Situation, words: Words) -> str:
        """Give one value that it asks for, of those in `expected()`: "4 GB"."""

    def measured(self, fact: str, _finding: Finding, situation: Situation, words: Words) -> str:
        """Give what was measured. `fact`: the one that decided, of which there is a reading."""
        return fact_in_words(fact, situation, words)

    def amount_of(self, _fact: str, _situation: Situation, _words: Words) -> str | None:
        """Give the amount that was compared, where what was measured says more than that."""
        return None

    def special(self, _finding: Finding) -> Iterator[str]:
        """Give for what a reason may have a message of its own with this kind: `reason.<reason>.<special>`."""
        return iter(())

    def sentences(self, _finding: Finding, _device: CheckedDevice, _words: Words) -> Iterator[str]:
        """Give what stands before the conclusion of a calculation."""
        return iter(())

    def derived(self, _finding: Finding) -> str:
        """Give the message that tells why a value that was not read itself may count."""
        return "calculation.derived"

    def table(self, releases: Releases, words: Words) -> str:
        """Give the date of the table that it looks in."""
        return words.date(releases.operating_systems.snapshot)
