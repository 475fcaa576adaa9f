"""What was measured for a requirement, in a teacher's words; the exact values stand in the evidence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.checking.checked_device import CheckedRequirement
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.combined import leaf_that_spoke
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.single import Single
from checker.conditions.situation import Situation
from checker.conditions.supported_on import SupportedOn
from checker.model.devices import Connection, Display
from checker.model.facts import reading_of
from checker.model.findings import Finding
from checker.model.readings import Between, Facts, Known, Reading, Unknown
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.asked import amount
from checker.reporting.words.browser_words import measured_browsers
from checker.reporting.words.system_words import measured_system

_LONGEST = 80
_HUNDRED = 100
_MAKERS_SIGNS = re.compile(r"\((?:R|TM|tm)\)|\bCPU\b|@.*")


def measured(judged: CheckedRequirement, situation: Situation, words: Words) -> str:
    """Give what was measured, or in short why it was not."""
    finding, part = judged.finding, leaf_that_spoke(judged.requirement.condition, judged.finding)
    if words.has(f"measured.instead.{finding.reason}"):
        return words.say(f"measured.instead.{finding.reason}")
    fact = told_by(finding, situation.facts)
    reading = reading_of(situation.facts, fact)
    if isinstance(reading, Unknown):
        return words.say("measured.unknown", why=words.say(f"why.short.{reading.why}"))
    return _value(fact, part, finding, situation, words)


def told_by(finding: Finding, facts: Facts) -> str:
    """Give the fact that decided: the one that was missing, or else the first one known of those looked at."""
    decisive = str(finding.details.get("fact", ""))
    if finding.reason == "not_measured" and isinstance(reading_of(facts, decisive), Unknown) and decisive:
        return decisive
    known = (fact for fact in finding.evidence if not isinstance(reading_of(facts, fact), Unknown))
    return next(known, (*finding.evidence, "device.class")[0])


def _value(fact: str, part: Single, finding: Finding, situation: Situation, words: Words) -> str:
    match part:
        case BrowserRelease():
            return measured_browsers(part, str(finding.details.get("browser", "")), situation, words)
        case SupportedOn():
            return _supported(finding, situation, words)
        case DisplayAtLeast(measure=measure):
            size = _screens(measure, situation.facts, words)
            is_a_setting = finding.reason == "screen_panel_unknown"
            return words.say("measured.screen.set", size=size) if is_a_setting else size
        case _ if fact.startswith("os.") and fact != "os.architecture":
            return measured_system(situation, words)
        case _:
            return _WITH_MORE.get(fact, _plain)(fact, situation.facts, words)


def _supported(finding: Finding, situation: Situation, words: Words) -> str:
    system = measured_system(situation, words, str(finding.details.get("os_release", "")))
    until, message = finding.details.get("until"), f"measured.support.{finding.reason}"
    if until is None or not words.has(message):
        return system
    date = words.date(dt.date.fromisoformat(str(until)))
    if finding.is_about_its_own_date:
        return words.first(f"{message}.device", message, system=system, until=date)
    return words.say(message, system=system, until=date)


def quantity_of(fact: str, reading: Reading, words: Words) -> str:
    """Give a number with its unit and how sharp it is: 4 GB, at least 8 GB, 3 to 6 GB."""
    match reading:
        case Between(low=low, high=high):
            return words.say("measured.interval", low=amount(fact, low, words), high=amount(fact, high, words))
        case Known(value=int() | float() as value, bound=bound):
            return words.say(f"measured.bound.{bound}", value=amount(fact, value, words))
        case _:
            return ""


def _plain(fact: str, facts: Facts, words: Words) -> str:
    reading = reading_of(facts, fact)
    if isinstance(reading, Known) and isinstance(reading.value, bool):
        answer = "yes" if reading.value else "no"
        return words.first(f"measured.{answer}.{fact}", f"measured.{answer}")
    if isinstance(reading, Known) and isinstance(reading.value, str):
        message = f"value.{fact}.{reading.value}"
        return words.say(message) if words.has(message) else shortened(reading.value, _LONGEST)
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
    model = _MAKERS_SIGNS.sub(" ", str(getattr(reading_of(facts, "cpu.model"), "value", "")))
    parts = (quantity_of(fact, reading_of(facts, fact), words), shortened(" ".join(model.split()), _LONGEST))
    return ", ".join(part for part in parts if part)


def _sound(fact: str, facts: Facts, words: Words) -> str:
    value = getattr(reading_of(facts, fact), "value", None)
    return words.say("measured.sound" if value else "measured.sound.none")


def _connections(fact: str, facts: Facts, words: Words) -> str:
    value = getattr(reading_of(facts, fact), "value", ())
    states = [
        words.first(f"measured.connection.{item.state}", "measured.connection")
        for item in value
        if isinstance(item, Connection)
    ]
    return words.both(list(dict.fromkeys(states)))


def _screens(measure: str, facts: Facts, words: Words) -> str:
    """Give the screens that count: built in or primary, or else all."""
    value = getattr(reading_of(facts, "displays"), "value", ())
    screens = [item for item in value if isinstance(item, Display)]
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


def pixels(width: int | None, height: int | None) -> str:
    """Give a size: 1366 × 768; "" when it is not known."""
    return f"{width}\u00a0×\u00a0{height}" if width and height else ""


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
