"""Writes requirements_specs/releases/browsers.toml anew from MDN's browser data and the hand-kept file.

`python -m scripts.refresh_browsers` fetches the data with `npm pack`; `--package` takes a file that is there.
The dates come from `browsers.*.releases` in that package (CC0), the rest from browser_channels.toml.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from checker.model.devices import Channel
from checker.model.releases import BrowserRelease, BrowserTable, Implication, Source
from checker.versions import version_of

PACKAGE = "@mdn/browser-compat-data"
LARGEST_DATA = 100_000_000
ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "requirements_specs" / "releases" / "browsers.toml"
CHANNELS = Path(__file__).with_name("browser_channels.toml")

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
HEADER = """\
# Written by `python -m scripts.refresh_browsers`; change scripts/browser_channels.toml, not this file.
# A row without `channel` is the normal release. A row with one counts for that channel only, until the day in
# `supported_until`. No row is later than the snapshot."""

Rows = dict[str, tuple[BrowserRelease, ...]]
RowKey = tuple[str, str, Channel]
T = TypeVar("T")


class RefusedError(click.ClickException):
    """The table stays as it is; the text says why."""

    exit_code = 2


# ---------------------------------------------------------------- the data package


class PackageRelease(msgspec.Struct, frozen=True):
    """One release as the package has it; no date: not planned yet."""

    status: str
    release_date: str | None = None


class PackageBrowser(msgspec.Struct, frozen=True):
    """The releases of one browser, by version."""

    releases: dict[str, PackageRelease]


class PackageMeta(msgspec.Struct, frozen=True):
    """Which data this is."""

    version: str
    timestamp: dt.datetime


class Package(msgspec.Struct, frozen=True):
    """The part of data.json that the table needs."""

    meta: PackageMeta = msgspec.field(name="__meta")
    browsers: dict[str, PackageBrowser]

    def dates(self, browser: str) -> dict[str, dt.date]:
        """Give the release day of every version that has one, planned ones too."""
        dates = {version: one.release_date for version, one in self.browsers[browser].releases.items()}
        return {version: dt.date.fromisoformat(day) for version, day in dates.items() if day}


def fetch(folder: Path) -> Path:
    """Give the newest package, fetched into the folder with npm's own settings."""
    npm = shutil.which("npm")
    if npm is None:
        raise RefusedError("npm is not installed. Install Node.js, or give a package with --package.")
    command = [npm, "pack", "--loglevel=error", PACKAGE]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603 fixed words
    if done.returncode != 0:
        raise RefusedError(f"npm pack {PACKAGE} failed: {done.stderr.strip()}")
    return next(folder.glob("*.tgz"))


def read_package(file: Path) -> Package:
    """Give the releases in a package; nothing is unpacked onto the disk."""
    try:
        with tarfile.open(file) as archive:
            member = archive.extractfile("package/data.json")
            return msgspec.json.decode(member.read(LARGEST_DATA) if member else b"", type=Package)
    except (tarfile.TarError, KeyError, msgspec.DecodeError) as error:
        raise RefusedError(f"{file.name} is not a package of {PACKAGE}: {error}") from error


# ---------------------------------------------------------------- what a person keeps


