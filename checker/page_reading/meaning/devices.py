"""For which kinds of device a heading, a cell or a sentence holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from checker.model.devices import DeviceClass

COMPUTERS: tuple[DeviceClass, ...] = ("windows-pc", "mac", "linux-pc")


class Devices(NamedTuple):
    """The kinds that are named. `is_any_computer`: by a word for all of them, which a system named below narrows.

    `others`: kinds that the program does not know, such as a digital board.
    """

    classes: tuple[DeviceClass, ...] = ()
    is_any_computer: bool = False
    others: bool = False

    @property
    def is_named(self) -> bool:
        """Tell whether any kind is named at all."""
        return bool(self.classes or self.others)


_WORDS: tuple[tuple[tuple[DeviceClass, ...], str], ...] = (
    (("chromebook",), r"chrome[- ]?books?|chrome\s?os"),
    (("ipad",), r"ipads?(?:\s+\d)?|apple[- ]tablets?|ipad\s?os|ios(?:[- ]tablets?)?"),
    (("android-tablet",), r"android(?:[- ]tablets?)?|samsung[- ]tablets?"),
    (("windows-pc",), r"(?:microsoft )?windows(?:[- ](?:pc'?s?|laptops?|computers?|tablets?|apparaten|devices))?"),
    (("mac",), r"mac(?:books?|intosh|s|'s|\s?os(?:\s?x)?)?|imacs?|apple(?:[- ](?:computers?|laptops?|mac))?|os\s?x"),
    (("linux-pc",), r"linux|ubuntu"),
    (("phone",), r"smartphones?|telefoons?|mobieltjes?|iphones?|phones?|mobiele telefoons?"),
    (("ipad", "android-tablet"), r"tablets?"),
)
_NAMES = tuple((classes, re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)) for classes, words in _WORDS)
_COMPUTER = re.compile(
    r"(?<![\w-])(?:desktops?|laptops?|notebooks?|computers?|pc'?s?|werkstations?)(?!\w)", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:digi(?:taal |tale )?(?:school)?bord(?:en)?|smartboards?|touchborden?|(?:interactive )?whiteboards?|"
    r"prowise|servers?|beamers?)\b",
    re.IGNORECASE,
)


def devices_in(text: str) -> Devices:
    """Give the kinds of device that a text names."""
    classes: list[DeviceClass] = []
    rest = text
    for named, pattern in _NAMES:
        without = pattern.sub(" ", rest)
        classes += [one for one in named if without != rest and one not in classes]
        rest = without
    is_computer = _COMPUTER.search(rest) is not None and not {*COMPUTERS, "chromebook"} & set(classes)
    classes += [one for one in COMPUTERS if is_computer]
    return Devices(tuple(classes), is_computer, _OTHERS.search(text) is not None)


def devices_above(path: Iterable[str]) -> Devices:
    """Give those of the nearest heading that names any."""
    found = (devices_in(heading) for heading in reversed(tuple(path)))
    return next((devices for devices in found if devices.is_named), Devices())


def without_devices(text: str) -> str:
    """Give a text without the names of kinds of device."""
    for _, pattern in _NAMES:
        text = pattern.sub(" ", text)
    return _COMPUTER.sub(" ", text)
