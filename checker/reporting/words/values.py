"""The value of a fact in a teacher's words: 4 GB, at least 8 GB, 2 of 3 cores, Windows 11."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.conditions.situation import Situation
from checker.model.devices import Display
from checker.model.facts import connections_of, known_number, known_text, reading_of, screens_of
from checker.model.readings import Between, Facts, Known, Reading, Unknown
from checker.model.vocabulary import FACTS
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words import system_words

LONGEST = 80
_HUNDRED = 100
_MAKERS_SIGNS = re.compile(r"\((?:R|TM|tm)\)|\bCPU\b|@.*")


def fact_in_words(fact: str, situation: Situation, words: Words) -> str:
    """Give what is known of a fact, with what belongs to it: of memory also how much of it Windows can use."""
    if fact.startswith("os.") and fact != "os.architecture":
        return system_words.measured_system(situation, words)
    return _WITH_MORE.get(fact, _plain)(fact, situation.facts, words)


def value_word(fact: str, value: str, situation: Situation, words: Words) -> str:
    """Give a value in words where it is a word of ours; as it stands where it is the maker's."""
    if fact == "os.version":
        return system_words.threshold(fact, value, situation, words)
    message = f"value.{fact}.{value}"
    return words.say(message) if words.has(message) else value


def amount(fact: str, value: float, words: Words) -> str:
    """Give an amount with its unit: 4 GB, 2 kernen."""
    message = f"amount.{fact}"
    if words.has(message):
        return words.count(message, int(value))
    return words.quantity(value, FACTS[fact].unit or "count")


def plain_value(field: str, value: object, words: Words) -> str:
    """Give the value of a field of which nothing but its name is known, "" for none."""
    match value:
        case None:
            return ""
        case int() if field.endswith("_days"):
            return words.count("changes.days", value)
        case int() | float():
            return words.number(value)
        case tuple():
            return words.both([str(item) for item in value])
        case _:
            return str(getattr(value, "fact", value))


def size_word(text: str) -> str:
    """Give a size as 1024 × 768, however the spec writes it."""
    return "\u00a0×\u00a0".join(text.replace("×", "x").replace(" ", "").split("x"))


def pixels(width: int | None, height: int | None) -> str:
    """Give a size: 1366 × 768; "" when it is not known."""
    return f"{width}\u00a0×\u00a0{height}" if width and height else ""


def quantity_of(fact: str, reading: Reading, words: Words) -> str:
    """Give a number with its unit and how sharp it is: 4 GB, at least 8 GB, 3 to 6 GB."""
    match reading:
        case Between(low=low, high=high):
            return words.say("measured.interval", low=amount(fact, low, words), high=amount(fact, high, words))
        case Known(value=int() | float() as value, bound=bound):
            return words.say(f"measured.bound.{bound}", value=amount(fact, value, words))
        case _:
            return ""


def screens_in_words(measure: str, facts: Facts, words: Words) -> str:
    """Give the screens that count: built in or primary, or else all."""
    screens = screens_of(facts)
    counted = [screen for screen in screens if screen.internal or screen.primary] or screens
    describe = _effective if measure == "effective" else _physical
    return words.both([describe(screen, words) for screen in counted[:2]])


def _physical(screen: Display, words: Words) -> str:
    size = pixels(screen.native_width or screen.width, screen.native_height or screen.height)
    inches = words.quantity(screen.inches, "inch") if screen.inches else ""
    return ", ".join(part for part in (size, inches) if part) or words.say("measured.screen")


def _effective(screen: Display, words: Words) -> str:
    size = pixels(screen.effective_width, screen.effective_height)
    if not size or not screen.scale or screen.scale == 1:
        return size or words.say("measured.screen")
    return words.say("measured.screen.scaled", size=size, percent=round(screen.scale * _HUNDRED))


def _plain(fact: str, facts: Facts, words: Words) -> str:
    reading = reading_of(facts, fact)
    if isinstance(reading, Known) and isinstance(reading.value, bool):
        answer = "yes" if reading.value else "no"
        return words.first(f"measured.{answer}.{fact}", f"measured.{answer}")
    if isinstance(reading, Known) and isinstance(reading.value, str):
        message = f"value.{fact}.{reading.value}"
        return words.say(message) if words.has(message) else shortened(reading.value, LONGEST)
    return quantity_of(fact, reading, words) or words.say("measured.unknown", why=words.say("why.short.not_understood"))


def _memory(_fact: str, facts: Facts, words: Words) -> str:
    installed, usable = reading_of(facts, "memory.installed"), reading_of(facts, "memory.usable")
    values = {"usable": quantity_of("memory.usable", usable, words)}
    if isinstance(installed, Unknown):
        return words.say("measured.memory.usable", **values)
    values["installed"] = quantity_of("memory.installed", installed, words)
    is_all_usable = values["installed"].endswith(values["usable"])  # "about 24 GB" of which "24 GB"
    return values["installed"] if is_all_usable else words.say("measured.memory", **values)


def _storage(_fact: str, facts: Facts, words: Words) -> str:
    free, total = (quantity_of(fact, reading_of(facts, fact), words) for fact in ("storage.free", "storage.total"))
    return words.say("measured.storage", free=free, total=total) if total else free


def _processor(fact: str, facts: Facts, words: Words) -> str:
    model = _MAKERS_SIGNS.sub(" ", known_text(facts, "cpu.model"))
    parts = (quantity_of(fact, reading_of(facts, fact), words), shortened(" ".join(model.split()), LONGEST))
    return ", ".join(part for part in parts if part)


def _sound(fact: str, facts: Facts, words: Words) -> str:
    return words.say("measured.sound" if known_number(facts, fact) else "measured.sound.none")


def _connections(_fact: str, facts: Facts, words: Words) -> str:
    states = [words.first(f"measured.connection.{item.state}", "measured.connection") for item in connections_of(facts)]
    return words.both(list(dict.fromkeys(states)))


_WITH_MORE: Mapping[str, Callable[[str, Facts, Words], str]] = MappingProxyType(
    {
        "memory.installed": _memory,
        "memory.usable": _memory,
        "storage.free": _storage,
        "cpu.physical_cores": _processor,
        "cpu.logical_cores": _processor,
        "cpu.max_frequency": _processor,
        "audio.outputs": _sound,
        "connections": _connections,
    }
)
