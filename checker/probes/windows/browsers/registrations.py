"""Where browsers register. Every place gives what it tells; one that is absent gives nothing.

Only keys that bear a browser's name are opened: what else is installed is nobody's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from checker.model.devices import Scope
from checker.probes.common.answers import text_value
from checker.probes.common.optional import is_absent
from checker.probes.system import CannotRead, RegistryView, System
from checker.probes.windows.browsers.found import Found
from checker.probes.windows.browsers.packages import BROWSER_PACKAGES, Package, browser_version, package_of
from checker.probes.windows.browsers.program_paths import program_in, program_or_folder

_PROGRAMS = (
    "brave.exe",
    "chrome.exe",
    "chromium.exe",
    "firefox.exe",
    "msedge.exe",
    "opera.exe",
    "vivaldi.exe",
)
_UNINSTALL_NAMES = re.compile(
    r"(?:Google Chrome|Microsoft Edge)(?: Beta| Dev| SxS)?"
    r"|BraveSoftware Brave-Browser(?:-Beta|-Dev|-Nightly)?"
    r"|Chromium|Vivaldi|(?:Mozilla )?Firefox .{1,60}|Mozilla Firefox|Opera .{1,60}"
)
_PERSON = re.compile(r"S-1-(?:5-21|12-1)-[0-9-]+")
_PACKAGES = r"Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel"
_EDGE_UPDATE = r"HKLM\SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}"
_EDGE_FAMILY = "Microsoft.MicrosoftEdge.Stable_8wekyb3d8bbwe"
_MADE_OF_SYSTEM = frozenset({"Microsoft.MicrosoftEdge", "Microsoft.MicrosoftEdge.Stable"})


def is_asked(parent: str, name: str) -> bool:
    """Tell whether a subkey of a list of software or of persons is one of those that are opened here.

    Any other key's subkeys count as asked.
    """
    if parent == "HKU":
        return bool(_PERSON.fullmatch(name))
    if parent.endswith(r"\Uninstall"):
        return bool(_UNINSTALL_NAMES.fullmatch(name))
    if parent.endswith(r"\Packages"):
        package = package_of(name)
        return package is not None and package.name in BROWSER_PACKAGES
    return True


class _Root(NamedTuple):
    """The part of the registry that holds software for the machine or for one person."""

    key: str
    view: RegistryView
    scope: Scope


_MACHINE = (_Root(r"HKLM\SOFTWARE", 64, "machine"), _Root(r"HKLM\SOFTWARE", 32, "machine"))
_USER = _Root(r"HKCU\Software", 64, "user")


class Gathered(NamedTuple):
    """What the places tell, and why some of them could not be read."""

    found: list[Found]
    refused: list[CannotRead]


def gathered(system: System) -> Gathered:
    """Give what all places tell."""
    found: list[Found] = []
    refused: list[CannotRead] = []
    for place, root in _questions(system, refused):
        try:
            found += place(system, root)
        except CannotRead as reason:
            if not is_absent(reason):
                refused.append(reason)
    return Gathered(found, refused)


def _questions(
    system: System, refused: list[CannotRead]
) -> Iterator[tuple[Callable[[System, _Root], Iterable[Found]], _Root]]:
    """Give every place with every root; who is not the signed-in person comes last."""
    for root in (*_MACHINE, _USER, *_other_people(system, refused)):
        for place in (_start_menu, _app_paths, _uninstall):
            yield place, root
    yield _packages_of_user, _USER
    yield _packages_of_others, _MACHINE[0]
    yield _edge_updater, _MACHINE[1]


def _other_people(system: System, refused: list[CannotRead]) -> list[_Root]:
    """Give the registries of everyone who is signed in; one's own is among them and is told by its paths."""
    try:
        names = system.registry_keys("HKU")
    except CannotRead as reason:
        if not is_absent(reason):
            refused.append(CannotRead(reason.why, r"HKU\<other>", reason.detail))
        return []
    return [_Root(rf"HKU\{name}\Software", 64, "other-user") for name in names if _PERSON.fullmatch(name)]


