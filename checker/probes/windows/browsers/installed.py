"""The installed browsers, each installation once, with the version its own file tells."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.model.devices import Browser, Scope
from checker.model.readings import Reading, known, unknown
from checker.probes.common.answers import answer
from checker.probes.common.optional import is_absent
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System
from checker.probes.windows.browsers.found import Found, one_each
from checker.probes.windows.browsers.internet_explorer import internet_explorer
from checker.probes.windows.browsers.link_opener import LinkOpener, link_opener
from checker.probes.windows.browsers.makes import channel_of, is_launcher, make_of
from checker.probes.windows.browsers.program_paths import KnownFolders, file_name_of, folder_of, with_whole_names
from checker.probes.windows.browsers.registrations import gathered
from checker.probes.windows.operating_system import FIRST_WINDOWS_11, build_number
from checker.versions import is_version

_SOURCE = "registry, file versions"
_WAITING = "new_*.exe"
_PERSONAL = ("%LOCALAPPDATA%", "%APPDATA%", "%USERPROFILE%")
_CHROMIUM = frozenset({"chrome", "edge", "brave", "vivaldi", "chromium"})


class _File(msgspec.Struct):
    """What a program's own file says; empty where it says nothing."""

    file: str = ""
    version: str = ""
    product: str = ""


class _Installed(msgspec.Struct, frozen=True):
    """A browser, and where it was found."""

    browser: Browser
    found: Found


@probe("browsers", "browsers.update_pending")
def browsers(system: System) -> dict[str, Reading]:
    """The installed browsers, for whom, and which one opens links; and whether an update waits for a restart.

    Registry: StartMenuInternet, App Paths, Uninstall, packages, of the machine, the person and others who are signed
    in. The version is that of the program's own file. No browser is ever started.
    """
    told, refused = gathered(system)
    opener = link_opener(system)
    installed = list(_installed(system, told, opener))
    listed = tuple(item.browser for item in installed)
    if refused and not listed:
        raise refused[0]
    # No Windows comes without a browser: where none is found, not every place was.
    missed = not listed or any("<other>" not in reason.source for reason in refused)
    return {
        "browsers": known(listed, _SOURCE, "at_least" if missed else "exact"),
        "browsers.update_pending": _update_pending(system, installed),
    }


def _installed(system: System, told: list[Found], opener: LinkOpener | None) -> Iterator[_Installed]:
    folders = KnownFolders(system)
    opening = _opening_program(system, folders, opener)
    places = one_each([_placed(system, folders, item) for item in (*told, *_opener_itself(opening))])
    certain = [item for place in places if not place.spare for item in _read(system, place)]
    spare = [item for place in places if place.spare for item in _read(system, place)]
    ancient = internet_explorer(system)
    everything = [*certain, *_needed(system, certain, spare, opener)]
    if ancient:
        everything.append(_Installed(ancient, Found(scope="machine")))
    yield from _with_default(everything, opening, opener)


def _opening_program(system: System, folders: KnownFolders, opener: LinkOpener | None) -> str:
    path = opener.path if opener else ""
    return folders.shortened(with_whole_names(system, path)) if path else ""


def _opener_itself(path: str) -> Iterator[Found]:
    """Give what opens links as one more place: whoever opens links is a browser, wherever it stands."""
    if path:
        yield Found(scope="user" if path.startswith(_PERSONAL) else "machine", path=path, registered=True)


def _placed(system: System, folders: KnownFolders, found: Found) -> Found:
    if not found.path:
        return found
    path = folders.shortened(with_whole_names(system, found.path))
    scope: Scope = "machine" if path.startswith("%ProgramFiles") else found.scope
    return msgspec.structs.replace(found, path=path, scope=scope)


def _read(system: System, found: Found) -> Iterator[_Installed]:
    """Give the browser, or nothing when its file is gone, or when it is no browser that anyone registered."""
    try:
        file = _file(system, found)
    except CannotRead as reason:
        if is_absent(reason):
            return
        file = _File()
    name = make_of(found, file.product)
    if name == "internet-explorer" or (name == "other" and found.path and not found.registered):
        return
    versions = () if is_launcher(file.product) else (file.version, file.file, found.version)
    version = next(filter(is_version, versions), None)
    channel = channel_of(system, found, name, version or "")
    yield _Installed(Browser(name=name, version=version, channel=channel, scope=found.scope), found)


def _file(system: System, found: Found) -> _File:
    """Give what the file says. A file in another person's folder is not looked at."""
    if not found.path or found.scope == "other-user":
        return _File()
    return answer(system, _File, "GetFileVersionInfo", found.path)


def _needed(
    system: System, certain: list[_Installed], spare: list[_Installed], opener: LinkOpener | None
) -> Iterator[_Installed]:
    """Give the spare ones that count: Edge where only its package or updater tells of it, and the first Edge.

    Windows hides the first Edge as soon as the new one is there, but an old choice may still open links in it.
    """
    makes = {item.browser.name for item in certain}
    for item in spare:
        name = item.browser.name
        if name == "edge-legacy":
            is_chosen = opener is not None and opener.make == name
            shows = build_number(system) < FIRST_WINDOWS_11 and (is_chosen or "edge" not in makes)
        else:
            shows = name not in makes
        if shows:
            makes.add(name)
            yield item


def _with_default(installed: list[_Installed], opening: str, opener: LinkOpener | None) -> Iterator[_Installed]:
    for item in installed:
        default = None if opener is None else _opens_links(item, installed, opening, opener)
        yield _Installed(msgspec.structs.replace(item.browser, default=default), item.found)


def _opens_links(item: _Installed, installed: list[_Installed], opening: str, opener: LinkOpener) -> bool | None:
    """Tell whether links open in this one; None when only the make is known and there are two of it."""
    if item.found.scope == "other-user":
        return False
    if opening and item.found.path:
        return folder_of(opening).casefold() == folder_of(item.found.path).casefold()
    if opener.family and item.found.family:
        return opener.family.casefold() == item.found.family.casefold()
    if opener.make is None or item.browser.name != opener.make:
        return False
    same = [other for other in installed if other.browser.name == opener.make and other.found.scope != "other-user"]
    return True if len(same) == 1 else None


def _update_pending(system: System, installed: list[_Installed]) -> Reading:
    """Tell whether a newer version of any browser waits for a restart of it.

    Chromium's installer, "in-use updates": the new program stands ready beside the old one, as new_chrome.exe.
    """
    refused: CannotRead | None = None
    for item in installed:
        try:
            if _waits(system, item):
                return known(value=True, source=_WAITING)
        except CannotRead as reason:
            refused = reason
    return unknown(refused.why, _WAITING) if refused else known(value=False, source=_WAITING)


def _waits(system: System, item: _Installed) -> bool:
    if item.browser.name not in _CHROMIUM or item.found.scope == "other-user" or not item.found.path:
        return False
    names = system.list_folder(folder_of(item.found.path))
    return f"new_{file_name_of(item.found.path)}" in map(str.lower, names)
