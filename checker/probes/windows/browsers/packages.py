"""Browsers from the Microsoft Store: they register nowhere but in the list of packages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.model.devices import BrowserName, Channel

_PARTS = 5


class Package(NamedTuple):
    """A package by its full name: `Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2`."""

    name: str
    version: str
    family: str


class Kind(NamedTuple):
    """Which browser a package holds."""

    name: BrowserName
    channel: Channel


BROWSER_PACKAGES: Mapping[str, Kind] = MappingProxyType(
    {
        "Mozilla.Firefox": Kind("firefox", "stable"),
        "Mozilla.FirefoxBeta": Kind("firefox", "beta"),
        "Mozilla.FirefoxDeveloperEdition": Kind("firefox", "dev"),
        "Mozilla.FirefoxNightly": Kind("firefox", "dev"),
        "Microsoft.MicrosoftEdge": Kind("edge-legacy", "stable"),
        "Microsoft.MicrosoftEdge.Stable": Kind("edge", "stable"),
        "Microsoft.MicrosoftEdge.Beta": Kind("edge", "beta"),
        "Microsoft.MicrosoftEdge.Dev": Kind("edge", "dev"),
        "DuckDuckGo.DesktopBrowser": Kind("other", "unknown"),
        "TheBrowserCompany.Arc": Kind("other", "unknown"),
    }
)


def package_of(full_name: str) -> Package | None:
    """Give the package a full name tells; None for what is no program, such as a bundle or a language.

    Microsoft, "Package identity": name, version, architecture, resource and publisher, with "_" between.
    """
    parts = full_name.split("_")
    if len(parts) != _PARTS or parts[3] or not all((parts[0], parts[1], parts[4])):
        return None
    return Package(parts[0], parts[1], f"{parts[0]}_{parts[4]}")


def browser_version(package: Package) -> str:
    """Give the browser's version: the Store keeps a package's fourth number for itself, so Mozilla leaves it 0."""
    if package.name.startswith("Mozilla."):
        return package.version.removesuffix(".0")
    return package.version
