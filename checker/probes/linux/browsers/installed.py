"""The installed browsers. Linux has no one list of them, so each kind of package is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.model.readings import Bound, Reading, known
from checker.probes.common.optional import is_absent
from checker.probes.linux.browsers.chromium_inside import with_chromium
from checker.probes.linux.browsers.flatpaks import machine_flatpaks, own_flatpaks
from checker.probes.linux.browsers.link_opener import with_default
from checker.probes.linux.browsers.makes import Installed
from checker.probes.linux.browsers.packages import deb_browsers, rpm_browsers
from checker.probes.linux.browsers.snaps import snap_browsers
from checker.probes.linux.browsers.unpacked import (
    browsers_in_menu,
    other_browsers,
    packaged_firefox,
    unpacked_firefox,
)
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System


class _Place(NamedTuple):
    """Where browsers may be, and how to look there."""

    label: str
    look: Callable[[System], list[Installed]]


class _Look(NamedTuple):
    """What a place gave: browsers, or the reason why it gave no answer."""

    label: str
    found: list[Installed]
    reason: CannotRead | None = None


_PACKAGE_LISTS = (_Place("dpkg", deb_browsers), _Place("rpm", rpm_browsers))
_PLACES = (
    _Place("snap", snap_browsers),
    _Place("flatpak", machine_flatpaks),
    _Place("own flatpak", own_flatpaks),
    _Place("application.ini", unpacked_firefox),
)
_LESS_SURE = (
    _Place("application.ini", packaged_firefox),
    _Place("menu", browsers_in_menu),
    _Place("mimeinfo.cache", other_browsers),
)


@probe("browsers")
def browsers(system: System) -> dict[str, Reading]:
    """The browsers in packages, snaps and flatpaks, Firefox unpacked by hand, what else opens links; none is started.

    A place that is there but could not be read makes the list "at least these"; without any package list "none"
    cannot be said.
    """
    looks = [_look(place, system) for place in (*_PACKAGE_LISTS, *_PLACES)]
    for place in _LESS_SURE:
        looks.append(_others(_look(place, system), looks))
    found = [with_chromium(system, item) for item in _without_repeats([item for look in looks for item in look.found])]
    missed = _missed(looks)
    if missed and not found:
        raise missed[0]
    bound: Bound = "at_least" if missed else "exact"
    return {"browsers": known(with_default(found, system), _sources(looks), bound)}


def _missed(looks: list[_Look]) -> list[CannotRead]:
    """Why the list may not be whole: a place is there but cannot be read, or there is no package list at all."""
    unread = [look.reason for look in looks if look.reason and not is_absent(look.reason)]
    if all(look.reason for look in looks[: len(_PACKAGE_LISTS)]):
        unread.append(CannotRead("not_supported", "dpkg, rpm", "no package list"))
    return unread


def _look(place: _Place, system: System) -> _Look:
    try:
        return _Look(place.label, place.look(system))
    except CannotRead as reason:
        return _Look(place.label, [], reason)


def _others(look: _Look, better: list[_Look]) -> _Look:
    """What a less sure place adds: only browsers of a make that was not found in a better one.

    One that no list names is another one by its entry in the menu.
    """
    found = [item for other in better for item in other.found]
    told = {item.browser.name for item in found} - {"other"} | {item.menu_entry for item in found}
    return look._replace(found=[item for item in look.found if told.isdisjoint({item.browser.name, item.menu_entry})])


def _without_repeats(found: list[Installed]) -> list[Installed]:
    return list({_identity(item): item for item in reversed(found)}.values())[::-1]


def _identity(item: Installed) -> object:
    """What makes two the same: of a browser that is not named, its entry in the menu."""
    return (item.browser, item.menu_entry) if item.browser.name == "other" else item.browser


def _sources(looks: list[_Look]) -> str:
    """The places that had browsers; when none had, the package lists that said so."""
    having = [look.label for look in looks if look.found]
    asked = [look.label for look in looks if look.reason is None]
    return ", ".join(dict.fromkeys(having or asked))
