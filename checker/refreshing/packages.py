"""The two packages that browser rows are made from: MDN's data, and what fills its holes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from checker.refreshing.archive import files_in
from checker.refreshing.given import Given
from checker.refreshing.trouble import TroubleError

Days = Mapping[str, dt.date]
"""The release day of each version."""

_MDN, _BASELINE, _ABOUT = "package/data.json", "package/dist/index.js", "package/package.json"
# The lines of the data that stands in the script: short name, version, day as yymmdd. "u" for a day has none.
_LINE = re.compile(r"(?:\\n|\")([a-z]{1,3}),(\d[\d.]{0,15}),(\d{6})(?=,|\\n|\")", re.ASCII)
_NAMES = {
    "c": "chrome", "e": "edge", "f": "firefox", "s": "safari", "o": "opera", "oa": "opera_android",
    "sa": "samsunginternet_android",
}  # fmt: skip


class _Release(msgspec.Struct, frozen=True):
    """One release as the package has it; no date: not planned yet."""

    release_date: str | None = None


class _Browser(msgspec.Struct, frozen=True):
    """The releases of one browser, by version."""

    releases: dict[str, _Release]


class _Meta(msgspec.Struct, frozen=True):
    """Which data this is."""

    version: str
    timestamp: dt.datetime


class _Data(msgspec.Struct, frozen=True):
    """The part of data.json that the table needs."""

    meta: _Meta = msgspec.field(name="__meta")
    browsers: dict[str, _Browser]


class _About(msgspec.Struct, frozen=True):
    """The part of package.json that the table needs."""

    name: str
    version: str


class Package(msgspec.Struct, frozen=True):
    """The days of one package: by browser, under MDN's names. `made`: the day of the data, where it is told."""

    place: str
    version: str
    days: Mapping[str, Days]
    made: dt.date | None = None

    def of(self, browser: str) -> Days:
        """Give the release days of a browser; none of one that the package does not know."""
        return self.days.get(browser, {})


class Packages(msgspec.Struct, frozen=True):
    """MDN's data, and the other one where it was given."""

    mdn: Package
    baseline: Package | None


def packages_in(given: Sequence[Given]) -> Packages:
    """Give what the packages hold. Raises `TroubleError` when MDN's is not among them, or one of them is damaged."""
    mdn = baseline = None
    for one in given:
        files = files_in(one, {_MDN, _BASELINE, _ABOUT})
        if _MDN in files:
            mdn = _mdn(one.place, files[_MDN])
        elif _BASELINE in files and _ABOUT in files:
            baseline = _baseline(one.place, files[_BASELINE], files[_ABOUT])
    if mdn is None:
        raise TroubleError("not_known", given[0].place)
    return Packages(mdn, baseline)


def _mdn(place: str, data: bytes) -> Package:
    try:
        read = msgspec.json.decode(data, type=_Data)
        days = {name: dict(_dated(browser.releases)) for name, browser in read.browsers.items()}
    except (msgspec.DecodeError, ValueError) as error:
        raise TroubleError("damaged", place, reason=str(error)) from error
    return Package(place, read.meta.version, days, read.meta.timestamp.date())


def _dated(releases: Mapping[str, _Release]) -> Iterator[tuple[str, dt.date]]:
    for version, release in releases.items():
        if release.release_date:
            yield version, dt.date.fromisoformat(release.release_date)


def _baseline(place: str, script: bytes, about: bytes) -> Package:
    """Give the days in the text that the script keeps its data in; nothing of it is run."""
    try:
        version = msgspec.json.decode(about, type=_About).version
        days: dict[str, dict[str, dt.date]] = {}
        for name, of_browser, day in _LINE.findall(script.decode()):
            if name in _NAMES:
                days.setdefault(_NAMES[name], {})[of_browser] = dt.datetime.strptime(f"{day}Z", "%y%m%d%z").date()
    except (msgspec.DecodeError, ValueError) as error:
        raise TroubleError("damaged", place, reason=str(error)) from error
    if not days:
        raise TroubleError("damaged", place, reason="no release days")
    return Package(place, version, days)
