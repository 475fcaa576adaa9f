"""The browsers of Linux, by the names they have in each kind of package. One line each."""

from __future__ import annotations

from typing import NamedTuple

from checker.model.devices import Browser, BrowserName, Channel, Scope


class Product(NamedTuple):
    """A browser as one kind of package names it, and its entry in the menu."""

    name: BrowserName
    channel: Channel
    package: str
    menu_entry: str


class Installed(NamedTuple):
    """A browser that was found, and its entry in the menu: that is how the default browser is named."""

    browser: Browser
    menu_entry: str


# Packages of Debian, Ubuntu, Fedora and openSUSE, and of the makers themselves.
PACKAGES = (
    Product("chrome", "stable", "google-chrome-stable", "google-chrome.desktop"),
    Product("chrome", "beta", "google-chrome-beta", "google-chrome-beta.desktop"),
    Product("chrome", "dev", "google-chrome-unstable", "google-chrome-unstable.desktop"),
    Product("chromium", "stable", "chromium", "chromium.desktop"),
    Product("chromium", "stable", "chromium-browser", "chromium-browser.desktop"),
    Product("edge", "stable", "microsoft-edge-stable", "microsoft-edge.desktop"),
    Product("edge", "beta", "microsoft-edge-beta", "microsoft-edge-beta.desktop"),
    Product("edge", "dev", "microsoft-edge-dev", "microsoft-edge-dev.desktop"),
    Product("firefox", "stable", "firefox", "firefox.desktop"),
    Product("firefox", "esr", "firefox-esr", "firefox-esr.desktop"),
    Product("firefox", "stable", "MozillaFirefox", "firefox.desktop"),
    Product("firefox", "beta", "firefox-beta", "firefox-beta.desktop"),
    Product("firefox", "dev", "firefox-devedition", "firefox-devedition.desktop"),
    Product("firefox", "dev", "firefox-nightly", "firefox-nightly.desktop"),
    Product("brave", "stable", "brave-browser", "brave-browser.desktop"),
    Product("brave", "beta", "brave-browser-beta", "brave-browser-beta.desktop"),
    Product("brave", "dev", "brave-browser-nightly", "brave-browser-nightly.desktop"),
    Product("opera", "stable", "opera-stable", "opera.desktop"),
    Product("opera", "beta", "opera-beta", "opera-beta.desktop"),
    Product("vivaldi", "stable", "vivaldi-stable", "vivaldi-stable.desktop"),
    Product("vivaldi", "dev", "vivaldi-snapshot", "vivaldi-snapshot.desktop"),
    Product("other", "stable", "epiphany-browser", "org.gnome.Epiphany.desktop"),
    Product("other", "stable", "epiphany", "org.gnome.Epiphany.desktop"),
    Product("other", "stable", "falkon", "org.kde.falkon.desktop"),
    Product("other", "stable", "librewolf", "librewolf.desktop"),
)

SNAPS = (
    Product("firefox", "stable", "firefox", "firefox_firefox.desktop"),
    Product("chromium", "stable", "chromium", "chromium_chromium.desktop"),
    Product("brave", "stable", "brave", "brave_brave.desktop"),
    Product("opera", "stable", "opera", "opera_opera.desktop"),
    Product("vivaldi", "stable", "vivaldi", "vivaldi_vivaldi.desktop"),
)

FLATPAKS = (
    Product("chrome", "stable", "com.google.Chrome", "com.google.Chrome.desktop"),
    Product("chrome", "dev", "com.google.ChromeDev", "com.google.ChromeDev.desktop"),
    Product("chromium", "stable", "org.chromium.Chromium", "org.chromium.Chromium.desktop"),
    Product("edge", "stable", "com.microsoft.Edge", "com.microsoft.Edge.desktop"),
    Product("edge", "dev", "com.microsoft.EdgeDev", "com.microsoft.EdgeDev.desktop"),
    Product("firefox", "stable", "org.mozilla.firefox", "org.mozilla.firefox.desktop"),
    Product("brave", "stable", "com.brave.Browser", "com.brave.Browser.desktop"),
    Product("opera", "stable", "com.opera.Opera", "com.opera.Opera.desktop"),
    Product("vivaldi", "stable", "com.vivaldi.Vivaldi", "com.vivaldi.Vivaldi.desktop"),
    Product("other", "stable", "org.gnome.Epiphany", "org.gnome.Epiphany.desktop"),
    Product("other", "stable", "io.gitlab.librewolf-community", "io.gitlab.librewolf-community.desktop"),
)


def installed(product: Product, version: str | None, scope: Scope) -> Installed:
    """The product as an installed browser. A version that says "esr" or "b3" knows its channel best."""
    channel = channel_of(version, product.channel) if version else "unknown"
    browser = Browser(name=product.name, version=version, channel=channel, scope=scope)
    return Installed(browser, product.menu_entry)


def channel_of(version: str, otherwise: Channel) -> Channel:
    """The channel: Firefox writes it into its version (140.4.0esr, 146.0b3)."""
    if version.endswith("esr"):
        return "esr"
    return "beta" if "b" in version else otherwise
