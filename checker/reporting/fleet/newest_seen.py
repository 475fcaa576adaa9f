"""The newest version of each browser that any device has, beside what the rhythm of its releases lets expect.

It changes no verdict: what one device has must not decide on another. It shows a reader whether the tables are old.
"""

from __future__ import annotations

from checker.conditions.recency.browser_releases import releases_of
from checker.fleet.model import Fleet
from checker.reporting.language.words import Words
from checker.reporting.words.browser_words import browser_name, short_version
from checker.versions import is_version, version_of


def newest_seen(fleet: Fleet, words: Words) -> str:
    """Give it of each browser in a line, the browsers in the order of the table; "" where no device has one."""
    seen = _versions(fleet)
    names = [name for name, history in fleet.releases.browsers.browser.items() if history.releases and name in seen]
    return "; ".join(_line(name, seen[name], fleet, words) for name in names)


def _versions(fleet: Fleet) -> dict[str, str]:
    found = {(each.details.browser, each.details.version) for row in fleet.rows for each in row.judged.findings}
    known = sorted((pair for pair in found if is_version(pair[1])), key=lambda pair: version_of(pair[1]))
    return dict(known)


def _line(name: str, version: str, fleet: Fleet, words: Words) -> str:
    table, day = fleet.releases.browsers, fleet.on or fleet.today
    expected = releases_of(table.browser[name], table).expected_on(day) if day > table.snapshot else None
    seen = f"{browser_name(name, words)} {short_version(name, version)}"
    if expected is None:
        return seen
    message = "fleet.newest.expected" if expected[0] == expected[1] else "fleet.newest.expected.between"
    return words.say(message, seen=seen, oldest=expected[0], newest=expected[1], snapshot=words.date(table.snapshot))
