"""How to get measured what could not be."""

from __future__ import annotations

from checker.reporting.device.context import Judged
from checker.reporting.language.words import Words

# What stood in the way is none of the requirement's: where the page was, how the screen is set, the clock.
_IN_THE_WAY = frozenset(
    {
        "opened_in_app", "opened_in_frame", "opened_from_file", "screen_room_unknown", "screen_panel_unknown",
        "clock_doubted",
    }
)  # fmt: skip


def how_to_measure(judged: Judged, words: Words) -> str:
    """Give the spec's own way for this requirement, or else the usual one for this reason.

    Where something else stood in the way, that comes before everything.
    """
    finding = judged.finding
    if finding.reason in _IN_THE_WAY:
        return words.say(f"measure.{finding.reason}")
    if judged.requirement.measure:
        return judged.requirement.measure.said(words.language)
    messages = (f"measure.{finding.details.get('why', '')}", f"measure.{finding.reason}", "measure")
    return words.first(*messages)
