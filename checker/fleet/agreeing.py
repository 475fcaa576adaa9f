"""Whether two results can be of one device: what a device has for life is the same in both, as far as it was read."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.facts import known_text, reading_of, screens_of
from checker.model.readings import Between, Facts, Known, Reading
from checker.versions import is_version, version_of

_MACHINE = ("device.manufacturer", "device.model.name")
_SYSTEM = ("device.class", "os.name", "os.architecture")
_NUMBERS = ("memory.installed", "cpu.logical_cores")
_ROUNDED = 0.02
"""Of a screen's size: at a zoom of 110 % a pixel more or less."""


def contradicts(older: Facts, newer: Facts) -> bool:
    """Tell whether a reading says that these are two devices; what was not read says nothing."""
    return machines_differ(older, newer) or any(_differences(older, newer))


def machines_differ(one: Facts, other: Facts) -> bool:
    """Tell whether maker or model are two: also after a new installation, or with more memory, they are the same."""
    return any(_texts_differ(one, other, fact) for fact in _MACHINE)


def _differences(older: Facts, newer: Facts) -> Iterator[bool]:
    yield from (_texts_differ(older, newer, fact) for fact in _SYSTEM)
    for fact in _NUMBERS:
        yield _are_apart(_limits(reading_of(older, fact)), _limits(reading_of(newer, fact)))
    for name in ("native_width", "native_height"):
        yield _are_apart(_panel(older, name), _panel(newer, name), _ROUNDED)
    yield _went_back(known_text(older, "os.version"), known_text(newer, "os.version"))


def _texts_differ(one: Facts, other: Facts, fact: str) -> bool:
    first, second = known_text(one, fact), known_text(other, fact)
    return bool(first and second) and first.casefold() != second.casefold()


_Limits = tuple[float, float]
_ANYTHING: _Limits = (0.0, float("inf"))


def _limits(reading: Reading) -> _Limits:
    match reading:
        case Between(low=low, high=high):
            return low, high
        case Known(value=int() | float() as value, bound=bound):
            return 0.0 if bound == "at_most" else value, float("inf") if bound == "at_least" else value
        case _:
            return _ANYTHING


def _panel(facts: Facts, name: str) -> _Limits:
    """Give the size of the one panel; at least so large, where the zoom of a page hides the rest."""
    screens, reading = screens_of(facts), reading_of(facts, "displays")
    size = getattr(screens[0], name) if len(screens) == 1 else None
    if size is None:
        return _ANYTHING
    is_least = isinstance(reading, Known) and reading.bound == "at_least"
    return size, float("inf") if is_least else size


def _are_apart(one: _Limits, other: _Limits, rounded: float = 0.0) -> bool:
    return one[0] * (1 - rounded) > other[1] or other[0] * (1 - rounded) > one[1]


def _went_back(older: str, newer: str) -> bool:
    """Tell whether the system is an older one in the newer result: no device goes back."""
    return is_version(older) and is_version(newer) and version_of(newer) < version_of(older)
