"""Which system runs the browser, and its version; hidden where the user agent has been frozen.

Frozen by now (https://www.chromium.org/updates/ua-reduction/, WebKit's and Mozilla's own): Windows at 10.0, macOS at
10.15.7, Android at 10 with model K, ChromeOS at 14541.0.0, iOS at 18.6 and 18.7.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from checker.browser_page.browser import Recognised
from checker.browser_page.conclusion import CHROME, CLIENT_HINTS, SAFARI, USER_AGENT, Conclusion, hidden, text_of, told
from checker.browser_page.signals import Signals
from checker.browser_page.tablets import is_open_harmony
from checker.model.devices import OS_OF_CLASS, OsName
from checker.model.readings import Known

_WINDOWS_NT: Mapping[str, str] = MappingProxyType(
    {"6.4": "10", "6.3": "8.1", "6.2": "8", "6.1": "7", "6.0": "Vista", "5.2": "XP", "5.1": "XP", "5.0": "2000"}
)
_UNIVERSAL_CONTRACT: Mapping[str, str] = MappingProxyType({"0.1": "7", "0.2": "8", "0.3": "8.1"})
_FIRST_OF_WINDOWS_11 = 13
"""learn.microsoft.com, "Detect Windows 11 using User-Agent Client Hints": 1 to 10 is Windows 10, 13 and up is 11."""
_WINDOWS = re.compile(r"Windows NT (\d+\.\d)")
_MAC = re.compile(r"Mac OS X (\d+(?:[._]\d+)*)")
_IOS = re.compile(r"(?:CPU(?: iPhone)? OS|iPhone OS|CPU iPhone iPhone OS)[ /](\d+(?:[._]\d+)*)")
_SAFARI = re.compile(r"Version\/(\d+(?:\.\d+)*)")
_ANDROID = re.compile(r"Android (\d+(?:\.\d+)*)")
_POSSIBLE_ANDROID = re.compile(r"(?:1\d|[1-9])(?:\.\d){0,2}")
"""Three numbers at most, the first below 20: 9999 and 10.0.0.0 are those of spoofers and of emulators."""
_FROZEN_MAC = frozenset({"10.15.7", "10.15.8", "10.15", "10.16"})
_FROZEN_IOS = frozenset({"18.6", "18.7"})
_PLATFORMS: Mapping[str, OsName] = MappingProxyType(
    {"Windows": "windows", "Android": "android", "macOS": "macos", "Mac OS X": "macos"}
)
"""By client hints; those of another system are of what the browser pretends to be."""
_RENAMED_MAC = re.compile(r"16((?:\.\d+)*)")
"""What macOS 26 tells a program that was made before its number was chosen."""
_ANY_NEWER_MAC = "10.16"
"""What macOS 11 and every later one tell a program that is older still."""
_OTHER = r"(?:\w+iOS|GSA|OP[TX]|Brave|Ddg|DuckDuckGo|YaBrowser|Ecosia|Focus|Klar)\b"
_NAMED_BESIDE_SAFARI = re.compile(_OTHER)
TELLS_IPADOS = rf"^(?!.*{_OTHER}).*Version\/\d|CPU OS (?!18_[67]\b)\d"
"""In the user agent of an iPad: Safari's own version, or that of the system where it is not frozen."""


def system_name(signals: Signals, device_class: Conclusion) -> OsName | None:
    """Give the system's name; None where even that is not told."""
    if (kind := text_of(device_class)) in OS_OF_CLASS:
        return OS_OF_CLASS[kind]
    ua = signals.ua
    if is_open_harmony(ua):
        return None
    if signals.hints.platform == "Android" or "Android" in ua or signals.platform == "Linux armv81":
        return "android"
    is_of_apple = "iPhone" in ua or "iPod" in ua or (kind == "phone" and "Macintosh" in ua)
    return "ios" if is_of_apple else None


def system_version(signals: Signals, name: OsName | None) -> Conclusion:
    """Give the version people speak of, as far as the browser really tells it."""
    told = _by_client_hints(signals, name)
    return told or _by_user_agent(signals, name)