class KeptBrowser(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One browser: its name in the package, whose releases it follows but for its own numbers, or when it ended."""

    title: str
    scheduled: bool = False
    built_on: str = ""
    package: str = ""
    shared: tuple[str, ...] = ()
    follows: str = ""
    own_below: int = 0
    ended: dt.date | None = None
    source: str = ""


class ExtendedStable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which milestones get Extended Stable: `first`, then every `step`-th, below `below`."""

    browsers: tuple[str, ...]
    first: int
    step: int
    below: int | None = None


class KeptRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row the package does not have."""

    browser: str
    version: str
    source: str
    channel: Channel = "stable"
    released: dt.date | None = None
    supported_until: dt.date | None = None


class Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """browser_channels.toml."""

    since: dt.date
    extended_stable_weeks: int
    source: tuple[Source, ...]
    browser: dict[str, KeptBrowser]
    extended_stable: tuple[ExtendedStable, ...] = ()
    row: tuple[KeptRow, ...] = ()
    implies: tuple[Implication, ...] = ()


# ---------------------------------------------------------------- the rows


def rows_of(package: Package, kept: Kept, snapshot: dt.date) -> Rows:
    """Give every browser's rows up to the snapshot, oldest first."""
    rows: Rows = {}
    for name, browser in kept.browser.items():
        dates = package.dates(browser.package) if browser.package else {}
        normal = list(_normal_rows(dates, package, kept.since, snapshot))
        by_hand = _kept_rows(name, dates, kept, known={row.version for row in normal})
        extended = _extended_rows(name, dates, kept, snapshot)
        rows[name] = tuple(sorted([*normal, *by_hand, *extended], key=_by_release))
    return rows


def _by_release(row: BrowserRelease) -> tuple[dt.date, tuple[int, ...], bool, str]:
    return row.released, version_of(row.version).release, row.channel != "stable", row.channel


def _normal_rows(
    dates: Mapping[str, dt.date], package: Package, since: dt.date, snapshot: dt.date
) -> Iterator[BrowserRelease]:
    """Give the normal releases; one dated after the data itself was a plan then, and is marked so."""
    known_until = package.meta.timestamp.date()
    for version, released in dates.items():
        if since <= released <= snapshot:
            source = "mdn" if released <= known_until else "mdn-planned"
            yield BrowserRelease(version=version, released=released, source=source)


def _kept_rows(browser: str, dates: Mapping[str, dt.date], kept: Kept, known: set[str]) -> Iterator[BrowserRelease]:
    """Give the hand-kept rows; a normal one only while the package lacks it."""
    for row in kept.row:
        if row.browser != browser or (row.channel == "stable" and row.version in known):
            continue
        released = row.released or dates.get(row.version)
        if released is None:
            raise RefusedError(f"{browser} {row.version}: the package has no date, so the row needs `released`.")
        yield BrowserRelease(
            version=row.version,
            released=released,
            source=row.source,
            channel=row.channel,
            supported_until=row.supported_until,
        )


def _extended_rows(
    browser: str, dates: Mapping[str, dt.date], kept: Kept, snapshot: dt.date
) -> Iterator[BrowserRelease]:
    """Give the Extended Stable milestones, each updated until the next one of them."""
    for rule in kept.extended_stable:
        for milestone, released in _by_milestone(dates) if browser in rule.browsers else ():
            if _is_extended(milestone, rule) and kept.since <= released <= snapshot:
                eight_weeks = released + dt.timedelta(weeks=kept.extended_stable_weeks)
                yield BrowserRelease(
                    version=str(milestone),
                    released=released,
                    source="extended-derived",
                    channel="extended",
                    supported_until=dates.get(str(milestone + rule.step), eight_weeks),
                )


def _by_milestone(dates: Mapping[str, dt.date]) -> Iterator[tuple[int, dt.date]]:
    return ((int(version), day) for version, day in dates.items() if version.isdigit())


def _is_extended(milestone: int, rule: ExtendedStable) -> bool:
    below = rule.below is None or milestone < rule.below
    return milestone >= rule.first and below and (milestone - rule.first) % rule.step == 0


def different_dates(package: Package, kept: Kept) -> Iterator[str]:
    """Tell where browsers that share rows came out more than a day apart."""
    for name, browser in kept.browser.items():
        dates = package.dates(browser.package) if browser.package else {}
        for other in browser.shared:
            others = package.dates(other)
            for version in sorted(dates.keys() & others.keys(), key=version_of):
                apart = abs((others[version] - dates[version]).days)
                if apart > 1 and dates[version] >= kept.since:
                    yield f"{name} {version}: {other} came {apart} days apart"


# ---------------------------------------------------------------- the file


def table_text(package: Package, kept: Kept, rows: Rows, snapshot: dt.date) -> str:
    """Give the whole table as TOML; the same arguments give the same bytes."""
    parts = [
        HEADER,
        _block("", {"schema_version": 1, "id": "browsers", "snapshot": snapshot}),
        *(_block("[[source]]", _fields(_filled(source, package))) for source in kept.source),
        *(_browser(name, browser, rows[name]) for name, browser in kept.browser.items()),
        *(_block("[[implies]]", _fields(implication)) for implication in kept.implies),
    ]
    return "\n\n".join(parts) + "\n"


def _filled(source: Source, package: Package) -> Source:
    title = source.title.format(version=package.meta.version, date=package.meta.timestamp.date())
    return msgspec.structs.replace(source, title=title)


def _browser(name: str, browser: KeptBrowser, rows: Iterable[BrowserRelease]) -> str:
    fields = {key: value for key, value in _fields(browser).items() if key not in {"package", "shared"}}
    block = _block(f"[browser.{name}]", fields)
    lines = "".join(f"  {{ {', '.join(_pairs(_fields(row)))} }},\n" for row in rows)
    return f"{block}\nreleases = [\n{lines}]" if lines else block


def _fields(struct: msgspec.Struct) -> dict[str, object]:
    """Give what differs from the defaults, under the names of the file."""
    filled = {one.encode_name: getattr(struct, one.name) for one in msgspec.structs.fields(struct)}
    usual = {one.encode_name: one.default for one in msgspec.structs.fields(struct)}
    return {name: value for name, value in filled.items() if value != usual[name]}


def _block(header: str, fields: Mapping[str, object]) -> str:
    return "\n".join(filter(None, [header, *_pairs(fields)]))


def _pairs(fields: Mapping[str, object]) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in fields.items()]


