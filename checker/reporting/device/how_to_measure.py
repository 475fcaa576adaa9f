"""How to get measured what could not be."""

from __future__ import annotations

from checker.reporting.device.context import Judged
from checker.reporting.language.words import Words


def how_to_measure(judged: Judged, words: Words) -> str:
    """Give the spec's own way for this requirement, or else the usual one for this reason.

    Where only the place of the page stood in the way, another place comes before everything.
    """
    elsewhere = f"measure.instead.{judged.finding.reason}"
    if words.has(elsewhere):
        return words.say(elsewhere)
    if judged.requirement.measure:
        return judged.requirement.measure.said(words.language)
    finding = judged.finding
    messages = (f"measure.{finding.details.get('why', '')}", f"measure.{finding.reason}", "measure")
    return words.first(*messages)
