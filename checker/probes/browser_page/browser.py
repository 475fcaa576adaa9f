"""Which browser opened the page, and its version: a list of brands where there is one, else the user agent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.model.devices import BrowserName
from checker.probes.browser_page.signals import Brand, Signals
from checker.probes.browser_page.told import CLIENT_HINTS, USER_AGENT


class Recognised(NamedTuple):
    """A browser by our own name; no version where an app hides it."""

    name: BrowserName
    version: str | None
    source: str


# The first that is in the list counts; every Chromium browser names Chromium too.
_BRANDS: tuple[tuple[str, BrowserName], ...] = (
    ("Microsoft Edge", "edge"),
    ("Samsung Internet", "samsung-internet"),
    ("Opera", "opera"),
    ("Brave", "brave"),
    ("Vivaldi", "vivaldi"),
    ("Amazon Silk", "silk"),
    ("Google Chrome", "chrome"),
    ("HeadlessChrome", "chrome"),
)
_NO_BRAND = re.compile(r"not|brand|chromium|^\W*$", re.IGNORECASE)

# In this order: a browser says its own name besides those of the ones it is made from.
_PRODUCTS: tuple[tuple[str, BrowserName], ...] = (
    ("Edg|EdgA|EdgiOS", "edge"),
    ("OPR|OPiOS|OPT|OPX|Opera Mini|Opera Mobi", "opera"),
    ("SamsungBrowser", "samsung-internet"),
    ("Silk", "silk"),
    ("Vivaldi", "vivaldi"),
    ("Brave", "brave"),
    ("Edge", "edge-legacy"),
    ("FxiOS", "firefox"),
    ("CriOS", "chrome"),
)
_OWN_NAMES = "|".join(names for names, _ in _PRODUCTS)
_OWN = re.compile(rf"(?<![\w.])({_OWN_NAMES})[/ ](\d[\w.]*)")
_NAME_OF: dict[str, BrowserName] = {name: browser for names, browser in _PRODUCTS for name in names.split("|")}
_OPERA_NUMBER = re.compile(r"Opera[/ ](\d[\d.]*)")
_VERSION = re.compile(r"Version/(\d[\d.]*)")
_IE_IS_AHEAD = 4
"""Internet Explorer 8 came with Trident 4, 11 with 7."""
_TRIDENT = re.compile(r"Trident/(\d)")
_MSIE = re.compile(r"MSIE (\d[\d.]*)")
_FIREFOX = re.compile(r"(?:Firefox|BonEcho|Minefield|Shiretoko|Namoroka|GranParadiso|Iceweasel)/(\d[\w.]*)")
_CHROMIUM = re.compile(r"(?<!like )(HeadlessChrome|Chromium|Chrome)/(\d[\d.]*)")
_SHOWN_IN_AN_APP = (
    "FBAN", "FBAV", "FB_IAB", "FBIOS", "Instagram", "Snapchat", "GSA/", "BingWeb", "AppleNews", "Twitter", "TikTok",
    "musical_ly", "BytedanceWebview", "Pinterest", "WhatsApp", "Line/", "KAKAOTALK", "MicroMessenger", "LinkedInApp",
    "InAppBrowser", "inapp", "YahooMobile", "Teams/", "Slack/",
)  # fmt: skip
# Browsers of their own, which are not in the release tables: their name tells, Chromium's version does not.
_OTHERS = (
    "YaBrowser", "YaSearchBrowser", "Yowser", "Puffin", "Maxthon", "UCBrowser", "UBrowser", "QQBrowser", "Sleipnir",
    "Kinza", "2345Explorer", "Amigo", "Electron", "MMS", "Thunderbird", "SeaMonkey", "Usejump", "DuckDuckGo", "Ddg",
    "Whale", "MiuiBrowser", "HuaweiBrowser", "VivoBrowser", "HeyTapBrowser", "Ecosia", "Focus", "Klar", "Epiphany",
    "Konqueror", "Midori", "Falkon", "QupZilla", "PaleMoon", "Waterfox", "K-Meleon", "Camino", "OmniWeb", "iCab",
    "Comodo_Dragon", "CocCoc", "coc_coc_browser", "Avast", "CCleaner", "Norton", "Quark", "Sogou", "Dolphin", "Aloha",
    "NetSurf", "Otter", "Avant", "Lunascape", "Flock", "Rockmelt", "Arora", "Galeon", "LBBROWSER", "SlimBrowser",
    "Iceweasel", "IceCat", "AirWatch Browser",
)  # fmt: skip
_NUMBER = re.compile(r"(?:[ \w]*@|[/ ]v?)(\d[\w.]*)")


def browser(signals: Signals) -> Recognised:
    """Give the browser; `other` for one that the release tables do not have."""
    return next(_by_brand(signals), None) or _by_user_agent(signals.ua)


def _by_brand(signals: Signals) -> Iterator[Recognised]:
    hints = signals.hints
    full = hints.full_version_list or hints.brands
    told = {item.brand: item.version for item in full}
    for brand, name in _BRANDS:
        if brand in told:
            yield Recognised(name, told[brand] or None, CLIENT_HINTS)
    for item in _own_brands(full):
        yield Recognised("other", item.version or None, CLIENT_HINTS)
    if "Chromium" in told:
        yield Recognised("chromium", told["Chromium"] or None, CLIENT_HINTS)


def _own_brands(brands: Iterable[Brand]) -> Iterator[Brand]:
    """Give brands that are neither Chromium's own nor the grease that keeps readers from guessing."""
    return (item for item in brands if not _NO_BRAND.search(item.brand))


def _by_user_agent(ua: str) -> Recognised:
    name, version = next(_named(ua), ("other", None))
    return Recognised(name, version.rstrip(".") if version else None, USER_AGENT)


def _named(ua: str) -> Iterator[tuple[BrowserName, str | None]]:
    if any(word in ua for word in _SHOWN_IN_AN_APP):
        yield "other", None
    for name in [other for other in _OTHERS if other in ua]:
        if (number := _NUMBER.match(ua, ua.index(name) + len(name))) and "Debian Iceweasel" not in ua:
            yield "other", number[1]
    if any(name in ua for name in _NAME_OF) and (found := _OWN.search(ua)):
        yield _NAME_OF[found[1]], found[2]
    yield from _opera_of_old(ua)
    if found := _TRIDENT.search(ua):  # MSIE may be a version it pretends to be
        yield "internet-explorer", str(int(found[1]) + _IE_IS_AHEAD)
    if found := _MSIE.search(ua):
        yield "internet-explorer", found[1]
    if found := _FIREFOX.search(ua):
        yield "firefox", found[1]
    yield from _chromium_or_safari(ua)


def _opera_of_old(ua: str) -> Iterator[tuple[BrowserName, str | None]]:
    if "Opera" in ua or "Presto/" in ua:
        found = _VERSION.search(ua) or _OPERA_NUMBER.search(ua)
        yield "opera", found[1] if found else "10" if "Presto/2.2" in ua else None


def _chromium_or_safari(ua: str) -> Iterator[tuple[BrowserName, str | None]]:
    version = _VERSION.search(ua)
    if found := _CHROMIUM.search(ua):
        is_part_of_an_app = "; wv)" in ua or (version and "Android" in ua)
        name: BrowserName = "other" if is_part_of_an_app else "chromium" if found[1] == "Chromium" else "chrome"
        yield name, found[2]
    elif version and "Safari/" in ua and "Android" not in ua:
        yield "safari", version[1]
    elif "Android" in ua and version:
        yield "other", version[1]
    elif "Macintosh" in ua and "Safari/" in ua:
        yield "safari", None
