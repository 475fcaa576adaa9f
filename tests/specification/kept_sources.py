"""The kept copies of what the release tables cite, as tests/release_sources holds them: read, and no more."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "release_sources"
KEYS = frozenset({"build", "version", "os", "from"})
"""What tells which row a page speaks of; the other fields are what it tells of that row."""

_APPLE = {"macos": "macOS", "ios": "iOS", "ipados": "iPadOS"}
_ADVISORY = re.compile(r"APPLE-SA-(\d\d)-(\d\d)-(\d{4})-\d+ ([^|]+?)(?: \| (.+))?")
_TITLE = re.compile(r"(macOS|iOS|iPadOS)(?: [A-Z][A-Za-z ]+?)? ([0-9.]+)")


def _json(name: str) -> Any:  # noqa: ANN401 (each file has a form of its own)
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def _days(rows: Mapping[str, str]) -> dict[str, dt.date]:
    return {version: dt.date.fromisoformat(day) for version, day in rows.items()}


PAGES: list[dict[str, Any]] = tomllib.loads((FOLDER / "pages.toml").read_text(encoding="utf-8"))["page"]
BROWSER_DATA = {name: _days(rows) for name, rows in _json("browser-compat-data.json")["browsers"].items()}
BASELINE = {name: _days(rows) for name, rows in _json("baseline-browser-mapping.json")["browsers"].items()}
WINDOWS_BUILDS = _days(_json("windows-builds.json")["builds"])
IPADS: dict[str, dict[str, str]] = _json("endoflife.json")["pages"]["ipad"]["rows"]
_ENDOFLIFE = _json("endoflife.json")["pages"]
_UBUNTU = _json("distro-info-data.json")["ubuntu"]
_RECORDS = _json("cve-records.json")["records"]


def lifecycle(page: str, cycle: str) -> dict[str, Any]:
    """Give the fields of one row of endoflife.date, days as days and `false` as None; KeyError where it is not kept."""
    return {name: _value(value) for name, value in _ENDOFLIFE[page]["rows"][cycle].items()}


def cycles(page: str) -> dict[str, dict[str, Any]]:
    """Give every kept row of a page of endoflife.date."""
    return {cycle: lifecycle(page, cycle) for cycle in _ENDOFLIFE[page]["rows"]}


def ubuntu(version: str) -> dict[str, dt.date]:
    """Give the day of release and the end, as distro-info-data has them."""
    return {"released": _value(_UBUNTU[version]["release"]), "supported_until": _value(_UBUNTU[version]["eol"])}


def advisories() -> dict[tuple[str, str], tuple[dt.date, bool]]:
    """Give the day of each of Apple's advisories by (system, version), and whether it is for some models only."""
    lines = (FOLDER / "apple-advisories.txt").read_text(encoding="utf-8").splitlines()
    found = (_ADVISORY.fullmatch(line) for line in lines if not line.startswith("#"))
    return {
        (name, version): (dt.date(int(each[3]), int(each[1]), int(each[2])), bool(each[5]))
        for each in found
        if each
        for name, version in _TITLE.findall(each[4])
    }


def advisory(os: str, version: str) -> tuple[dt.date, bool]:
    """Give the day of Apple's advisory of this version, and whether it is for some models only."""
    return advisories()[_APPLE[os], version]


def fixed_on(by: str, *names: str) -> dt.date:
    """Give the day on which a maker told that one of these ("26300.9711", "macOS 27.2") has a fix."""
    found = (one for one in _RECORDS if one["by"] == by and {*names} & {*one["fixed_in"]})
    days: list[dt.date] = [_value(one["public"]) for one in found]
    return min(days)


def fixed_by_apple(os: str, version: str) -> dt.date:
    """Give the day on which Apple told that this version has a fix."""
    return fixed_on("apple", f"{_APPLE[os]} {version}")


def told(source: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields that the pages of this source tell of a row."""
    found: dict[str, Any] = {}
    for told_of in (each for page in pages(source) for each in page.get("tells", ())):
        if all(row[name] == value for name, value in told_of.items() if name in KEYS):
            found |= {name: value for name, value in told_of.items() if name not in KEYS}
    return found


def pages(source: str) -> Iterator[dict[str, Any]]:
    """Give the pages that were read for this source."""
    return (page for page in PAGES if page["source"] == source)


def written_forms(value: object) -> set[str]:
    """Give the ways in which a text may write a day or a number."""
    if not isinstance(value, dt.date):
        return {str(value)}
    month, address = f"{value:%B}", f"{value:%Y/%m}/stable-channel-update-for-desktop_{value:%d}"
    long = {f"{month} {value.day}, {value.year}", f"{value.day} {month} {value.year}"}
    return long | {value.isoformat(), f"{value.day} {month[:3]} {value.year}", address}


def _value(value: object) -> Any:  # noqa: ANN401 (a day, a text or nothing)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return dt.date.fromisoformat(value)
    return value or None
