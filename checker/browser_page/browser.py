"""Which browser opened the page, and its version: a list of brands where there is one, else the user agent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from checker.browser_page.browser_names import BRANDS, LONG_GONE, OTHERS, PRODUCTS
from checker.browser_page.conclusion import CLIENT_HINTS, USER_AGENT
from checker.browser_page.in_an_app import is_in_an_app, real_brands, without_device
from checker.browser_page.signals import Signals
from checker.model.devices import BrowserName

Engine = Literal["chromium", "gecko", "webkit", ""]


class Recognised(NamedTuple):
    """A browser by our own name. `chromium`: the version of the Chromium inside, where there is one and it is told.

    `is_app`: an app shows the page; then it is `other` without a version, and the device's own browser is not known.
    """

    name: BrowserName
    version: str | None
    source: str
    chromium: str | None = None
    is_app: bool = False


_OWN_NAMES = "|".join(names for names, _ in PRODUCTS)
_OWN = re.compile(rf"(?<![\w.])({_OWN_NAMES})[/ ](\d[\w.]*)")
_NAME_OF: dict[str, BrowserName] = {name: browser for names, browser in PRODUCTS for name in names.split("|")}
_OPERA_NUMBER = re.compile(r"Opera[/ ](\d[\d.]*)")
_VERSION = re.compile(r"Version/(\d[\d.]*)")
_IE_IS_AHEAD = 4
"""Internet Explorer 8 came with Trident 4, 11 with 7."""
_TRIDENT = re.compile(r"Trident/(\d)")
_MSIE = re.compile(r"MSIE (\d[\d.]*)")
_FIREFOX = re.compile(r"(?:Firefox|BonEcho|Minefield|Shiretoko|Namoroka|GranParadiso|Iceweasel)/(\d[\w.]*)")
_CHROMIUM = re.compile(r"(?<!like )(HeadlessChrome|Chromium|Chrome)/(\d[\d.]*)")
_INSIDE = re.compile(r"(?:HeadlessChrome|Chromium|Chrome)/(\d[\d.]*)")
_NUMBER_BEHIND = re.compile(r"(Chrome|Edg|Chromium)/99\.(\d{3})\.0\.0")
"""For pages that cannot read three digits a policy puts the number second (ForceMajorVersionToMinorPosition)."""
_NUMBER = re.compile(r"(?:[ \w]*@|[/ ]v?)(\d[\w.]*)")


def browser(signals: Signals) -> Recognised:
    """Give the browser; `other` for one that the release tables do not have."""
    signals = msgspec.structs.replace(signals, ua=_NUMBER_BEHIND.sub(r"\1/\2.0.0.0", signals.ua))
    inside = _chromium_inside(signals)
    if is_in_an_app(signals):
        return Recognised("other", None, USER_AGENT, inside, is_app=True)
    by_user_agent = _by_user_agent(signals.ua)
    found = next(_by_brand(signals), by_user_agent)
    if found.version is None and found.name == by_user_agent.name:
        found = by_user_agent
    return found._replace(chromium=inside)


def engine(signals: Signals, browser: Recognised) -> Engine:
    """Give what draws the page; "" where that is not told. Every browser on an iPad is WebKit."""
    ua = signals.ua
    if browser.name == "firefox" and "FxiOS/" not in ua:
        return "gecko"
    if browser.chromium and browser.name != "edge-legacy":
        return "chromium"
    return "webkit" if "AppleWebKit/" in ua and ("Mac OS X" in ua or "Macintosh" in ua) else ""


def _chromium_inside(signals: Signals) -> str | None:
    """Give the version of Chromium, whatever the browser calls itself; None for other engines."""
    hints = signals.hints
    for brands in (hints.full_version_list, hints.brands):
        for item in brands:
            if item.brand == "Chromium" and item.version:
                return item.version
    found = _INSIDE.search(signals.ua)
    return found[1].rstrip(".") if found else None


def _by_brand(signals: Signals) -> Iterator[Recognised]:
    hints = signals.hints
    full = real_brands(hints.full_version_list or hints.brands)
    told = {item.brand: item.version for item in full}
    for brand, name in BRANDS:
        if brand in told:
            yield Recognised(name, told[brand] or None, CLIENT_HINTS)
    for item in full:
        if item.brand != "Chromium":
            yield Recognised("other", item.version or None, CLIENT_HINTS)
    if "Chromium" in told:
        yield Recognised("chromium", told["Chromium"] or None, CLIENT_HINTS)


def _by_user_agent(ua: str) -> Recognised:
    name, version = next(_named(ua), ("other", None))
    return Recognised(name, version.rstrip(".") if version else None, USER_AGENT)


def _named(ua: str) -> Iterator[tuple[BrowserName, str | None]]:
    bare = without_device(ua)
    for name in [other for other in (*OTHERS, *LONG_GONE) if other in bare]:
        if (number := _NUMBER.match(bare, bare.index(name) + len(name))) and "Debian Iceweasel" not in ua:
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
        yield ("chromium" if found[1] == "Chromium" else "chrome"), found[2]
    elif version and "Safari/" in ua and "Android" not in ua:
        yield "safari", version[1]
    elif "Android" in ua and version:  # the browser of Android before Chrome
        yield "other", version[1]
    elif "Macintosh" in ua and "Safari/" in ua:
        yield "safari", None
