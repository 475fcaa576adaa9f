"""Where a value comes from, in two words; the exact place stands in the evidence."""

from __future__ import annotations

import re

from checker.checking.checked_device import CheckedDevice
from checker.model.facts import reading_of
from checker.model.findings import Finding
from checker.model.readings import Facts, Reading, Unknown
from checker.reporting.language.words import Words
from checker.reporting.words.measured import told_by
from checker.reporting.words.system_words import system_name

ASKED = "asked"
"""The source of what a person filled in on the page (checker/browser_page)."""
_REGISTRY = re.compile(r"HK(LM|CU|U|CR)\\")


def deciding_fact(finding: Finding, facts: Facts) -> str:
    """Give the fact to name a source for: what a person filled in, where that was looked at, else what told it."""
    readings = ((fact, reading_of(facts, fact)) for fact in finding.evidence)
    by_hand = (fact for fact, reading in readings if reading.source == ASKED)
    return next(by_hand, None) or told_by(finding, facts)


def source_words(fact: str, reading: Reading, context: CheckedDevice, words: Words) -> str:
    """Give the line that is clicked for the evidence: Source: Windows registry."""
    if isinstance(reading, Unknown):
        return words.say("source.unknown")
    if reading.source == ASKED:
        return words.say("source", source=words.say("source.asked"))
    if context.result.origin == "page":
        return words.say("source", source=words.say("source.page"))
    if fact == "browsers":
        return words.say("source", source=words.say("source.browsers"))
    if _REGISTRY.match(reading.source):
        return words.say("source", source=words.say("source.registry"))
    return words.say("source", source=system_name(context.situation, words))
