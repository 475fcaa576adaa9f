"""What the kept sources say that the rows of the browser table must hold."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from checker.model.releases import BrowserHistory, BrowserRelease, BrowserTable, Implication
from tests.specification import kept_sources as kept

_CHANNELS = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "requirements_specs" / "releases" / "browser_channels.toml").read_text(
        encoding="utf-8"
    )
)
_ESR_DAYS = 434
_LTS_MONTHS = 9
_WITH_ITS_MACOS = dt.timedelta(days=60)
MACOS_DAYS = [(day, cycle) for cycle, fields in kept.cycles("macos").items() if (day := fields["releaseDate"])] + [
    (kept.advisory("macos", "27")[0], "27")
]


def package_of(browser: str) -> str:
    """Give the name that the data package has for a browser; nothing for one without rows."""
    return str(_CHANNELS["browser"][browser].get("package", ""))


def release(browser: str, row: BrowserRelease, table: BrowserTable) -> dict[str, Any]:  # noqa: PLR0911 (one for each source)
    """Give what the source of a row says of it; KeyError where the source has no such release."""
    data = kept.BROWSER_DATA[package_of(browser)]
    match row.source:
        case "mdn" | "mdn-planned":
            return {"released": data[row.version], "planned": data[row.version] > table.snapshot}
        case "baseline":
            day = kept.BASELINE[package_of(browser)][row.version]
            return {"released": day, "planned": day > table.snapshot}
        case "endoflife":
            fields = kept.lifecycle(browser, row.version)
            return {"released": fields["releaseDate"], "supported_until": fields["eol"]}
        case "esr-derived":
            day = data[row.version]
            return {"released": day, "supported_until": day + dt.timedelta(days=_ESR_DAYS)}
        case "lts-derived":
            day = data[row.version]
            return {"released": day, "supported_until": _months_later(day, _LTS_MONTHS)}
        case "extended-derived":
            return {"released": data[row.version], "supported_until": _next_milestone(browser, row.version)}
        case _:
            return kept.told(row.source, msgspec.structs.asdict(row))


def ended(history: BrowserHistory) -> dict[str, Any]:
    """Give on which day a browser ended."""
    return kept.told(history.source, msgspec.structs.asdict(history))


def implication(row: Implication) -> dict[str, Any]:
    """Give what a browser of this version proves."""
    if row.source == "safari-ios":
        return {"at_least": row.from_}
    if row.source == "safari-macos":
        return {"at_least": _two_before_the_macos_of(row.from_)}
    return kept.told(row.source, msgspec.structs.asdict(row) | {"from": row.from_})


def missing(table: BrowserTable) -> Iterator[str]:
    """Give the releases that the data knows since the first row of a browser, and the table does not."""
    for name, history in table.browser.items():
        rows = {row.version for row in history.releases if row.channel == "stable"}
        data = _both(package_of(name)) if history.releases else {}
        known = (version for version, day in data.items() if day >= history.releases[0].released)
        yield from (f"{name} {version}" for version in known if version not in rows)


def _both(package: str) -> dict[str, dt.date]:
    """Give the days of one package of data, and from the other what the first does not have."""
    return kept.BASELINE.get(package, {}) | kept.BROWSER_DATA.get(package, {})


def _next_milestone(browser: str, version: str) -> dt.date:
    data = _both(package_of(browser))
    milestones = sorted(
        {
            number
            for rule in _CHANNELS["extended_stable"]
            if browser in rule["browsers"]
            for number in range(rule["first"], rule.get("below", 1000), rule["step"])
        }
    )
    (following,) = [new for old, new in pairwise(milestones) if str(old) == version]
    weeks = dt.timedelta(weeks=_CHANNELS["extended_stable_weeks"])
    return data.get(str(following), data[version] + weeks)


def _two_before_the_macos_of(safari: str) -> str:
    day = kept.BROWSER_DATA["safari"].get(safari) or kept.BROWSER_DATA["safari"][f"{safari}.0"]
    by_day = [cycle for _day, cycle in sorted(MACOS_DAYS)]
    (newest,) = [cycle for came, cycle in MACOS_DAYS if day <= came <= day + _WITH_ITS_MACOS]
    return by_day[by_day.index(newest) - 2]


def _months_later(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)
