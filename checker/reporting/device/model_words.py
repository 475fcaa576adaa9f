"""The device as its maker calls it: Lenovo ThinkPad L14."""

from __future__ import annotations

from checker.evaluation.judging import known_text
from checker.model.readings import Facts
from checker.reporting.rendering.outside_text import shortened

_LONGEST = 60


def maker_and_model(facts: Facts) -> str:
    """Give maker and model; the maker only once, "" when neither is known."""
    maker, model = known_text(facts, "device.manufacturer"), known_text(facts, "device.model.name")
    full = model if model.casefold().startswith(maker.casefold()) else f"{maker} {model}"
    return shortened(full.strip(), _LONGEST)
