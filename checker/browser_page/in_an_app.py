"""Whether an app or program shows the page in a window of its own: then the device's own browser is not seen.

The patterns are read alike by Python and by the page's script: no look-behind, no named groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.browser_page.browser_names import APPS, LONG_GONE, OTHERS, PARTS, PRODUCTS
from checker.browser_page.signals import Brand, Signals


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\-", "-").replace(r"\ ", " ").replace("/", r"\/") for name in names)


_NAMES = "|".join(names for names, _ in PRODUCTS)
_WEB_VIEW = r"; wv\)|Android.*Version\/\d.* Chrome\/"
"""https://developer.chrome.com/docs/webview/user-agent: `wv`, and before that a version besides that of Chrome."""
_WINDOW_OF_EDGE = r"Windows NT 10\.0;.*Trident\/"
"""Internet Explorer's own window has been switched off on Windows 10 and 11; what says its name is a mode of Edge."""
_IN_SQUARE_BRACKETS = r"\[[A-Z]\w{3,}"
_OF_APPLE = (
    rf"^(?=.*(?:iP(?:hone|ad|od)|Macintosh))(?!.*(?:Chrome|{_NAMES})\/)(?!.*Version\/.*Safari\/)"
    r".*AppleWebKit\/(?:5[3-9]|[6-9])\d"
)
"""Safari names its version and itself; a WKWebView leaves one or both out (WebKit, `UserAgentCocoa.mm`)."""
_WHOLE_NUMBER = (
    rf"^(?!.*CrOS)(?!.*(?:Chromium|HeadlessChrome|{_NAMES})\/).*Chrome\/(?:1[1-9]|[2-9]\d)\d\.\d+\.(?!0\.0\b)\d"
)
"""Chrome and its like say 110.0.0.0 from 110 on (chromium.org/updates/ua-reduction); what only embeds it tells all.

On ChromeOS nothing embeds it; a policy makes Chrome itself tell all.
"""
_OF_LINUX = r"^(?!.*Chrome\/).*X11;.*Version\/.*Safari\/"
"""WebKitGTK calls itself Safari, in GNOME's browser as in any other program."""

APP = f"{_either(APPS)}|{_WINDOW_OF_EDGE}|{_IN_SQUARE_BRACKETS}"
"""In the user agent: it says that it is an app."""
BROWSER = rf"(?:{_either(OTHERS)})(?:[ \w]*@|[\/ ]v?)\d"
"""Outside the brackets: a browser of a small maker, which may well be made of a web view."""
VIEW = f"{_WEB_VIEW}|{_WHOLE_NUMBER}|{_OF_APPLE}|{_OF_LINUX}"
"""In the user agent: a web view, whoever shows it."""
STRANGE = rf"AppleWebKit\/.*\s(?!(?:{_either(PARTS)}|{_NAMES})\/)[A-Za-z][\w.@-]*\/v?\d"
"""Outside the brackets: a name that no browser has, after that of the engine."""
APP_BRAND = r"WebView|Electron|NW\.js|DuckDuckGo|CEF"
"""Among the brands: what is made to show pages inside something else."""

GREASE = r"not.?a.?brand|^\W*$"
"""Among the brands, whatever its capitals: what keeps readers from guessing (https://wicg.github.io/ua-client-hints/)."""
IN_BRACKETS = r"\([^()]*\)"
NAMED_BY_ITS_MAKER = ("Windows", "macOS")
"""Platforms on which a Chromium without a name of its own is shown by an app."""

_APP, _BROWSER, _VIEW, _STRANGE, _APP_BRAND = map(re.compile, (APP, BROWSER, VIEW, STRANGE, APP_BRAND))
_GREASE, _IN_BRACKETS = re.compile(GREASE, re.IGNORECASE), re.compile(IN_BRACKETS)


def is_in_an_app(signals: Signals) -> bool:
    """Tell whether this is an app's window: by its brands, by its names, or by what it leaves out."""
    hints = signals.hints
    brands = frozenset(item.brand for item in (*hints.full_version_list, *hints.brands))
    return _is_by_brands(brands, hints.platform) or _is_by_user_agent(signals.ua)


def real_brands(brands: Iterable[Brand]) -> list[Brand]:
    """Give the brands without the grease."""
    return [item for item in brands if not _GREASE.search(item.brand)]


def _is_by_brands(brands: frozenset[str], platform: str) -> bool:
    """Tell by the brands: only Debian and its like give Chromium without a name of their own to people."""
    own = {brand for brand in brands if not _GREASE.search(brand)}
    return any(map(_APP_BRAND.search, own)) or (own == {"Chromium"} and platform in NAMED_BY_ITS_MAKER)


def without_device(ua: str) -> str:
    """Give the user agent of a WebKit or Chromium without its first brackets, also where they hold others.

    What stands there is about the device; in the second ones all say "KHTML, like Gecko".
    """
    return _IN_BRACKETS.sub("", _IN_BRACKETS.sub("", ua, count=1), count=1) if "AppleWebKit/" in ua else ua


def _is_by_user_agent(ua: str) -> bool:
    bare = without_device(ua)
    if _APP.search(ua):
        return True
    if _BROWSER.search(bare) or any(f"{name}/" in bare for name in LONG_GONE):
        return False
    return bool(_VIEW.search(ua) or _STRANGE.search(bare))
