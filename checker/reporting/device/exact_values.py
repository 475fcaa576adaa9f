"""A reading as it was taken: every byte, every version, and how sharp it is. For the evidence behind a click."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checking.checked_device import CheckedDevice
from checker.model.devices import Browser, Connection, Display, Shortcut
from checker.model.readings import Between, Known, Reading, Unknown
from checker.model.vocabulary import FACTS
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened
from checker.reporting.words.browser_words import full_name
from checker.reporting.words.values import pixels

_LONGEST = 120
_MOST = 12
_HUNDRED = 100


def exact_value(fact: str, reading: Reading, context: CheckedDevice, words: Words) -> str:
    """Give a fact's reading in full."""
    match reading:
        case Known(value=tuple() as items):
            return _listed([_item(item, context, words) for item in items], words)
        case Known(value=value, bound="exact"):
            return _scalar(fact, value, words)
        case Known(value=value, bound=bound):
            return words.say("exact.bound", value=_scalar(fact, value, words), bound=words.say(f"bound.{bound}"))
        case Between(low=low, high=high):
            return words.say("exact.between", low=_scalar(fact, low, words), high=_scalar(fact, high, words))
        case Unknown(why=why, detail=detail):
            return words.say("exact.unknown", why=shortened(f"{why}, {detail}" if detail else why, _LONGEST))


def _scalar(fact: str, value: object, words: Words) -> str:
    if isinstance(value, bool):
        return words.say("measured.yes" if value else "measured.no")
    if not isinstance(value, int | float):
        return shortened(str(value), _LONGEST)
    unit = FACTS[fact].unit if fact in FACTS else ""
    number = words.number(int(value) if value == int(value) else value)
    return f"{number} {words.say(f'unit.{unit}')}" if unit and unit != "count" else number


def _listed(items: list[str], words: Words) -> str:
    if len(items) > _MOST:
        return words.count("list.more", len(items) - _MOST, first="; ".join(items[:_MOST]))
    return "; ".join(items) or words.say("exact.none")


def _item(item: object, context: CheckedDevice, words: Words) -> str:
    match item:
        case Display():
            return _with(_first_known(_display(item, words)) or words.say("measured.screen"), _traits(item, words))
        case Browser():
            name = shortened(f"{full_name(item.name, context)} {item.version or ''}".strip(), _LONGEST)
            return _with(name, _browser_traits(item, words))
        case Connection(target=target, state=state, seconds=seconds):
            spent = () if seconds is None else (f"{words.number(round(seconds, 3))} {words.say('unit.second')}",)
            return _with(shortened(target, _LONGEST), (shortened(state, _LONGEST), *spent))
        case Shortcut(kind=kind, host=host, state=state):
            return _with(shortened(host, _LONGEST), (shortened(kind, _LONGEST), shortened(state, _LONGEST)))
        case _:
            return shortened(str(item), _LONGEST)


def _display(screen: Display, words: Words) -> Iterable[str]:
    if size := pixels(screen.width, screen.height):
        yield words.say("exact.screen.mode", size=size)
    if size := pixels(screen.native_width, screen.native_height):
        yield words.say("exact.screen.panel", size=size)


def _first_known(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _traits(screen: Display, words: Words) -> Iterable[str]:
    yield from list(_display(screen, words))[1:]
    if screen.scale:
        yield words.say("exact.screen.scale", percent=round(screen.scale * _HUNDRED))
    if size := pixels(screen.effective_width, screen.effective_height):
        yield words.say("exact.screen.effective", size=size)
    if screen.inches:
        yield words.quantity(screen.inches, "inch")
    if screen.internal:
        yield words.say("exact.screen.internal")
    if screen.primary:
        yield words.say("exact.screen.primary")


def _browser_traits(browser: Browser, words: Words) -> Iterable[str]:
    if browser.channel != "unknown":
        yield words.say(f"channel.{browser.channel}")
    if browser.scope:
        yield words.say(f"scope.{browser.scope}")
    if browser.default:
        yield words.say("exact.browser.default")


def _with(name: str, traits: Iterable[str]) -> str:
    inside = ", ".join(traits)
    return f"{name} ({inside})" if inside else name
