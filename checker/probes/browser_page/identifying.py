"""From signals to what kind of device, system and browser it is."""

from __future__ import annotations

import msgspec

from checker.model.devices import OsName
from checker.probes.browser_page.browser import Recognised, browser
from checker.probes.browser_page.device_class import device_class
from checker.probes.browser_page.signals import Signals
from checker.probes.browser_page.system import system_name, system_version, version_by_browser
from checker.probes.browser_page.told import ASKED, SAFARI, Conclusion, Hidden, Told


class Identified(msgspec.Struct, frozen=True):
    """What was recognised. `version_by_browser` is that of the browser, where the system's is hidden."""

    device_class: Conclusion
    os: OsName | None
    os_version: Conclusion
    browser: Recognised
    version_by_browser: Told | None


def identify(signals: Signals, answered: str | None = None) -> Identified:
    """Give what these signals tell, and no more than that. Who says what the device is goes before its signals."""
    kind = Told(answered, ASKED) if answered else device_class(signals)
    name = system_name(signals, kind)
    version = system_version(signals, name)
    found = browser(signals)
    same = version_by_browser(name, found) if isinstance(version, Hidden) else None
    return Identified(kind, name, version, found, Told(same, SAFARI, "derived") if same else None)
