"""Browsers in SQL: what is installed by its own name, with the version as osquery tells it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.exporting.fleetdm.sql_text import quoted
from checker.exporting.plain_test import Browsers, Numbers, RecentBrowser
from checker.model.devices import DeviceClass

_PROGRAMS: Mapping[str, str] = MappingProxyType(
    {
        "chrome": "name = 'Google Chrome'",
        "chromium": "name = 'Chromium'",
        "edge": "name = 'Microsoft Edge'",
        "firefox": "name LIKE 'Mozilla Firefox%'",
        "brave": "name = 'Brave'",
        "opera": "name LIKE 'Opera%'",
        "vivaldi": "name = 'Vivaldi'",
    }
)
"""By the name in the list of programs; Firefox and Opera have their language or version in it."""
_BUNDLES: Mapping[str, str] = MappingProxyType(
    {
        "safari": "com.apple.Safari",
        "chrome": "com.google.Chrome",
        "chromium": "org.chromium.Chromium",
        "edge": "com.microsoft.edgemac",
        "firefox": "org.mozilla.firefox",
        "brave": "com.brave.Browser",
        "opera": "com.operasoftware.Opera",
        "vivaldi": "com.vivaldi.Vivaldi",
    }
)


def browsers_sql(test: Browsers, device_class: DeviceClass) -> str:
    """Give that one of the browsers is recent enough; of "every" also that none is too old."""
    if device_class == "chromebook":
        return _chromebook(test)
    installed = [(item, source) for item in test.each if (source := _installed(item.name, device_class))]
    good = [f"EXISTS (SELECT 1 {source} AND {_is_recent(item, version)})" for item, (source, version) in installed]
    one = f"({_either(good)})"
    if test.which == "best":
        return one
    bad = [f"EXISTS (SELECT 1 {source} AND NOT {_is_recent(item, version)})" for item, (source, version) in installed]
    return f"({one} AND NOT ({_either(bad)}))"


def _either(parts: list[str]) -> str:
    return "\n  OR ".join(parts) or "0"


def _installed(name: str, device_class: DeviceClass) -> tuple[str, str] | None:
    """Give from where a browser is read, and the column with its version; None for one that is not there."""
    if device_class == "windows-pc":
        return (f"FROM programs WHERE {_PROGRAMS[name]}", "version") if name in _PROGRAMS else None
    bundle = _BUNDLES.get(name)
    return (f"FROM apps WHERE bundle_identifier = {quoted(bundle)}", "bundle_short_version") if bundle else None


def _chromebook(test: Browsers) -> str:
    """Give that of ChromeOS, which comes with Chrome: Fleet's extension tells its version as that of the system."""
    own = [_is_recent(item, "version") for item in test.each if item.name == "chrome"]
    return f"EXISTS (SELECT 1 FROM os_version WHERE {' OR '.join(own) or '0'})"  # noqa: S608  no query is run here


def _is_recent(browser: RecentBrowser, version: str) -> str:
    if browser.at_least is None:
        return "0"
    first = f"CAST({version} AS INTEGER)"
    recent = [_from(browser.at_least, version), *(f"{first} = {number}" for number in browser.also)]
    said = f"({' OR '.join(recent)})"
    return f"({first} >= {browser.own_below} AND {said})" if browser.own_below else said


def _from(numbers: Numbers, version: str) -> str:
    """Give that a version is at least this one: its first number, and the second where that counts."""
    first, second = (*numbers, 0)[:2]
    own = f"CAST({version} AS INTEGER)"
    if not second:
        return f"{own} >= {first}"
    rest = f"CAST(substr({version} || '.', instr({version} || '.', '.') + 1) AS INTEGER)"
    return f"({own} > {first} OR ({own} = {first} AND {rest} >= {second}))"
