"""The installed browsers: apps for everybody, and the ones a user put in a folder of their own."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from checker.model.devices import Browser, BrowserName, Channel, Scope
from checker.model.readings import Bound, Reading, known
from checker.probes.common.answers import answer
from checker.probes.common.firefox_channel import APPLICATION_INI, firefox_channel
from checker.probes.common.optional import bytes_if_there, text_if_there
from checker.probes.macos.property_list import parse_property_list
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_FOLDERS: tuple[tuple[str, Scope], ...] = (("/Applications", "machine"), ("~/Applications", "user"))
_CRYPTEX = "/System/Cryptexes/App/System/Applications"
_CHANNEL_PREFS = "defaults/pref/channel-prefs.js"


class _App(NamedTuple):
    """A browser: its folder's name, which Apple leaves to the maker, and its identifier."""

    name: BrowserName
    channel: Channel
    folder: str
    identifier: str


class _Found(NamedTuple):
    browser: Browser
    identifier: str


_APPS = (
    _App("safari", "stable", "Safari.app", "com.apple.Safari"),
    _App("safari", "beta", "Safari Technology Preview.app", "com.apple.SafariTechnologyPreview"),
    _App("chrome", "stable", "Google Chrome.app", "com.google.Chrome"),
    _App("chrome", "beta", "Google Chrome Beta.app", "com.google.Chrome.beta"),
    _App("chrome", "dev", "Google Chrome Dev.app", "com.google.Chrome.dev"),
    _App("chrome", "dev", "Google Chrome Canary.app", "com.google.Chrome.canary"),
    _App("chromium", "unknown", "Chromium.app", "org.chromium.Chromium"),
    _App("firefox", "stable", "Firefox.app", "org.mozilla.firefox"),
    _App("firefox", "dev", "Firefox Developer Edition.app", "org.mozilla.firefoxdeveloperedition"),
    _App("firefox", "dev", "Firefox Nightly.app", "org.mozilla.nightly"),
    _App("edge", "stable", "Microsoft Edge.app", "com.microsoft.edgemac"),
    _App("edge", "beta", "Microsoft Edge Beta.app", "com.microsoft.edgemac.Beta"),
    _App("edge", "dev", "Microsoft Edge Dev.app", "com.microsoft.edgemac.Dev"),
    _App("edge", "dev", "Microsoft Edge Canary.app", "com.microsoft.edgemac.Canary"),
    _App("brave", "stable", "Brave Browser.app", "com.brave.Browser"),
    _App("brave", "beta", "Brave Browser Beta.app", "com.brave.Browser.beta"),
    _App("opera", "stable", "Opera.app", "com.operasoftware.Opera"),
    _App("opera", "stable", "Opera GX.app", "com.operasoftware.OperaGX"),
    _App("vivaldi", "stable", "Vivaldi.app", "com.vivaldi.Vivaldi"),
    _App("other", "unknown", "Arc.app", "company.thebrowser.Browser"),
    _App("other", "unknown", "DuckDuckGo.app", "com.duckduckgo.macos.browser"),
    _App("other", "unknown", "LibreWolf.app", "org.mozilla.librewolf"),
    _App("other", "unknown", "Orion.app", "com.kagi.kagimacOS"),
    _App("other", "unknown", "Tor Browser.app", "org.torproject.torbrowser"),
    _App("other", "unknown", "Yandex.app", "ru.yandex.desktop.yandex-browser"),
    _App("other", "unknown", "Zen.app", "app.zen-browser.zen"),
)
_IDENTIFIERS = frozenset(app.identifier.lower() for app in _APPS)


@probe("browsers")
def browsers(system: System) -> dict[str, Reading]:
    """The browsers in /Applications and ~/Applications; Contents/Info.plist of each, none is ever started.

    Safari's own copy is in a sealed volume since macOS 13; the one in /Applications is a picture of it. Every Mac has
    it: where it is not found, not every place was.
    """
    found, unread = _all_apps(system)
    if unread and not found:
        raise unread[0]
    has_safari = any(item.browser.name == "safari" for item in found)
    bound: Bound = "exact" if has_safari and not unread else "at_least"
    return {"browsers": known(_with_default(found, system), "Info.plist", bound)}


def _all_apps(system: System) -> tuple[list[_Found], list[CannotRead]]:
    found, unread = [], []
    places = [(folder, scope, app) for folder, scope in _FOLDERS for app in _APPS]
    for folder, scope, app in places:
        try:
            found += _app(system, folder, scope, app)
        except CannotRead as reason:
            unread.append(reason)
    return found, unread


def _app(system: System, folder: str, scope: Scope, app: _App) -> list[_Found]:
    bundle = f"{folder}/{app.folder}"
    data = _own_safari(system, folder, app) or bytes_if_there(system, f"{bundle}/Contents/Info.plist")
    if not data:
        return []
    fields = parse_property_list(data, f"{bundle}/Contents/Info.plist")
    if fields.get("CFBundleIdentifier") != app.identifier:
        return []
    channel = _channel(system, bundle, app)
    browser = Browser(name=app.name, version=_version(fields), channel=channel, scope=scope)
    return [_Found(browser, app.identifier.lower())]


def _own_safari(system: System, folder: str, app: _App) -> bytes:
    if (folder, app.folder) != ("/Applications", "Safari.app"):
        return b""
    return bytes_if_there(system, f"{_CRYPTEX}/{app.folder}/Contents/Info.plist")


def _version(fields: Any) -> str | None:  # noqa: ANN401  a property list holds anything
    version = fields.get("CFBundleShortVersionString")
    return version if isinstance(version, str) and version else None


def _channel(system: System, bundle: str, app: _App) -> Channel:
    """The channel of the app; Firefox's beta and ESR have the same name, and say so only in the files they bring."""
    if app.identifier != "org.mozilla.firefox":
        return app.channel
    resources = f"{bundle}/Contents/Resources"
    texts = [text_if_there(system, f"{resources}/{name}") for name in (APPLICATION_INI, _CHANNEL_PREFS)]
    told = firefox_channel(*texts)
    return app.channel if told == "unknown" else told


def _with_default(found: list[_Found], system: System) -> tuple[Browser, ...]:
    """The browsers with whether they open a link; of two copies of one app nobody can tell which.

    What was chosen and is in no list here is a browser too, whichever it is, and as far as it is still there.
    """
    chosen = _default(system)
    if chosen and chosen not in _IDENTIFIERS:
        return (*(item.browser for item in found), Browser(name="other"))
    copies = [item for item in found if item.identifier == chosen]
    answers = {True: True if len(copies) == 1 else None, False: False if copies else None}
    return tuple(msgspec.structs.replace(item.browser, default=answers[item.identifier == chosen]) for item in found)


def _default(system: System) -> str:
    try:
        return answer(system, str, "LaunchServices.link_handler")
    except CannotRead:
        return ""
