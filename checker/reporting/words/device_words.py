"""A device in words: which word a teacher uses for it (laptop, Mac, iPad), its kind, and what its maker calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from checker.evaluation.judging import Judgement
from checker.model.devices import DEVICE_CLASSES
from checker.model.facts import known_text, reading_of
from checker.model.readings import Facts
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened

_BY_CLASS: Mapping[str, str] = MappingProxyType(
    {"mac": "mac", "chromebook": "chromebook", "ipad": "ipad", "android-tablet": "tablet", "phone": "phone"}
)
_BY_FORM: Mapping[str, str] = MappingProxyType({"laptop": "laptop", "tablet": "tablet", "virtual": "virtual"})
_LONGEST = 60
_COMPUTERS = frozenset({"windows-pc", "linux-pc"})


def device_kind(judgement: Judgement) -> str:
    """Give the last part of the messages `kind.name.…` and `kind.this.…`; `device` when the kind is not known."""
    if judgement.device_class in _COMPUTERS:
        return _BY_FORM.get(known_text(judgement.facts, "device.form"), "computer")
    return _BY_CLASS.get(judgement.device_class, "device")


def class_words(classes: Iterable[str], words: Words) -> str:
    """Give kinds of device in the order of the program: Windows-pc, Mac en Linux-pc."""
    asked = set(classes)
    return words.both([words.say(f"value.device.class.{name}") for name in DEVICE_CLASSES if name in asked])


def maker_and_model(facts: Facts, words: Words) -> str:
    """Give maker and model; the maker only once, "" when neither is known. A board's name is said to be the board's."""
    maker, model = known_text(facts, "device.manufacturer"), known_text(facts, "device.model.name")
    full = model if model.casefold().startswith(maker.casefold()) else f"{maker} {model}"
    name = shortened(full.strip(), _LONGEST)
    is_of_board = getattr(reading_of(facts, "device.model.name"), "bound", "") == "derived"
    return words.say("model.board", name=name) if is_of_board else name