def _toml(value: object) -> str:
    """Give a value as TOML writes it; JSON's strings are TOML's, dates and numbers stand bare."""
    return msgspec.json.encode(value).decode() if isinstance(value, str) else str(value)


# ---------------------------------------------------------------- old against new


def refuse_steps_back(old: BrowserTable, new: BrowserTable, since: dt.date) -> None:
    """Refuse a table that is older than the one there or lacks one of its rows.

    A release that was only planned may go: it was put off. So may rows before a `since` that was moved.
    """
    if new.snapshot < old.snapshot:
        raise RefusedError(f"The table there is of {old.snapshot}; {new.snapshot} would go back in time.")
    before, after = _keyed(old), _keyed(new)
    planned = {key[:2] for key, row in before.items() if row.source == "mdn-planned"}
    sure = {key for key, row in before.items() if key[:2] not in planned and row.released >= since}
    lost = sorted(sure - after.keys())
    if lost:
        raise RefusedError("Rows would be lost: " + ", ".join(" ".join(key) for key in lost))


def changes(old: BrowserTable | None, new: BrowserTable) -> Iterator[str]:
    """Tell every row that is new, different or gone."""
    before, after = _keyed(old) if old else {}, _keyed(new)
    for key in sorted(before.keys() | after.keys(), key=lambda one: (one[0], version_of(one[1]), one[2])):
        if before.get(key) != after.get(key):
            sign = "+" if key not in before else "-" if key not in after else "~"
            yield f"{sign} {' '.join(key)} {_told(after.get(key) or before[key])}"


def _told(row: BrowserRelease) -> str:
    until = f", until {row.supported_until}" if row.supported_until else ""
    return f"{row.released}{until} ({row.source})"


def _keyed(table: BrowserTable) -> dict[RowKey, BrowserRelease]:
    return {
        (name, row.version, row.channel): row for name, browser in table.browser.items() for row in browser.releases
    }


def _decoded(text: str, kind: type[T], name: str) -> T:
    try:
        return msgspec.toml.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise RefusedError(f"{name} cannot be used: {error}") from error


# ---------------------------------------------------------------- the command


@click.command()
@click.option("--package", type=EXISTING, help="A package that is there; else npm fetches the newest.")
@click.option("--snapshot", type=click.DateTime(["%Y-%m-%d"]), help="The table's date; default today.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when the table would change.")
@click.option("--table", type=click.Path(path_type=Path), default=TABLE, help="The table to write.")
@click.option("--channels", type=EXISTING, default=CHANNELS, help="The hand-kept file.")
def main(package: Path | None, snapshot: dt.datetime | None, table: Path, channels: Path, *, check: bool) -> None:
    """Write the browser release table anew and tell what changed."""
    old = _decoded(table.read_text(encoding="utf-8"), BrowserTable, table.name) if table.exists() else None
    kept = _decoded(channels.read_text(encoding="utf-8"), Kept, channels.name)
    data = _package(package)
    day = _day(snapshot, old if check else None)
    text = table_text(data, kept, rows_of(data, kept, day), day)
    new = _decoded(text, BrowserTable, "the new table")
    if old:
        refuse_steps_back(old, new, kept.since)
    for line in (*different_dates(data, kept), *changes(old, new)):
        click.echo(line)
    _finish(table, text, check=check)


def _package(file: Path | None) -> Package:
    if file:
        return read_package(file)
    with tempfile.TemporaryDirectory() as folder:
        return read_package(fetch(Path(folder)))


def _day(asked: dt.datetime | None, old: BrowserTable | None) -> dt.date:
    """Give the day of the new table: as asked, else that of the table being checked, else today."""
    if asked:
        return asked.date()
    return old.snapshot if old else dt.datetime.now().astimezone().date()


def _finish(table: Path, text: str, *, check: bool) -> None:
    same = table.exists() and table.read_text(encoding="utf-8") == text
    click.echo(f"{table.name} is up to date." if same else f"{table.name} changes.")
    if check:
        raise SystemExit(0 if same else 1)
    table.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
