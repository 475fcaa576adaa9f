"""What the kept sources say that the rows of the table of operating systems must hold."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

import msgspec

from checker.model.releases import (
    DeviceModel,
    ExtendedSupport,
    OperatingSystemTable,
    OsRelease,
    Rhythm,
    Update,
    UpdateHistory,
)
from checker.versions import version_of
from tests.specification import kept_sources as kept

_PAGES = {"opensuse-leap": "opensuse", "rocky": "rocky-linux", "ol": "oracle-linux"}
_SUFFIXES = {"ltsc": ("-e-lts",), "iot-ltsc": ("-iot-lts", "-e-lts"), "enterprise": ("-e", "")}
_BUILDS = {"6.0.6200": {6002}, "6.0.6003": {6002, 6003}}  # the first a slip of the page; an update made 6003 of 6002
_PART_OF = {(3790, "home"): (3790, "server"), (6001, "server"): (6002, "server"), (6003, "home"): (6002, "home")}
_PART_OF |= {(7600, "server"): (7601, "server")}
_KEEPS = {"macos": 3, "ipados": 2, "ios": 2}


def release(row: OsRelease, table: OperatingSystemTable) -> dict[str, Any]:
    """Give what the source of a row says of it; an error where the source has no such release."""
    return _days(row, table) | {"newest": _newest(row, table) if row.os in _KEEPS else ""}


def _days(row: OsRelease, table: OperatingSystemTable) -> dict[str, Any]:  # noqa: PLR0911 (one for each source)
    match row.source:
        case "endoflife" | "endoflife-server" | "endoflife-linux":
            return _lifecycle(row)
        case "distro-info":
            return kept.ubuntu(row.version)
        case "apple-pattern":
            return _lifecycle(row) | {"supported_until": _pushed_out(row, table)}
        case "apple-advisories":
            return {"released": kept.advisory(row.os, row.version)[0]}
        case "apple-fixes":
            return {"released": kept.fixed_by_apple(row.os, row.version)}
        case "windows-26h2-derived":
            fields = kept.told("windows-26h2", msgspec.structs.asdict(row))
            return fields | {"supported_until": _second_tuesday(fields["supported_until"].year + 1, 10)}
        case "windows-sp-derived":
            build, group = _PART_OF[row.build or 0, row.groups[0]]
            (whole,) = [one for one in table.release if one.build == build and group in one.groups]
            return {"supported_until": whole.supported_until}
        case _:
            return kept.told(row.source, msgspec.structs.asdict(row))


def extended(row: ExtendedSupport, of: OsRelease) -> dict[str, Any]:
    """Give until when there are extended updates, and which update part shows the first of them."""
    longest = kept.lifecycle("windows", f"{of.version}-{of.release}".casefold())["eoes"]
    builds = kept.WINDOWS_BUILDS.items()
    _day, first = min((day, name) for name, day in builds if name.startswith(f"{of.build}.") and day > _end(of))
    fields = {"from_update": int(first.partition(".")[2])}
    if row.source == "esu-organisation":
        return fields | {"until": longest}
    possibly = {"possibly_until": longest} if "pro" in row.groups else {}
    return fields | possibly | kept.told(row.source, msgspec.structs.asdict(row))


def update(row: Update, of: UpdateHistory) -> dict[str, Any]:  # noqa: PLR0911 (one for each source)
    """Give the day of an update, and whether it is for some models only."""
    match row.source:
        case "windows-builds":
            return {"released": kept.WINDOWS_BUILDS[row.version]}
        case "windows-fixes":
            names = (f"{build}.{row.version.partition('.')[2]}" for build in of.series)
            return {"released": kept.fixed_on("microsoft", *names)}
        case "apple-advisories":
            day, some_models = kept.advisory(of.os, row.version)
            return {"released": day, "some_models": some_models}
        case "apple-fixes":
            return {"released": kept.fixed_by_apple(of.os, row.version)}
        case "safari":
            data = kept.BROWSER_DATA["safari" if of.os == "macos" else "safari_ios"]
            return {"released": data.get(row.version) or data[f"{row.version}.0"]}
        case "endoflife":
            fields = kept.lifecycle(of.os, of.series[0])
            days = {of.series[0]: fields["releaseDate"], fields["latest"]: fields["latestReleaseDate"]}
            return {"released": days[row.version]}
        case _:
            return kept.told(row.source, msgspec.structs.asdict(row) | {"os": of.os})


def rhythm(row: Rhythm, table: OperatingSystemTable) -> dict[str, Any]:
    """Give how many releases were patched on the table's own date; nothing of a source that is no pattern."""
    if row.source not in {"apple-pattern", "android-pattern", "fedora-42"}:
        return {}
    rows = [one for one in table.release if one.os == row.os]
    return {"keeps": sum(one.supported_until is None or one.supported_until >= table.snapshot for one in rows)}


