"""The installed browsers: apps for everybody, and the ones a user put in a folder of their own."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from checker.model.devices import Browser, Channel, Scope
from checker.model.readings import Bound, Reading, known
from checker.probes.common.firefox_channel import APPLICATION_INI, firefox_channel
from checker.probes.common.optional import bytes_if_there, text_if_there
from checker.probes.macos.browsers.link_opener import SAFARI, is_unanswered, link_opener
from checker.probes.macos.browsers.makes import APPS, MAKES, App
from checker.probes.macos.property_list import parse_property_list
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_FOLDERS: tuple[tuple[str, Scope], ...] = (("/Applications", "machine"), ("~/Applications", "user"))
_CRYPTEX = "/System/Cryptexes/App/System/Applications"
_CHANNEL_PREFS = "defaults/pref/channel-prefs.js"


class _Found(NamedTuple):
    browser: Browser
    identifier: str


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
    bound: Bound = "exact" if has_safari and not unread and not is_unanswered(system) else "at_least"
    return {"browsers": known(_with_default(found, system), "Info.plist", bound)}


def _all_apps(system: System) -> tuple[list[_Found], list[CannotRead]]:
    found, unread = [], []
    places = [(folder, scope, app) for folder, scope in _FOLDERS for app in APPS]
    for folder, scope, app in places:
        try:
            found += _app(system, folder, scope, app)
        except CannotRead as reason:
            unread.append(reason)
    return found, unread


def _app(system: System, folder: str, scope: Scope, app: App) -> list[_Found]:
    bundle = f"{folder}/{app.folder}"
    data = _own_safari(system, folder, app) or bytes_if_there(system, f"{bundle}/Contents/Info.plist")
    if not data:
        return []
    fields = parse_property_list(data, f"{bundle}/Contents/Info.plist")
    if fields.get("CFBundleIdentifier") != app.identifier:
        return []
    channel = _channel(system, bundle, app, _version(fields) or "")
    browser = Browser(name=app.name, version=_version(fields), channel=channel, scope=scope)
    return [_Found(browser, app.identifier.lower())]


def _own_safari(system: System, folder: str, app: App) -> bytes:
    if (folder, app.folder) != ("/Applications", "Safari.app"):
        return b""
    return bytes_if_there(system, f"{_CRYPTEX}/{app.folder}/Contents/Info.plist")


def _version(fields: Any) -> str | None:  # noqa: ANN401  a property list holds anything
    version = fields.get("CFBundleShortVersionString")
    return version if isinstance(version, str) and version else None


def _channel(system: System, bundle: str, app: App, version: str) -> Channel:
    """The channel of the app; Firefox's beta and ESR have the same name, and say so only in the files they bring."""
    if app.identifier != "org.mozilla.firefox":
        return app.channel
    resources = f"{bundle}/Contents/Resources"
    application, prefs = (text_if_there(system, f"{resources}/{name}") for name in (APPLICATION_INI, _CHANNEL_PREFS))
    told = firefox_channel(application, prefs, version)
    return app.channel if told == "unknown" else told


def _with_default(found: list[_Found], system: System) -> tuple[Browser, ...]:
    """The browsers with whether they open a link; of two copies of one app nobody can tell which.

    What was chosen and stands elsewhere, or is in no list here, is a browser too, as far as it is still there.
    """
    chosen = link_opener(system)
    copies = [item for item in found if item.identifier == chosen]
    if chosen not in {"", SAFARI} and not copies:
        return (*(item.browser for item in found), Browser(name=MAKES.get(chosen, "other")))
    answers = {True: True if len(copies) == 1 else None, False: False if copies else None}
    return tuple(msgspec.structs.replace(item.browser, default=answers[item.identifier == chosen]) for item in found)