def version_by_browser(name: OsName | None, browser: Recognised) -> Known | None:
    """Give the system's version where that of the browser tells it: they come out together, so it is derived.

    Safari's is that of iPadOS and iOS; the first number of Chrome's is the milestone of ChromeOS.
    """
    if browser.version and name in {"ipados", "ios"} and browser.name == "safari":
        return told(browser.version, SAFARI, "derived")
    if browser.version and name == "chromeos" and browser.name == "chrome":
        return told(browser.version.partition(".")[0], CHROME, "derived")
    return None


def _by_client_hints(signals: Signals, name: OsName | None) -> Conclusion | None:
    version = signals.hints.platform_version.strip()
    platform = signals.hints.platform
    is_pretended = bool(platform) and _PLATFORMS.get(platform) != name
    if is_pretended or not re.fullmatch(r"\d+(\.\d+)*", version):
        return None
    match name:
        case "windows":
            return _windows_told(version)
        case "android":
            return _possible_android(version, CLIENT_HINTS)
        case "macos":
            return _mac_told(_without_zeros(version))
        case _:  # ChromeOS tells its build, which nobody calls a version; see `build`
            return None


def _windows_told(version: str) -> Known | None:
    major = int(version.partition(".")[0])
    if major == 0:
        old = _UNIVERSAL_CONTRACT.get(version[:3])
        return told(old, CLIENT_HINTS) if old else None
    return told("11" if major >= _FIRST_OF_WINDOWS_11 else "10", CLIENT_HINTS)


def _mac_told(version: str) -> Known | None:
    if version == _ANY_NEWER_MAC:
        return None
    found = _RENAMED_MAC.fullmatch(version)
    return told(f"26{found[1]}" if found else version, CLIENT_HINTS)


def _without_zeros(version: str) -> str:
    """Give 15 for 15.0.0: the hint always has three numbers."""
    return re.sub(r"(\.0)+$", "", version)


def _by_user_agent(signals: Signals, name: OsName | None) -> Conclusion:
    ua = signals.ua
    match name:
        case "windows" if found := _WINDOWS.search(ua):
            return _windows(found[1], ua)
        case "macos" if found := _MAC.search(ua):
            return _unless_frozen(found[1].replace("_", "."), _FROZEN_MAC)
        case "ipados" | "ios" if found := _IOS.search(ua):
            return _ios(found[1].replace("_", "."), ua)
        case "android" if found := _ANDROID.search(ua):
            return _android(found[1], ua)
        case _:
            return hidden(USER_AGENT)


def _windows(version: str, ua: str) -> Conclusion:
    """Windows 11 says 10.0 too; the first Edge never came to it."""
    if version == "10.0" and "Edge/" in ua:
        return told("10", USER_AGENT)
    return told(_WINDOWS_NT[version], USER_AGENT) if version in _WINDOWS_NT else hidden(USER_AGENT)


def _unless_frozen(version: str, frozen: frozenset[str]) -> Conclusion:
    return hidden(USER_AGENT) if version in frozen else told(version, USER_AGENT)


def _ios(version: str, ua: str) -> Conclusion:
    """Chrome tells the truth; Safari and what is made from it stopped at 18.6 and 18.7, Firefox always did so.

    The version beside another browser's name is no more than a sign for pages (Edge: 26.0 on 26.6.2).
    """
    if "FxiOS/" in ua and version.startswith("18.7"):
        return hidden(USER_AGENT)
    if "CriOS/" in ua or "GSA/" in ua:
        return told(version, USER_AGENT)
    safari = None if _NAMED_BESIDE_SAFARI.search(ua) else _SAFARI.search(ua)
    if safari and version in _FROZEN_IOS and safari[1].startswith("18."):
        return told(safari[1], USER_AGENT)
    return _unless_frozen(version, _FROZEN_IOS)


def _android(version: str, ua: str) -> Conclusion:
    """Android 10 with model K is what every Chrome says since 110; HarmonyOS says an Android of long ago."""
    is_frozen = "; K)" in ua or "HarmonyOS" in ua or "; K;" in ua
    return hidden(USER_AGENT) if is_frozen else _possible_android(version, USER_AGENT)


def _possible_android(version: str, source: str) -> Conclusion:
    """Give the version where there can be such an Android."""
    if not _POSSIBLE_ANDROID.fullmatch(version):
        return hidden(source, "not_understood")
    return told(_without_zeros(version) if source == CLIENT_HINTS else version, source)