def device_model(row: DeviceModel, table: OperatingSystemTable) -> dict[str, Any]:
    """Give the highest version of its system that a model can run."""
    title = row.title if isinstance(row.title, str) else row.title["en"]
    if row.source == "ipad":
        name = title.replace("mini", "Mini")
        fields = kept.IPADS.get(name) or kept.IPADS[f"{name} (1st generation)"]
        return {"highest": fields["supportedIpadOsVersions"].rpartition(" - ")[2]}
    stopped = {model for page in kept.pages(row.source) for model in page["models"]}
    versions = [one.version for one in table.release if one.os == row.os]
    return {"highest": versions[-2 if title in stopped else -1]} if stopped else {}


def _lifecycle(row: OsRelease) -> dict[str, Any]:
    if row.os == "windows":
        (of_all_groups,) = {tuple(_windows(row.build or 0, group).items()) for group in row.groups}
        return dict(of_all_groups)
    page = "centos-stream" if row.os == "centos" and int(row.version) >= 8 else _PAGES.get(row.os, row.os)
    fields = kept.lifecycle(page, row.version)
    return {"released": fields["releaseDate"], "supported_until": fields["eoes" if row.os == "debian" else "eol"]}


def _windows(build: int, group: str) -> dict[str, Any]:
    page = kept.cycles("windows-server" if group == "server" else "windows")
    found = {cycle: fields for cycle, fields in page.items() if build in _builds(fields["latest"])}
    suffixes = ("",) if group == "server" else _SUFFIXES.get(group, ("-w", ""))
    cycle = next(cycle for suffix in suffixes for cycle in found if _suffix(cycle, group) == suffix)
    return {"released": found[cycle]["releaseDate"], "supported_until": found[cycle]["eol"]}


def _suffix(cycle: str, group: str) -> str:
    """Give what a cycle of Windows says of editions: "-e-lts", "-w"; of Server nothing."""
    return "" if group == "server" else cycle[len(re.sub(r"(-e|-w|-iot|-lts)+$", "", cycle)) :]


def _builds(latest: str) -> set[int]:
    return _BUILDS.get(latest, {int(latest.rpartition(".")[2])})


def _pushed_out(row: OsRelease, table: OperatingSystemTable) -> dt.date | None:
    """Give the day of the release that pushed this one out of those that are patched."""
    newer = [one for one in table.release if one.os == row.os and version_of(one.version) > version_of(row.version)]
    return newer[_KEEPS[row.os] - 1].released


def _newest(row: OsRelease, table: OperatingSystemTable) -> str:
    for history in table.update:
        if (history.os, history.series) == (row.os, (row.version,)):
            return history.releases[-1].version
    return str(kept.lifecycle(row.os, row.version)["latest"])


def _end(row: OsRelease) -> dt.date:
    assert row.supported_until is not None
    return row.supported_until


def _second_tuesday(year: int, month: int) -> dt.date:
    tuesdays = [week[calendar.TUESDAY] for week in calendar.monthcalendar(year, month) if week[calendar.TUESDAY]]
    return dt.date(year, month, tuesdays[1])
