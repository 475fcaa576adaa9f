"""A device of a kind of which nothing else is known: enough to say what a requirement asks of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from checker.conditions.situation import Situation
from checker.model.devices import DEVICE_CLASSES
from checker.model.readings import Facts, Known
from checker.model.releases import Releases
from checker.reporting.language.words import Words

_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "windows-pc": "windows",
        "mac": "macos",
        "linux-pc": "linux",
        "chromebook": "chromeos",
        "ipad": "ipados",
        "android-tablet": "android",
    }
)


def any_device(device_class: str, releases: Releases, day: dt.date) -> Situation:
    """Give a device of this kind, on a day."""
    name = _SYSTEMS.get(device_class)
    facts: Facts = {"os.name": Known(value=name, source="spec")} if name else {}
    return Situation(facts, day, releases)


def class_words(classes: Iterable[str], words: Words) -> str:
    """Give kinds of device in the order of the program: Windows-pc, Mac en Linux-pc."""
    asked = set(classes)
    return words.both([words.say(f"value.device.class.{name}") for name in DEVICE_CLASSES if name in asked])
