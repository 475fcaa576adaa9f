"""Names that browsers give themselves, and names of apps and programs that have a browser's engine inside.

A maker's own documentation or its traffic tells the name; the lists grow with what people report.
"""

from __future__ import annotations

from checker.model.devices import BrowserName

# The first that is in the list counts; every Chromium browser names Chromium too.
BRANDS: tuple[tuple[str, BrowserName], ...] = (
    ("Microsoft Edge", "edge"),
    ("Samsung Internet", "samsung-internet"),
    ("Opera", "opera"),
    ("Opera GX", "opera"),
    ("Brave", "brave"),
    ("Vivaldi", "vivaldi"),
    ("Amazon Silk", "silk"),
    ("Google Chrome", "chrome"),
    ("HeadlessChrome", "chrome"),
)

# In this order: a browser says its own name besides those of the ones it is made from.
PRODUCTS: tuple[tuple[str, BrowserName], ...] = (
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

# Browsers of their own, which are not in the release tables: their name tells, Chromium's version does not.
OTHERS = (
    "YaBrowser", "YaSearchBrowser", "Yowser", "Puffin", "Maxthon", "UCBrowser", "UBrowser", "QQBrowser", "Sleipnir",
    "Kinza", "2345Explorer", "Whale", "MiuiBrowser", "HuaweiBrowser", "VivoBrowser", "HeyTapBrowser", "Ecosia",
    "Focus", "Klar", "Epiphany", "Konqueror", "Falkon", "CocCoc", "coc_coc_browser", "Avast", "AVG", "CCleaner",
    "Norton", "Quark", "Sogou", "Dolphin", "Aloha", "Otter", "LBBROWSER", "Seznam", "Iron", "Ghostery", "PHX",
    "Mint Browser", "Atom", "AirWatch Browser", "SeaMonkey", "PaleMoon", "Waterfox", "MZBrowser", "HonorBrowser",
    "Basilisk", "Mypal",
)  # fmt: skip
# And those that are too old for any page of today.
LONG_GONE = (
    "Amigo", "MMS", "Usejump", "Midori", "QupZilla", "K-Meleon", "Camino", "OmniWeb", "iCab", "Comodo_Dragon",
    "NetSurf", "Avant", "Lunascape", "Flock", "Rockmelt", "Arora", "Galeon", "SlimBrowser", "Iceweasel", "IceCat",
)  # fmt: skip

# Apps that show a page themselves, where no other sign tells it: many leave the mark of a web view out.
APPS = (
    "FBAN", "FBAV", "FB_IAB", "FBIOS", "Instagram", "Snapchat", "GSA/", "BingWeb", "BingSapphire", "AppleNews",
    "Twitter", "TikTok", "musical_ly", "BytedanceWebview", "Pinterest", "WhatsApp", "Line/", "KAKAOTALK",
    "MicroMessenger", "LinkedInApp", "InAppBrowser", "inapp", "YahooMobile", "Teams", "Slack/", "DuckDuckGo", "Ddg/",
    "Outlook", "MSOffice", "ms-office", "MSAppHost", "WebView", "Electron", "QtWeb", "JavaFX", "CefSharp", "SEB/",
    "Thunderbird",
)  # fmt: skip

# What may stand in the user agent of a real browser besides its own name: its engine, and the makers of its package.
PARTS = (
    "Mozilla", "AppleWebKit", "KHTML", "Gecko", "Chrome", "Chromium", "HeadlessChrome", "Version", "Mobile", "Safari",
    "Firefox", "Build", "Ubuntu", "Kubuntu", "Debian", "Raspbian", "Fedora", "SUSE", "openSUSE",
    "Gentoo", "Arch",
)  # fmt: skip
