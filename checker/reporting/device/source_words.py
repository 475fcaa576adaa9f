"""Where a value comes from, in two words; the exact place stands in the evidence."""

from __future__ import annotations

import re

from checker.model.readings import Reading, Unknown
from checker.reporting.device.context import ReportContext
from checker.reporting.device.system_words import system_name
from checker.reporting.language.words import Words

_REGISTRY = re.compile(r"HK(LM|CU|U|CR)\\")


def source_words(fact: str, reading: Reading, context: ReportContext, words: Words) -> str:
    """Give the line that is clicked for the evidence: Source: Windows registry."""
    if isinstance(reading, Unknown):
        return words.say("source.unknown")
    if context.result.origin == "page":
        return words.say("source", source=words.say("source.page"))
    if fact == "browsers":
        return words.say("source", source=words.say("source.browsers"))
    if _REGISTRY.match(reading.source):
        return words.say("source", source=words.say("source.registry"))
    return words.say("source", source=system_name(context.situation, words))
