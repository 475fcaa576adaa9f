"""What on a device is newer than the release tables know: it shows that the tables are old, and not the clock wrong."""

from __future__ import annotations

from checker.conditions.recency.system_releases import rows_by_system
from checker.model.devices import Browser
from checker.model.facts import all_browsers, known_text
from checker.model.readings import Facts
from checker.model.releases import BrowserTable, Releases
from checker.versions import is_beyond, is_version, version_of

_AHEAD_OF_TIME = frozenset({"beta", "dev"})


def is_newer_than_tables(facts: Facts, releases: Releases) -> bool:
    """Tell whether a browser or the system is beyond the last row of its table, by the table's own numbers."""
    newer = (_is_newer(browser, releases.browsers) for browser in all_browsers(facts))
    return _is_newer_system(facts, releases) or any(newer)


def _is_newer(browser: Browser, table: BrowserTable) -> bool:
    """Tell whether a normal release is beyond the table's newest; one with numbers of its own cannot be compared."""
    history = table.browser.get(browser.name)
    if history is None or not is_version(browser.version or "") or browser.channel in _AHEAD_OF_TIME:
        return False
    versions = [row.version for row in history.releases if row.channel == "stable"]
    return bool(versions) and is_beyond(browser.version or "", max(versions, key=version_of))


def _is_newer_system(facts: Facts, releases: Releases) -> bool:
    name = known_text(facts, "os.distribution" if known_text(facts, "os.name") == "linux" else "os.name")
    rows = rows_by_system(releases.operating_systems).get(name, [])
    if name == "windows":
        build = known_text(facts, "os.build_id").partition(".")[0]
        builds = [row.build for row in rows if row.build is not None]
        return bool(builds) and build.isascii() and build.isdigit() and int(build[:9]) > max(builds)
    version = known_text(facts, "os.version")
    return bool(rows) and is_version(version) and is_beyond(version, max((row.version for row in rows), key=version_of))
