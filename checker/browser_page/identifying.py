"""From signals to what kind of device, system and browser it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from checker.browser_page.browser import Recognised, browser
from checker.browser_page.conclusion import ASKED, TOUCH, Conclusion, text_of, told
from checker.browser_page.device_class import device_class
from checker.browser_page.signals import Signals
from checker.browser_page.system import system_name, system_version, version_by_browser
from checker.model.devices import DEVICE_CLASSES, OsName
from checker.model.readings import Known, Unknown


class Identified(msgspec.Struct, frozen=True):
    """What was recognised. `version_by_browser` is that of the browser, where the system's is hidden."""

    device_class: Conclusion
    os: OsName | None
    os_version: Conclusion
    browser: Recognised
    version_by_browser: Known | None


# What a device may be that says it is the first: the signals of these are known to mislead.
_MAY_BE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "mac": frozenset({"ipad"}),
        "linux-pc": frozenset({"android-tablet", "chromebook"}),
        "phone": frozenset({"android-tablet"}),
        "android-tablet": frozenset({"phone", "chromebook"}),
        "other": frozenset(DEVICE_CLASSES),
    }
)
_MAY_BE_BY_TOUCH = frozenset({"ipad", "mac"})
"""What says that it is a Mac and has touch points: an iPad, an iPhone, or a Mac with a screen that can be touched."""


def identify(signals: Signals, answered: str | None = None) -> Identified:
    """Give what these signals tell, and no more than that.

    `answered` is the class a person chose; it counts where the signals tell none, or one that is known to mislead.
    """
    kind = kind_told(device_class(signals), answered)
    name = system_name(signals, kind)
    version = system_version(signals, name)
    found = browser(signals)
    concluded = version_by_browser(name, found) if isinstance(version, Unknown) else None
    return Identified(kind, name, version, found, concluded)


def kind_told(seen: Conclusion, answered: str | None) -> Conclusion:
    """Give the kind of device that a person chose where it counts (see `identify`), else the one that was seen."""
    may_be = _MAY_BE_BY_TOUCH if seen.source == TOUCH else _MAY_BE.get(text_of(seen), frozenset())
    if not answered or (isinstance(seen, Known) and answered not in may_be):
        return seen
    return told(answered, ASKED)