def _start_menu(system: System, root: _Root) -> Iterator[Found]:
    r"""The browsers that Windows offers. Registry: Clients\StartMenuInternet.

    Microsoft, "Registering programs with client types".
    """
    key = rf"{root.key}\Clients\StartMenuInternet"
    for name in _keys(system, key, root):
        path = program_in(_text(system, rf"{key}\{name}\shell\open\command", "", root))
        if path:
            yield Found(scope=root.scope, path=path, labels=(name,), registered=True)


def _app_paths(system: System, root: _Root) -> Iterator[Found]:
    r"""The programs that can be started by their bare name. Registry: App Paths."""
    for name in _PROGRAMS:
        value = _text(system, rf"{root.key}\Microsoft\Windows\CurrentVersion\App Paths\{name}", "", root)
        if path := program_or_folder(value, name):
            yield Found(scope=root.scope, path=path)


def _uninstall(system: System, root: _Root) -> Iterator[Found]:
    """The programs that can be removed, with a version that may be stale. Registry: Uninstall."""
    parent = rf"{root.key}\Microsoft\Windows\CurrentVersion\Uninstall"
    for name in filter(_UNINSTALL_NAMES.fullmatch, _keys(system, parent, root)):
        key = rf"{parent}\{name}"
        if path := program_in(_text(system, key, "DisplayIcon", root)):
            title = _text(system, key, "DisplayName", root)
            version = _text(system, key, "DisplayVersion", root)
            yield Found(scope=root.scope, path=path, version=version, labels=(name, title))


def _packages_of_user(system: System, root: _Root) -> Iterator[Found]:
    """The packages of the signed-in person. Registry: AppModel, Repository."""
    for package in _packages(system, rf"{root.key}\{_PACKAGES}\Repository\Packages", root):
        yield _from_package(package, root)


def _packages_of_others(system: System, root: _Root) -> Iterator[Found]:
    """The packages on this machine, for whoever it may be; Edge's own are on every machine and say nothing."""
    for package in _packages(system, rf"{root.key}\{_PACKAGES}\PackageRepository\Packages", root):
        if package.name not in _MADE_OF_SYSTEM:
            yield _from_package(package, _Root(root.key, root.view, "other-user"))


def _edge_updater(system: System, root: _Root) -> Iterator[Found]:
    """Edge as its updater knows it. Registry: EdgeUpdate."""
    if version := _text(system, _EDGE_UPDATE, "pv", root):
        yield Found(scope="machine", version=version, family=_EDGE_FAMILY, spare=True)


def _packages(system: System, key: str, root: _Root) -> Iterator[Package]:
    for full_name in _keys(system, key, root):
        package = package_of(full_name)
        if package and package.name in BROWSER_PACKAGES:
            yield package


def _from_package(package: Package, root: _Root) -> Found:
    return Found(
        scope=root.scope,
        version=browser_version(package),
        family=package.family,
        spare=package.name in _MADE_OF_SYSTEM,
    )


def _keys(system: System, key: str, root: _Root) -> tuple[str, ...]:
    try:
        return system.registry_keys(key, root.view)
    except CannotRead as reason:
        raise _unnamed(reason, root) from reason


def _text(system: System, key: str, name: str, root: _Root) -> str:
    """Give a text, "" where there is none."""
    try:
        return text_value(system, key, name, root.view)
    except CannotRead as reason:
        if reason.why in {"not_supported", "not_understood"}:
            return ""
        raise _unnamed(reason, root) from reason


def _unnamed(reason: CannotRead, root: _Root) -> CannotRead:
    """Give the refusal with a source that does not name a person."""
    source = r"HKU\<other>" if root.scope == "other-user" else reason.source
    return CannotRead(reason.why, source, reason.detail)
