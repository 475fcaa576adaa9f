"""What a remedy makes of the browsers: the newest release, another browser, another default."""

from __future__ import annotations

from operator import itemgetter

import msgspec
from packaging.version import Version

from checker.conditions.recency.browser_age import Age, age_of
from checker.conditions.recency.browser_releases import releases_of
from checker.conditions.situation import Situation
from checker.effects.effect import SOURCE
from checker.model.devices import Browser
from checker.model.facts import installed_browsers
from checker.model.readings import Facts, Known
from checker.versions import is_version, version_of


def newest_version(situation: Situation, name: str) -> str | None:
    """Give the newest normal release of a browser that runs on this device's system; None where no table tells.

    After the table's day it is the newest that its rhythm lets expect. A browser without releases of its own has those
    of the one it follows.
    """
    table = situation.releases.browsers
    history = table.browser.get(name)
    if history is None or history.ended:
        return None
    if history.follows:
        return newest_version(situation, history.follows)
    day, too_new = situation.day, _first_that_does_not_run(name, situation)
    releases = releases_of(history, table)
    if too_new is None and day >= table.snapshot:
        return releases.newest_on(day)
    versions = (row.version for row in releases.rows if row.released <= day)
    runs = (version for version in versions if too_new is None or version_of(version) < too_new)
    return max(runs, key=version_of, default=None)


def _first_that_does_not_run(name: str, situation: Situation) -> Version | None:
    """Give the first version that does not run on the device's system, as far as the table and the readings tell."""
    system, installed = situation.text("os.name"), situation.text("os.version")
    if not is_version(installed):
        return None
    refused = (
        version_of(rule.from_)
        for rule in situation.releases.browsers.implies
        if (rule.browser, rule.os) == (name, system) and version_of(installed) < version_of(rule.at_least)
    )
    return min(refused, default=None)


def can_be_newer(situation: Situation, name: str) -> bool:
    """Tell whether a newer browser than the table knows may come: it goes on, and the system stops none it knows."""
    return newest_version(situation, name) is not None and _first_that_does_not_run(name, situation) is None


def best_browser(situation: Situation) -> Browser | None:
    """Give the browser with the newest release behind it."""
    dated = [
        (released.earliest, browser)
        for browser in installed_browsers(situation.facts)
        if (age := _age(browser, situation)) and (released := age.expected().released)
    ]
    return max(dated, key=itemgetter(0), default=(None, None))[1]


def _age(browser: Browser, situation: Situation) -> Age | None:
    return age_of(browser, situation.releases.browsers, situation.day, situation.text("os.name"))


def newest_browser(situation: Situation, target: str) -> Facts:
    """Give the browsers with the one the remedy is about, or the best one, at its newest release."""
    best = best_browser(situation)
    name = target or (best.name if best else "")
    version = newest_version(situation, name)
    browsers = tuple(
        _updated(item, version, situation) if item.name == name and version else item
        for item in installed_browsers(situation.facts)
    )
    return _browsers(browsers, name, version, situation)


def _browsers(browsers: tuple[Browser, ...], name: str, version: str | None, situation: Situation) -> Facts:
    """Give the browsers, `derived` where the new version is one that is only expected: no table has seen its number."""
    known = newest_version(situation.on(min(situation.day, situation.releases.browsers.snapshot)), name)
    return {"browsers": Known(value=browsers, source=SOURCE, bound="exact" if version == known else "derived")}


def _updated(browser: Browser, version: str, situation: Situation) -> Browser:
    """Give the browser after an update; as it is where its version tells no age, and will not after it either."""
    history = situation.releases.browsers.browser[browser.name]
    if browser.version and _age(browser, situation) is None:
        return browser
    if history.follows:
        return msgspec.structs.replace(browser, chromium=version, channel="stable")
    return msgspec.structs.replace(browser, version=version, channel="stable")


def installed_browser(situation: Situation, _target: str) -> Facts:
    """Give the browsers with Chrome added and as the default, as the step says to make it."""
    version = newest_version(situation, "chrome")
    added = Browser(name="chrome", version=version, channel="stable", scope="machine", default=True)
    others = (msgspec.structs.replace(item, default=False) for item in installed_browsers(situation.facts))
    return _browsers((*others, added), "chrome", version, situation)


def default_is_best(situation: Situation, _target: str) -> Facts:
    """Give the browsers with the best one as the default."""
    best = best_browser(situation)
    browsers = tuple(
        msgspec.structs.replace(item, default=item == best) for item in installed_browsers(situation.facts)
    )
    return {"browsers": Known(value=browsers, source=SOURCE)}
