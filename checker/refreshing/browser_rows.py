"""The rows of the browser table, made from the packages and from what a person keeps."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from checker.model.releases import BrowserHistory, BrowserRelease, BrowserTable, Source
from checker.refreshing.kept import ONLY_FOR_MAKING, Kept, KeptRow
from checker.refreshing.packages import Days, Package, Packages
from checker.refreshing.trouble import TroubleError
from checker.versions import version_of

MDN, PLANNED_THEN, BASELINE = "mdn", "mdn-planned", "baseline"
"""Sources: the data; a plan in it whose day has passed since; the package for what the data does not have yet."""
DATA_HOLDS_DAYS = 31
"""How long after its own day the data still knows what is the newest: it has the plans of about six weeks."""

_NUMBER = re.compile(r"\d{1,5}(\.\d{1,5}){0,4}", re.ASCII)
Dated = Mapping[str, tuple[dt.date, str]]
"""The day of each version, and the source of it."""


def new_table(packages: Packages, kept: Kept, there: BrowserTable | None, snapshot: dt.date) -> BrowserTable:
    """Give the table of a day; `there` is the one until now, which knows what no package given now does.

    Raises `TroubleError` for data that is too old to know what is newest on that day, and for a row without a day.
    """
    made = packages.mdn.made or snapshot
    if snapshot - made > dt.timedelta(days=DATA_HOLDS_DAYS) or made - snapshot > dt.timedelta(days=1):
        raise TroubleError("old_data", packages.mdn.place, made=str(made), day=str(snapshot))
    making = _Making(packages, kept, there, snapshot)
    return BrowserTable(
        schema_version=1,
        id="browsers",
        snapshot=snapshot,
        source=tuple(making.sources()),
        browser={name: making.history(name) for name in kept.browser},
        implies=kept.implies,
    )


class _Making:
    def __init__(self, packages: Packages, kept: Kept, there: BrowserTable | None, snapshot: dt.date) -> None:
        self._mdn, self._baseline = packages.mdn, packages.baseline
        self._kept, self._there, self._snapshot = kept, there, snapshot

    def history(self, name: str) -> BrowserHistory:
        """Give a browser with its rows, oldest first."""
        kept = self._kept.browser[name]
        dated = self._dated(name)
        rows = [*self._normal_rows(dated), *self._kept_rows(name, dated), *self._extended_rows(name, dated)]
        told = {field: value for field, value in msgspec.structs.asdict(kept).items() if field not in ONLY_FOR_MAKING}
        return BrowserHistory(**told, releases=tuple(sorted(rows, key=_by_release)))

    def sources(self) -> Iterator[Source]:
        """Give the sources, with the versions of the packages in their titles."""
        before = {source.id: source for source in self._there.source} if self._there else {}
        for source in self._kept.source:
            if source.id == BASELINE and not self._baseline and BASELINE in before:
                yield before[BASELINE]
            else:
                yield msgspec.structs.replace(source, title=self._titled(source.title))

    def _titled(self, title: str) -> str:
        values = {"version": self._mdn.version, "date": str(self._mdn.made)}
        values["baseline"] = self._baseline.version if self._baseline else "?"
        for name, value in values.items():
            title = title.replace(f"{{{name}}}", value)
        return title

    def _dated(self, name: str) -> Dated:
        """Give the day of every version: as a person keeps it, else as MDN has it, else as the other package has it."""
        package = self._kept.browser[name].package
        by_hand = {row.version: (row.released, row.source) for row in self._normal_kept(name) if row.released}
        mdn = {version: (day, self._source(day)) for version, day in self._mdn.of(package).items()}
        dated = {**self._filling(name, package), **mdn, **by_hand}
        return {version: one for version, one in dated.items() if _is_version(version)}

    def _source(self, day: dt.date) -> str:
        made = self._mdn.made or self._snapshot
        return PLANNED_THEN if made < day <= self._snapshot else MDN

    def _filling(self, name: str, package: str) -> Dated:
        """Give what the other package has; without it, what the table until now has from it."""
        if self._baseline:
            return {version: (day, BASELINE) for version, day in self._baseline.of(package).items()}
        before = self._there.browser.get(name) if self._there else None
        rows = before.releases if before else ()
        return {row.version: (row.released, BASELINE) for row in rows if row.source == BASELINE}

    def _normal_rows(self, dated: Dated) -> Iterator[BrowserRelease]:
        for version, (released, source) in dated.items():
            if released >= self._kept.since:
                planned = released > self._snapshot
                yield BrowserRelease(version=version, released=released, source=source, planned=planned)

    def _normal_kept(self, name: str) -> Iterator[KeptRow]:
        return (row for row in self._kept.row if row.browser == name and row.channel == "stable")

    def _kept_rows(self, name: str, dated: Dated) -> Iterator[BrowserRelease]:
        """Give the rows of other channels that a person keeps."""
        for row in self._kept.row:
            if row.browser == name and row.channel != "stable":
                released = row.released or dated.get(row.version, (None, ""))[0]
                if released is None:
                    raise TroubleError("no_day", "browser_channels.toml", row=f"{name} {row.version} {row.channel}")
                yield _of_channel(row, released, planned=released > self._snapshot)

    def _extended_rows(self, name: str, dated: Dated) -> Iterator[BrowserRelease]:
        """Give the Extended Stable milestones that are out, each updated until the next one of them."""
        weeks = dt.timedelta(weeks=self._kept.extended_stable_weeks)
        for rule in self._kept.extended_stable:
            for milestone, released in _by_milestone(dated) if name in rule.browsers else ():
                if rule.has(milestone) and self._kept.since <= released <= self._snapshot:
                    next_one = dated.get(str(milestone + rule.step))
                    yield BrowserRelease(
                        version=str(milestone),
                        released=released,
                        source="extended-derived",
                        channel="extended",
                        supported_until=next_one[0] if next_one else released + weeks,
                    )


def days_apart(mdn: Package, kept: Kept) -> Iterator[tuple[str, str, str, int]]:
    """Tell where browsers that share rows came out more than a day apart: browser, version, the other, days."""
    for name, browser in kept.browser.items():
        days = mdn.of(browser.package)
        for other in browser.shared:
            yield from ((name, version, other, apart) for version, apart in _apart(days, mdn.of(other)))


def _apart(days: Days, others: Days) -> Iterator[tuple[str, int]]:
    for version in sorted(days.keys() & others.keys()):
        apart = abs((others[version] - days[version]).days)
        if apart > 1:
            yield version, apart


def _of_channel(row: KeptRow, released: dt.date, *, planned: bool) -> BrowserRelease:
    return BrowserRelease(
        version=row.version,
        released=released,
        source=row.source,
        channel=row.channel,
        supported_until=row.supported_until,
        planned=planned,
    )


def _by_milestone(dated: Dated) -> Iterable[tuple[int, dt.date]]:
    return [(int(version), day) for version, (day, _) in dated.items() if version.isdecimal()]


def _by_release(row: BrowserRelease) -> tuple[dt.date, Sequence[int], bool, str]:
    return row.released, version_of(row.version).release, row.channel != "stable", row.channel


def _is_version(text: str) -> bool:
    """Tell whether it is a number; "preview" is not."""
    return bool(_NUMBER.fullmatch(text))
