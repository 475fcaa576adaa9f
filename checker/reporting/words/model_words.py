"""The device as its maker calls it: Lenovo ThinkPad L14."""

from __future__ import annotations

from checker.model.facts import known_text, reading_of
from checker.model.readings import Facts
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened

_LONGEST = 60


def maker_and_model(facts: Facts, words: Words) -> str:
    """Give maker and model; the maker only once, "" when neither is known. A board's name is said to be the board's."""
    maker, model = known_text(facts, "device.manufacturer"), known_text(facts, "device.model.name")
    full = model if model.casefold().startswith(maker.casefold()) else f"{maker} {model}"
    name = shortened(full.strip(), _LONGEST)
    is_of_board = getattr(reading_of(facts, "device.model.name"), "bound", "") == "derived"
    return words.say("model.board", name=name) if is_of_board else name
