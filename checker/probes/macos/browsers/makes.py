"""The browsers of macOS, by the names of their apps. One line each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.model.devices import BrowserName, Channel


class App(NamedTuple):
    """A browser: its folder's name, which Apple leaves to the maker, and its identifier."""

    name: BrowserName
    channel: Channel
    folder: str
    identifier: str


APPS = (
    App("safari", "stable", "Safari.app", "com.apple.Safari"),
    App("safari", "beta", "Safari Technology Preview.app", "com.apple.SafariTechnologyPreview"),
    App("chrome", "stable", "Google Chrome.app", "com.google.Chrome"),
    App("chrome", "beta", "Google Chrome Beta.app", "com.google.Chrome.beta"),
    App("chrome", "dev", "Google Chrome Dev.app", "com.google.Chrome.dev"),
    App("chrome", "dev", "Google Chrome Canary.app", "com.google.Chrome.canary"),
    App("chromium", "unknown", "Chromium.app", "org.chromium.Chromium"),
    App("firefox", "stable", "Firefox.app", "org.mozilla.firefox"),
    App("firefox", "dev", "Firefox Developer Edition.app", "org.mozilla.firefoxdeveloperedition"),
    App("firefox", "dev", "Firefox Nightly.app", "org.mozilla.nightly"),
    App("edge", "stable", "Microsoft Edge.app", "com.microsoft.edgemac"),
    App("edge", "beta", "Microsoft Edge Beta.app", "com.microsoft.edgemac.Beta"),
    App("edge", "dev", "Microsoft Edge Dev.app", "com.microsoft.edgemac.Dev"),
    App("edge", "dev", "Microsoft Edge Canary.app", "com.microsoft.edgemac.Canary"),
    App("brave", "stable", "Brave Browser.app", "com.brave.Browser"),
    App("brave", "beta", "Brave Browser Beta.app", "com.brave.Browser.beta"),
    App("brave", "dev", "Brave Browser Nightly.app", "com.brave.Browser.nightly"),
    App("opera", "stable", "Opera.app", "com.operasoftware.Opera"),
    App("opera", "stable", "Opera GX.app", "com.operasoftware.OperaGX"),
    App("opera", "stable", "Opera Air.app", "com.operasoftware.OperaAir"),
    App("opera", "beta", "Opera Beta.app", "com.operasoftware.OperaNext"),
    App("opera", "dev", "Opera Developer.app", "com.operasoftware.OperaDeveloper"),
    App("vivaldi", "stable", "Vivaldi.app", "com.vivaldi.Vivaldi"),
    App("vivaldi", "dev", "Vivaldi Snapshot.app", "com.vivaldi.Vivaldi.snapshot"),
    App("other", "unknown", "Arc.app", "company.thebrowser.Browser"),
    App("other", "unknown", "DuckDuckGo.app", "com.duckduckgo.macos.browser"),
    App("other", "unknown", "LibreWolf.app", "org.mozilla.librewolf"),
    App("other", "unknown", "Orion.app", "com.kagi.kagimacOS"),
    App("other", "unknown", "Tor Browser.app", "org.torproject.torbrowser"),
    App("other", "unknown", "Yandex.app", "ru.yandex.desktop.yandex-browser"),
    App("other", "unknown", "Zen.app", "app.zen-browser.zen"),
)
MAKES: Mapping[str, BrowserName] = MappingProxyType({app.identifier.lower(): app.name for app in APPS})
"""Whose each identifier is."""
