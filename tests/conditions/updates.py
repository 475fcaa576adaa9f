"""Tables with histories of updates, to judge one device at a time by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from checker.conditions.updates_arriving import UpdatesArriving
from checker.model.findings import Outcome
from checker.model.readings import Bound, Facts, Known, Reading
from checker.model.releases import OsRelease, Releases, Update, UpdateHistory
from tests.conditions.situations import outcome
from tests.evaluation.devices import known, releases

MADE = dt.date(2026, 11, 23)
WINDOWS = UpdatesArriving(superseded_within_days=75, table_valid_days=365)
APPLE = UpdatesArriving(superseded_within_days=90, table_valid_days=365)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def history(os: str, series: str, rows: str, some_models: str = "") -> UpdateHistory:
    """Give a history from "version day, version day"; `some_models`: the versions that are only for some."""
    pairs = [row.split() for row in rows.split(",")]
    updates = tuple(
        Update(version=version, released=day(on), source="test", some_models=version in some_models.split())
        for version, on in pairs
    )
    rhythm: Literal["second-tuesday", ""] = "second-tuesday" if os == "windows" else ""
    return UpdateHistory(os=os, series=tuple(series.split()), releases=updates, rhythm=rhythm)


def tables(*histories: UpdateHistory, made: dt.date = MADE, release: Iterable[OsRelease] | None = None) -> Releases:
    """Give the shipped tables with these histories instead of theirs; `release`: with these releases of systems."""
    shipped = releases()
    own = {"update": histories, "snapshot": made} | ({} if release is None else {"release": tuple(release)})
    return Releases(shipped.browsers, msgspec.structs.replace(shipped.operating_systems, **own))


def os_release(os: str, version: str, until: str = "", **fields: object) -> OsRelease:
    end = day(until) if until else None
    return OsRelease(os=os, version=version, supported_until=end, source="test", **fields)  # type: ignore[arg-type]


def pc(build: str, edition: str = "Education", **more: Reading) -> Facts:
    return {"os.name": known("windows"), "os.build_id": known(build), "os.edition": known(edition), **more}


def apple(name: str, version: str, bound: Bound = "exact") -> Facts:
    return {"os.name": known(name), "os.version": Known(value=version, source="test", bound=bound)}


def ipad(version: str) -> Facts:
    return apple("ipados", version, "derived")


def mac(version: str) -> Facts:
    return apple("macos", version)


def judged(condition: UpdatesArriving, facts: Facts, table: Releases, on: dt.date = MADE) -> tuple[str, str]:
    """Give the answer and its reason."""
    found: Outcome = outcome(condition, facts, on, table)
    return found.minimum.name, found.reason


ARRIVE, WAITING, UNCERTAIN = ("YES", "updates_current"), ("NO", "updates_waiting"), ("UNKNOWN", "updates_uncertain")
NONE_TOLD = ("UNKNOWN", "no_update_history")
NEWER, ENDED = ("YES", "updates_newer"), ("UNKNOWN", "support_ended")
WINDOWS_11 = history(
    "windows", "26100 26200",
    "26100.6899 2025-10-14, 26100.8500 2026-08-11, 26100.8800 2026-09-08, 26100.9100 2026-10-13, 26100.9400 2026-11-10",
)  # fmt: skip
IPADOS_18 = history(
    "ipados", "18", "18.0 2024-09-16, 18.0.1 2024-10-03, 18.7.8 2026-06-01, 18.7.9 2026-08-17", "18.7.9"
)
IPADOS_26 = history(
    "ipados", "26", "26.0 2025-09-15, 26.6 2026-07-20, 26.6.1 2026-08-17, 26.7 2026-09-14, 26.7.1 2026-09-28"
)
IPADOS_27 = history("ipados", "27", "27.0 2026-09-14, 27.0.1 2026-09-28, 27.1 2026-10-26, 27.2 2026-11-16")
MACOS_26 = history(
    "macos", "26", "26.0 2025-09-15, 26.6 2026-07-20, 26.6.1 2026-08-17, 26.7 2026-09-14, 26.7.1 2026-09-28"
)
MACOS_27 = history(
    "macos", "27", "27.0 2026-09-07, 27.0.1 2026-09-22, 27.1 2026-10-26, 27.1.1 2026-11-10, 27.2 2026-11-16"
)
REGULAR = tables(MACOS_27)
TABLE = tables(WINDOWS_11, IPADOS_18, IPADOS_26, IPADOS_27, MACOS_26)
HOME = os_release("windows", "11", "2026-10-13", build=26100, groups=("home", "pro"))
SCHOOL = os_release("windows", "11", "2027-10-12", build=26100, groups=("enterprise",))
ENDING = tables(WINDOWS_11, release=(HOME, SCHOOL))
