"""How to get measured what could not be."""

from __future__ import annotations

from checker.reporting.device.context import Judged
from checker.reporting.language.words import Words


def how_to_measure(judged: Judged, words: Words) -> str:
    """Give the spec's own way for this requirement, or else the usual one for this reason."""
    finding = judged.finding
    if finding.reason == "clock_doubted":  # then what was measured is known, and the day is not
        return words.say("measure.clock_doubted")
    if judged.requirement.measure:
        return judged.requirement.measure.said(words.language)
    messages = (f"measure.{finding.details.get('why', '')}", f"measure.{finding.reason}", "measure")
    return words.first(*messages)
