"""The Safari that comes with an iPad's system: it is there from whatever browser the iPad was looked at."""

from __future__ import annotations

from checker.conditions.situation import Situation
from checker.model.devices import OS_OF_CLASS, Browser
from checker.model.facts import installed_browsers
from checker.model.readings import Known
from checker.versions import is_version, version_of

_SAFARI_IS_THE_SYSTEM = frozenset({"ipados", "ios"})
_FIRST_ALIKE = 15
_LAST_SAFARI = {15: 6, 16: 6}


def safari_of_the_system(situation: Situation) -> tuple[Browser, ...]:
    """Give the Safari of an iPad that another browser was looked at from; none elsewhere, or where it was found.

    It is there whatever is told: without a version where that of the system is not known.
    """
    system = situation.text("os.name") or OS_OF_CLASS.get(situation.text("device.class"), "")
    is_found = any(browser.name == "safari" for browser in installed_browsers(situation.facts))
    if system not in _SAFARI_IS_THE_SYSTEM or is_found:
        return ()
    version = situation.reading("os.version")
    is_told = isinstance(version, Known) and version.bound == "exact" and is_version(str(version.value))
    return (Browser(name="safari", version=_safari_of(situation.text("os.version")) if is_told else None),)


def _safari_of(system: str) -> str:
    """Give what an iPadOS tells of its Safari's version, by what both call themselves in user agents.

    Before 15 the second numbers differ: 14.4 has Safari 14.0, and 14.8 has 14.1. 15 and 16 went on to 15.8 and 16.7
    with Safari 15.6 and 16.6.
    """
    first, *rest = version_of(system).release
    if first < _FIRST_ALIKE or not rest:
        return str(first)
    return f"{first}.{min(rest[0], _LAST_SAFARI.get(first, rest[0]))}"
