"""How to get measured what could not be."""

from __future__ import annotations

from checker.reporting.device.context import Judged
from checker.reporting.language.words import Words

_OPEN_ELSEWHERE = frozenset({"opened_in_app", "opened_in_frame", "opened_from_file", "screen_room_unknown"})


def how_to_measure(judged: Judged, words: Words) -> str:
    """Give the spec's own way for this requirement, or else the usual one for this reason.

    Where only the place of the page stood in the way, another place comes before everything.
    """
    if judged.finding.reason in _OPEN_ELSEWHERE:
        return words.say(f"measure.{judged.finding.reason}")
    if judged.requirement.measure:
        return judged.requirement.measure.said(words.language)
    finding = judged.finding
    messages = (f"measure.{finding.details.get('why', '')}", f"measure.{finding.reason}", "measure")
    return words.first(*messages)
