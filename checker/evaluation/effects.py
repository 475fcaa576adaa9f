"""What the readings look like after a remedy, so that they can be judged again; words in specification/effects.py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec
from packaging.version import Version

from checker.conditions.browser_age import Age, age_of
from checker.conditions.os_support import edition_group, windows_rows
from checker.conditions.situation import Situation
from checker.evaluation.deriving import installed_browsers
from checker.model.devices import Browser, Display
from checker.model.readings import Between, Facts, Known, Reading, with_changes
from checker.model.releases import OsRelease
from checker.model.vocabulary import FACTS
from checker.specification.document import Effect
from checker.units import parse_quantity
from checker.versions import is_version, version_of

SOURCE = "remedy"
_LATEST_BUILD = "1"


def after(effect: Effect, situation: Situation, target: str = "") -> Situation:
    """Give the situation after the effect. `target`: the browser the remedy is about, "" for the best one."""
    changed = changes_by(effect, situation, target)
    return Situation(with_changes(situation.facts, changed), situation.day, situation.releases, situation.latest)


def changes_by(effect: Effect, situation: Situation, target: str = "") -> Facts:
    """Give the readings that the effect changes; none where it changes nothing."""
    change = _CHANGES.get((effect.fact, effect.to))
    return change(situation, target) if change else _to_value(effect, situation)


def _to_value(effect: Effect, situation: Situation) -> Facts:
    if effect.fact == "os.version":
        return _to_os_version(effect.to, situation)
    definition = FACTS[effect.fact]
    if definition.kind == "flag":
        return {effect.fact: Known(value=True, source=SOURCE)}
    wanted = int(parse_quantity(effect.to, definition.unit or "count"))
    return {effect.fact: Known(value=max(wanted, _least(situation.reading(effect.fact))), source=SOURCE)}


def _least(reading: Reading) -> int:
    match reading:
        case Known(value=int() | float() as value):
            return int(value)
        case Between(low=low):
            return int(low)
        case _:
            return 0


def newest_version(situation: Situation, name: str) -> str | None:
    """Give the newest normal release of a browser that runs on this device's system; None where no table tells.

    A browser without releases of its own has those of the one it follows.
    """
    table = situation.releases.browsers
    history = table.browser.get(name)
    if history is None or history.ended:
        return None
    if history.follows:
        return newest_version(situation, history.follows)
    day, too_new = situation.day, _first_that_does_not_run(name, situation)
    versions = [row.version for row in history.releases if row.channel == "stable" and row.released <= day]
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
        (age.released or age.released_since, browser)
        for browser in installed_browsers(situation.facts)
        if (age := _age(browser, situation)) and (age.released or age.released_since)
    ]
    return max(dated, key=lambda pair: pair[0] or dt.date.min, default=(None, None))[1]


def _age(browser: Browser, situation: Situation) -> Age | None:
    return age_of(browser, situation.releases.browsers, situation.day, situation.text("os.name"))


def _newest_browser(situation: Situation, target: str) -> Facts:
    best = best_browser(situation)
    name = target or (best.name if best else "")
    version = newest_version(situation, name)
    browsers = tuple(
        _updated(item, version, situation) if item.name == name and version else item
        for item in installed_browsers(situation.facts)
    )
    return {"browsers": Known(value=browsers, source=SOURCE)}


def _updated(browser: Browser, version: str, situation: Situation) -> Browser:
    """Give the browser after an update; as it is where its version tells no age, and will not after it either."""
    history = situation.releases.browsers.browser[browser.name]
    if browser.version and _age(browser, situation) is None:
        return browser
    if history.follows:
        return msgspec.structs.replace(browser, chromium=version, channel="stable")
    return msgspec.structs.replace(browser, version=version, channel="stable")


def _installed_browser(situation: Situation, _target: str) -> Facts:
    """Give the browsers with Chrome added and as the default, as the step says to make it."""
    version = newest_version(situation, "chrome")
    added = Browser(name="chrome", version=version, channel="stable", scope="machine", default=True)
    others = (msgspec.structs.replace(item, default=False) for item in installed_browsers(situation.facts))
    return {"browsers": Known(value=(*others, added), source=SOURCE)}


def _default_is_best(situation: Situation, _target: str) -> Facts:
    best = best_browser(situation)
    browsers = tuple(
        msgspec.structs.replace(item, default=item == best) for item in installed_browsers(situation.facts)
    )
    return {"browsers": Known(value=browsers, source=SOURCE)}


def _displays(situation: Situation, change: Callable[[Display], Display]) -> Facts:
    reading = situation.reading("displays")
    value = reading.value if isinstance(reading, Known) and isinstance(reading.value, tuple) else ()
    screens = tuple(change(item) for item in value if isinstance(item, Display))
    return {"displays": Known(value=screens, source=SOURCE)} if screens else {}


def _unscaled(situation: Situation, _target: str) -> Facts:
    return _displays(
        situation,
        lambda screen: msgspec.structs.replace(
            screen, scale=1.0, effective_width=screen.width, effective_height=screen.height
        ),
    )


def _native_mode(situation: Situation, _target: str) -> Facts:
    return _displays(situation, _at_native)


def _at_native(screen: Display) -> Display:
    if not (screen.native_width and screen.native_height):
        return screen
    scale = screen.scale or 1.0
    return msgspec.structs.replace(
        screen,
        width=screen.native_width,
        height=screen.native_height,
        effective_width=round(screen.native_width / scale),
        effective_height=round(screen.native_height / scale),
    )


def _windows_release(row: OsRelease) -> Facts:
    return {
        "os.version": Known(value=row.version, source=SOURCE),
        "os.release": Known(value=row.release, source=SOURCE),
        "os.build_id": Known(value=f"{row.build}.{_LATEST_BUILD}", source=SOURCE),
    }


def _is_out(row: OsRelease, situation: Situation) -> bool:
    """Tell whether the release is there on the day; one without a known day is there on the table's date."""
    return (row.released or situation.releases.operating_systems.snapshot) <= situation.day


