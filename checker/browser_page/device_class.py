"""Which kind of device opened the page. An iPad says it is a Mac, a tablet may say it is a Linux PC."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker.browser_page.conclusion import CLIENT_HINTS, PLATFORM, TOUCH, USER_AGENT, Conclusion, hidden, told
from checker.browser_page.signals import Signals
from checker.browser_page.tablets import is_automaton, is_open_harmony, is_tablet_model, is_television

_WIDEST_PHONE = 500
"""CSS pixels across the short side; phones have 320 to 480, also the large ones."""
_NARROWEST_TABLET = 600
"""Android's own border: `smallestWidth` 600 dp (developer.android.com, "Support different screen sizes")."""
_MODEL = re.compile(r"Android[^;)]*;(?: [a-z]{2}[-_][A-Za-z]{2};)?(?: HarmonyOS;)? ([^;)]*?)(?: Build/|[;)])")
_ARM = re.compile(r"X11;[^)]*(?:aarch64|arm)", re.IGNORECASE)
_APP_OF_CHROMEOS = re.compile(r"Android[^)]* Build/R\d{2,3}-\d")
"""An Android app on a Chromebook says ChromeOS's build, with its board or its name as the model."""
_FORM_FACTORS = {"Tablet": "android-tablet", "Mobile": "phone", "Automotive": "other", "XR": "other", "Watch": "other"}
_OF_PLATFORM = {"Chrome OS": "chromebook", "Chromium OS": "chromebook", "Windows": "windows-pc", "macOS": "mac"}


def device_class(signals: Signals) -> Conclusion:
    """Give one of our device classes; hidden where it can be a phone as well as a tablet."""
    return next(concluded for rule in _RULES for concluded in rule(signals))


def _by_platform(signals: Signals) -> Iterator[Conclusion]:
    """See through a browser that pretends to run elsewhere, which many do everywhere but here.

    The developer's tools of a PC show a page as a phone or a tablet; small browsers of tablets ask for that of a PC.
    """
    ua = signals.ua
    if is_automaton(ua) or is_television(ua) or _OF_PLATFORM.get(signals.hints.platform) == "chromebook":
        return
    if signals.platform.startswith("Win") and "Windows" not in ua:
        yield told("windows-pc", PLATFORM)
    elif _is_arm_with_touch(signals) and ("Windows NT" in ua or ("Macintosh" in ua and not _is_webkit(ua))):
        yield _android(signals, says_mobile=False, model="", source=PLATFORM)


def _by_client_hints(signals: Signals) -> Iterator[Conclusion]:
    hints = signals.hints
    if is_open_harmony(signals.ua):
        return
    if hints.platform in _OF_PLATFORM:
        yield told(_OF_PLATFORM[hints.platform], CLIENT_HINTS)
    elif hints.platform == "Android":
        factors = [_FORM_FACTORS[factor] for factor in hints.form_factors if factor in _FORM_FACTORS]
        if is_television(f"; {hints.model};"):
            yield told("other", CLIENT_HINTS)
        elif is_tablet_model(hints.model):  # also one of 7 inches, which calls itself Mobile
            yield told("android-tablet", CLIENT_HINTS)
        elif factors:
            yield told(factors[0], CLIENT_HINTS)
        elif hints.mobile is not None:
            yield _android(signals, says_mobile=hints.mobile, model=hints.model, source=CLIENT_HINTS)


def _by_name(signals: Signals) -> Iterator[Conclusion]:
    """Read what is said outright."""
    ua = signals.ua
    if is_automaton(ua) or is_television(ua):
        yield told("other", USER_AGENT)
    elif is_open_harmony(ua):
        yield told("phone" if "Phone;" in ua else "other", USER_AGENT)
    elif "Windows NT" in ua or "Windows IoT" in ua:
        yield told("windows-pc", USER_AGENT)
    elif "CrOS" in ua or "Chromebook" in ua or _APP_OF_CHROMEOS.search(ua):
        yield told("chromebook", USER_AGENT)
    elif "iPad" in ua or signals.platform == "iPad":
        yield told("ipad", USER_AGENT)
    elif "iPhone" in ua or "iPod" in ua or "Windows Phone" in ua or "IEMobile" in ua:
        yield told("phone", USER_AGENT)


