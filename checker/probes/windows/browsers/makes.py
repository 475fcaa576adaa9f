"""Which browser a program is, and on which channel: by what its file says, its name, its folder, its labels."""

from __future__ import annotations

import re

from checker.model.devices import BrowserName, Channel
from checker.probes.common.answers import text_value
from checker.probes.common.firefox_channel import APPLICATION_INI, firefox_channel
from checker.probes.system import CannotRead, System
from checker.probes.windows.browsers.found import Found
from checker.probes.windows.browsers.packages import BROWSER_PACKAGES
from checker.probes.windows.browsers.program_paths import file_name_of, folder_of

# In this order: "Microsoft Edge" and "Google Chrome" are whole names, "Opera" starts several.
_PRODUCTS: tuple[tuple[str, BrowserName], ...] = (
    ("google chrome", "chrome"),
    ("chromium", "chromium"),
    ("microsoft edge", "edge"),
    ("firefox", "firefox"),
    ("nightly", "firefox"),
    ("brave", "brave"),
    ("opera neon", "other"),  # a browser of its own, with numbers of its own
    ("opera", "opera"),
    ("vivaldi", "vivaldi"),
    ("internet explorer", "internet-explorer"),
    ("windows internet explorer", "internet-explorer"),
    ("windows® internet explorer", "internet-explorer"),
)
_FILES: dict[str, BrowserName] = {
    "brave.exe": "brave",
    "chrome.exe": "chrome",
    "chromium.exe": "chromium",
    "firefox.exe": "firefox",
    "iexplore.exe": "internet-explorer",
    "msedge.exe": "edge",
    "opera.exe": "opera",
    "vivaldi.exe": "vivaldi",
}
_DEVELOPMENT = re.compile(r"\\[^\\]*(?: |-)(?:dev|sxs|canary|nightly|developer(?: edition)?)(?:\\|$)", re.IGNORECASE)
_BETA = re.compile(r"\\[^\\]*(?: |-)beta(?:\\|$)", re.IGNORECASE)
_ESR = re.compile(r"\bESR\b")
_CHANNEL_PREFS = r"defaults\pref\channel-prefs.js"
_EXTENDED: dict[BrowserName, tuple[str, str]] = {
    "chrome": (r"HKLM\SOFTWARE\Policies\Google\Update", "TargetChannel{8A69D345-D564-463C-AFF1-A69D9E530F96}"),
    "edge": (
        r"HKLM\SOFTWARE\Policies\Microsoft\EdgeUpdate",
        "TargetChannel{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}",
    ),
}


def make_of(found: Found, product: str) -> BrowserName:
    """Give the browser; `product` is what the program's own file says, "" when it could not be read."""
    if not found.path:
        return BROWSER_PACKAGES[found.family.partition("_")[0]].name
    plain = product.casefold()
    if plain:
        return next((name for start, name in _PRODUCTS if plain.startswith(start)), "other")
    if "\\chromium\\" in found.path.casefold():
        return "chromium"
    return _FILES.get(file_name_of(found.path), "other")


def is_launcher(product: str) -> bool:
    """Tell whether the program only starts the browser that it carries, so that its version is not the browser's.

    PortableApps.com's are called so: "Google Chrome Portable", "Opera, Portable Edition".
    """
    return "portable" in product.casefold()


def channel_of(system: System, found: Found, name: BrowserName, version: str) -> Channel:
    """Give the channel; `version` is what the program's own file says, or ""."""
    if not found.path:
        return BROWSER_PACKAGES[found.family.partition("_")[0]].channel
    if name == "firefox":
        return _firefox_channel(system, found, version)
    folder = folder_of(found.path)
    if _DEVELOPMENT.search(folder):
        return "dev"
    if _BETA.search(folder):
        return "beta"
    return "unknown" if name in {"chromium", "other"} else _stable_or_extended(system, name)


def _stable_or_extended(system: System, name: BrowserName) -> Channel:
    """Tell whether a school's policy keeps Chrome or Edge on Extended Stable.

    Policy "Target Channel override", which stands under the updater's own key.
    """
    if name not in _EXTENDED:
        return "stable"
    try:
        target = text_value(system, *_EXTENDED[name])
    except CannotRead:
        return "stable"
    return "extended" if target.strip().lower().startswith("extended") else "stable"


def _firefox_channel(system: System, found: Found, version: str) -> Channel:
    """Give Firefox's channel: all of them are called firefox.exe, but each brings files that name it.

    Where those cannot be read, the name under Uninstall, which an ESR shows.
    """
    application, prefs = (_beside(system, found, name) for name in (APPLICATION_INI, _CHANNEL_PREFS))
    told = firefox_channel(application, prefs, version)
    if told != "unknown":
        return told
    if any(map(_ESR.search, found.labels)):
        return "esr"
    return "stable" if any(label.startswith("Mozilla Firefox (") for label in found.labels) else "unknown"


def _beside(system: System, found: Found, name: str) -> str:
    """Give the text of a file beside the program; "" where it is not there, or another person's."""
    if found.scope == "other-user":
        return ""
    try:
        return system.read_text(rf"{folder_of(found.path)}\{name}")
    except CannotRead:
        return ""