def _newest_rows(situation: Situation, os_name: str, version: str) -> list[OsRelease]:
    group = edition_group(situation)
    return [
        row
        for row in situation.releases.operating_systems.release
        if row.os == os_name and row.version == version and _is_out(row, situation)
        and (group is None or not row.groups or group in row.groups)
    ]  # fmt: skip


def _newest_build(situation: Situation, _target: str) -> Facts:
    """Give the newest release of this Windows; nothing where it is there already or the table does not know the build.

    The build that is there would lose its update part, and one that is not in the table may be newer than the table.
    """
    rows = _newest_rows(situation, "windows", situation.text("os.version"))
    installed = situation.text("os.build_id").partition(".")[0]
    is_known = bool(windows_rows(situation))
    return _windows_release(rows[-1]) if rows and is_known and str(rows[-1].build) != installed else {}


def _extended_updates(situation: Situation, _target: str) -> Facts:
    """Give the newest release of this Windows with extended updates; nothing where that release has none."""
    newest = _newest_rows(situation, "windows", situation.text("os.version"))[-1:]
    parts = [offer.from_update for row in newest for offer in row.extended]
    if not parts:
        return {}
    build = Known(value=f"{newest[0].build}.{max(parts)}", source=SOURCE)
    return {**_windows_release(newest[0]), "os.build_id": build}


def _to_os_version(version: str, situation: Situation) -> Facts:
    name = situation.text("os.name")
    rows = _newest_rows(situation, name, version)
    if name == "windows" and rows:
        return _windows_release(rows[-1])
    return {"os.version": Known(value=version, source=SOURCE)}


def _newest_os(situation: Situation, _target: str) -> Facts:
    name = situation.text("os.name")
    rows = [row for row in situation.releases.operating_systems.release if row.os == name and _is_out(row, situation)]
    return {"os.version": Known(value=rows[-1].version, source=SOURCE)} if rows else {}


_CHANGES: Mapping[tuple[str, str], Callable[[Situation, str], Facts]] = MappingProxyType(
    {
        ("browsers", "newest"): _newest_browser,
        ("browsers", "installed"): _installed_browser,
        ("browsers", "default-best"): _default_is_best,
        ("displays", "unscaled"): _unscaled,
        ("displays", "native-mode"): _native_mode,
        ("os.build_id", "newest"): _newest_build,
        ("os.build_id", "extended"): _extended_updates,
        ("os.version", "newest"): _newest_os,
    }
)
