"""The words of `supported-on`: krijgt nog updates."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.situation import Situation
from checker.conditions.supported_on import SupportedOn
from checker.model.findings import Finding, Value
from checker.reporting.language.words import Words
from checker.reporting.words.kinds.kind_words import KindWords
from checker.reporting.words.system_words import measured_system


class SupportedOnWords(KindWords[SupportedOn]):
    """Words for a system that still gets updates."""

    def asked(self, _situation: Situation, words: Words) -> str:
        """Give that updates must come."""
        return words.say("asked.supported")

    def threshold(self, value: Value, _situation: Situation, _words: Words) -> str:
        """Give the value as it stands."""
        return str(value)

    def measured(self, _fact: str, finding: Finding, situation: Situation, words: Words) -> str:
        """Give the system, and until when it gets updates."""
        system = measured_system(situation, words, finding.details.os_release)
        until, message = finding.details.until, f"measured.support.{finding.reason}"
        if until is None or not words.has(message):
            return system
        names = [message]
        if finding.is_about_its_own_date:
            names.insert(0, f"{message}.device")
        if finding.details.is_expected:
            names.insert(0, f"{message}.expected")
        return words.first(*names, system=system, until=words.date(until))

    def special(self, finding: Finding) -> Iterator[str]:
        """Give whether the day is that of the release it is made from, or an expected one, and what the table lacks."""
        details = finding.details
        if details.is_expected:
            yield "expected"
        if details.base and details.until:
            yield "base"
        if details.older_than:
            yield "older"
        if details.until is None and finding.reason == "supported":
            yield "no_end" if details.os_version else "newer"
