"""What the release tables in use know: how old they are, from which sources, and up to which versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from checker.conditions.recency.browser_releases import releases_of
from checker.model.releases import BrowserRelease, BrowserTable, Releases, Source
from checker.refreshing.places import BROWSERS, SYSTEMS
from checker.refreshing.table_rows import SOURCE, Table, rows_of


class Version(msgspec.Struct, frozen=True):
    """A release, and its day."""

    version: str
    released: dt.date


class BrowserStanding(msgspec.Struct, frozen=True):
    """One browser with releases of its own: its newest, and what is announced.

    `expected`: the oldest and the newest version that may be the newest on the day; None where no rhythm tells.
    """

    browser: str
    title: str
    rows: int
    newest: Version | None
    announced: tuple[Version, ...]
    expected: tuple[str, str] | None


class TableStanding(msgspec.Struct, frozen=True):
    """One table: its day, how many days ago that was, its rows and its sources."""

    file: str
    snapshot: dt.date
    age_days: int
    rows: int
    sources: tuple[Source, ...]


class Standing(msgspec.Struct, frozen=True):
    """Both tables on a day."""

    day: dt.date
    tables: tuple[TableStanding, ...]
    browsers: tuple[BrowserStanding, ...]


def standing_of(releases: Releases, day: dt.date) -> Standing:
    """Give what the tables know, on this day."""
    tables: tuple[tuple[str, Table], ...] = ((BROWSERS, releases.browsers), (SYSTEMS, releases.operating_systems))
    return Standing(
        day, tuple(_table(file, table, day) for file, table in tables), tuple(_browsers(releases.browsers, day))
    )


def _table(file: str, table: Table, day: dt.date) -> TableStanding:
    rows = sum(len(several) for name, several in rows_of(table).items() if name.of != SOURCE)
    return TableStanding(file, table.snapshot, (day - table.snapshot).days, rows, table.source)


def _browsers(table: BrowserTable, day: dt.date) -> Iterator[BrowserStanding]:
    for name, history in table.browser.items():
        normal = [row for row in history.releases if row.channel == "stable"]
        out = [row for row in normal if not row.planned]
        if normal:
            announced = tuple(_version(row) for row in normal if row.planned)
            newest = _version(out[-1]) if out else None
            coming = releases_of(history, table).expected_on(day)
            yield BrowserStanding(name, history.title, len(history.releases), newest, announced, coming)


def _version(row: BrowserRelease) -> Version:
    return Version(row.version, row.released)
