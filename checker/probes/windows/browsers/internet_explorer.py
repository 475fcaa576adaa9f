"""Internet Explorer and the first Edge: browsers that came with Windows and stayed in it."""

from __future__ import annotations

from checker.model.devices import Browser
from checker.probes.common.answers import text_value
from checker.probes.system import CannotRead, System
from checker.probes.windows.operating_system import FIRST_WINDOWS_11, build_number

_KEY = r"HKLM\SOFTWARE\Microsoft\Internet Explorer"


def internet_explorer(system: System) -> Browser | None:
    """Give Internet Explorer; None on Windows 11, where its program only opens Edge.

    Registry: svcVersion, since Internet Explorer 10; before that Version.
    """
    version = _version(system)
    if not version or build_number(system) >= FIRST_WINDOWS_11:
        return None
    return Browser(name="internet-explorer", version=version, channel="stable", scope="machine")


def _version(system: System) -> str:
    for name in ("svcVersion", "Version"):
        try:
            return text_value(system, _KEY, name)
        except CannotRead:
            continue
    return ""