def _by_touch(signals: Signals) -> Iterator[Conclusion]:
    """See through the desktop mode of tablets: no Mac has a touch screen, and no Linux PC calls itself armv81."""
    ua = signals.ua
    if "Silk/" in ua and ("X11" in ua or "Macintosh" in ua):
        yield told("android-tablet", USER_AGENT)
    elif "Macintosh" in ua:
        yield _of_apple(signals)
    elif "X11" in ua and _is_android_in_desktop_mode(signals):
        yield _android(signals, says_mobile=False, model="", source=PLATFORM)


def _of_apple(signals: Signals) -> Conclusion:
    """Tell an iPad from a Mac by its touch screen, and an iPhone that asks for the pages of a PC by its size.

    Every browser of an iPad is WebKit; a Mac whose other browser tells touch points has a screen of someone else.
    """
    if not _has_touch(signals) or not _is_webkit(signals.ua):
        return told("mac", USER_AGENT)
    short = signals.short_side
    return told("phone", TOUCH, "derived") if short is not None and short <= _WIDEST_PHONE else told("ipad", TOUCH)


def _is_webkit(ua: str) -> bool:
    return "Chrome/" not in ua and "Gecko/" not in ua


def _has_touch(signals: Signals) -> bool:
    return (signals.max_touch_points or 0) > 1


def _is_arm_with_touch(signals: Signals) -> bool:
    return signals.platform.startswith(("Linux arm", "Linux aarch64")) and _has_touch(signals)


def _is_android_in_desktop_mode(signals: Signals) -> bool:
    """Tell a tablet that asks for the pages of a PC: it says x86_64, whatever its processor, and its platform does not.

    Linux on an ARM processor with a touch screen says ARM in both.
    """
    if _ARM.search(signals.ua):
        return False
    says_so = signals.platform == "Linux armv81" or "Android" in signals.platform or "SamsungBrowser/" in signals.ua
    return says_so or _is_arm_with_touch(signals)


def _by_system(signals: Signals) -> Iterator[Conclusion]:
    ua = signals.ua
    if "Android" in ua:
        found = _MODEL.search(ua)
        model = found[1].strip() if found else ""
        if "Tablet;" in ua or "/apad" in ua or is_tablet_model(model):
            yield told("android-tablet", USER_AGENT)
        elif "Firefox/" in ua and "Mobile;" in ua and (signals.short_side or 0) <= _WIDEST_PHONE:  # else it says Tablet
            yield told("phone", USER_AGENT)
        else:
            yield _android(signals, says_mobile="Mobile" in ua, model=model, source=USER_AGENT)
    elif re.search(r"\bKF[A-Z]{3,5}\b", ua) and "Silk" in ua:
        yield told("android-tablet", USER_AGENT)
    elif "Windows" in ua:
        yield told("windows-pc", USER_AGENT)
    elif "X11" in ua or "Linux" in ua:
        yield told("linux-pc", USER_AGENT)


def _android(signals: Signals, *, says_mobile: bool, model: str, source: str) -> Conclusion:
    """Tell a tablet from a phone: some tablets say `Mobile`, and a phone in desktop mode does not."""
    short = signals.short_side
    if says_mobile:
        if short is not None and short > _WIDEST_PHONE:
            return hidden(source)
        is_phone = short is not None or model not in {"", "K"}
        return told("phone", source) if is_phone else hidden(source)
    if short is not None and short <= _WIDEST_PHONE:
        return told("phone", source, "derived")
    is_between = short is not None and short < _NARROWEST_TABLET
    return hidden(source) if is_between else told("android-tablet", source)


def _otherwise(_signals: Signals) -> Iterator[Conclusion]:
    yield told("other", USER_AGENT)


_RULES: tuple[Callable[[Signals], Iterator[Conclusion]], ...] = (
    _by_platform,
    _by_client_hints,
    _by_name,
    _by_touch,
    _by_system,
    _otherwise,
)
