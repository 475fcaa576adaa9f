"""Plain tests as PowerShell: an expression that is true, false, or (nothing known) null."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from checker.exporting.plain_test import (
    AllowedBuilds,
    AllTests,
    AnyTest,
    Browsers,
    Builds,
    Leaf,
    Listed,
    Number,
    PlainTest,
    RecentBrowser,
    Screen,
    Version,
)
from checker.exporting.working_out.day_and_device import Reason
from checker.model.devices import DeviceClass

_ON_WINDOWS = frozenset({"chrome", "chromium", "edge", "firefox", "brave", "opera", "vivaldi"})


def refuses(leaf: Leaf, _whole: PlainTest, _device_class: DeviceClass) -> Reason | None:
    """Give why the script cannot tell it; None where it can."""
    match leaf:
        case Version() | Listed(of="os.distribution"):
            return "nothing_tells"
        case _:
            return None


def expression(test: PlainTest) -> str:
    """Give the test as an expression between brackets."""
    return _WRITERS[type(test)](test)


def quoted(text: str) -> str:
    """Give a text that ends nowhere but at its end.

    Four kinds of single quote end one in PowerShell, so only plain signs stand as they are.
    """
    if text.isascii() and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    escaped = "".join(_escaped(sign) for sign in text)
    return f"([regex]::Unescape('{escaped}'))"


def _escaped(sign: str) -> str:
    if sign.isascii() and sign.isalnum():
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))


def _all(test: AllTests) -> str:
    return f"(Test-All @({', '.join(map(expression, test.parts))}))"


def _any(test: AnyTest) -> str:
    return f"(Test-Any @({', '.join(map(expression, test.parts))}))"


def _listed(test: Listed) -> str:
    return f"(Test-Listed {quoted(test.of)} {_texts(test.values)})"


def _screen(test: Screen) -> str:
    return f"(Test-Screen {test.long} {test.short})"


def _browsers(test: Browsers) -> str:
    rules = ", ".join(_browser(item) for item in test.each if item.name in _ON_WINDOWS)
    return f"(Test-Browser {quoted(test.which)} @({rules}))"


def _number(number: Number) -> str:
    limits = [f"(Test-AtLeast {quoted(number.of)} {number.at_least})"] if number.at_least is not None else []
    limits += [f"(Test-Below {quoted(number.of)} {number.below})"] if number.below is not None else []
    return limits[0] if len(limits) == 1 else f"(Test-All @({', '.join(limits)}))"


def _browser(browser: RecentBrowser) -> str:
    first, second = (*(browser.at_least or ()), 0, 0)[:2]
    never = "$true" if browser.at_least is None else "$false"
    return (
        f"@{{ Name = {quoted(browser.name)}; First = {first}; Second = {second}; Never = {never}; "
        f"Also = {_numbers(browser.also)}; OwnBelow = {browser.own_below} }}"
    )


def _builds(builds: Builds) -> str:
    rows = ",\n    ".join(map(_allowed, builds.allowed))
    known, editions = _numbers(builds.known), _texts(builds.known_editions)
    return f"(Test-Build @(\n    {rows}\n) {known} {builds.oldest} {editions})"


def _allowed(row: AllowedBuilds) -> str:
    part = f"Part = {row.from_part}; Below = {row.below_part or 0}"
    return f"@{{ Builds = {_numbers(row.builds)}; {part}; Editions = {_texts(row.editions)} }}"


def _numbers(numbers: Iterable[int]) -> str:
    return f"@({', '.join(map(str, numbers))})"


def _texts(texts: Iterable[str]) -> str:
    return f"@({', '.join(map(quoted, texts))})"


_WRITERS: Mapping[type[PlainTest], Callable[[Any], str]] = MappingProxyType(
    {
        AllTests: _all,
        AnyTest: _any,
        Number: _number,
        Listed: _listed,
        Screen: _screen,
        Browsers: _browsers,
        Builds: _builds,
    }
)
"""A version is refused above: of Windows a build is asked."""
