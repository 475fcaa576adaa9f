"""What a remedy makes of the system: a newer release, a newer build, longer updates."""

from __future__ import annotations

from checker.conditions.recency.os_support import edition_group, windows_rows
from checker.conditions.recency.system_releases import rows_by_system
from checker.conditions.recency.update_age import newest_update
from checker.conditions.situation import Situation
from checker.effects.effect import SOURCE
from checker.model.readings import Facts, Known
from checker.model.releases import OsRelease
from checker.versions import is_version, version_of

_LATEST_BUILD = "1"


def newest_build(situation: Situation, _target: str) -> Facts:
    """Give the newest release of this Windows; nothing where it is there already or the table does not know the build.

    The build that is there would lose its update part, and one that is not in the table may be newer than the table.
    """
    rows = _newest_rows(situation, "windows", situation.text("os.version"))
    installed = situation.text("os.build_id").partition(".")[0]
    is_known = bool(windows_rows(situation))
    return _windows_release(rows[-1], situation) if rows and is_known and str(rows[-1].build) != installed else {}


def extended_updates(situation: Situation, _target: str) -> Facts:
    """Give the newest release of this Windows with extended updates; nothing where that release has none."""
    newest = _newest_rows(situation, "windows", situation.text("os.version"))[-1:]
    parts = [offer.from_update for row in newest for offer in row.extended]
    if not parts:
        return {}
    build = with_all_updates(f"{newest[0].build}.{max(parts)}", situation)
    return {**_windows_release(newest[0], situation), "os.build_id": Known(value=build, source=SOURCE)}


def newest_system(situation: Situation, _target: str) -> Facts:
    """Give the newest release of the system on this day."""
    name = situation.text("os.name")
    known = rows_by_system(situation.releases.operating_systems).get(name, ())
    rows = [row for row in known if _is_out(row, situation)]
    return {"os.version": Known(value=with_all_updates(rows[-1].version, situation), source=SOURCE)} if rows else {}


def all_updates(situation: Situation, _target: str) -> Facts:
    """Give all updates of the release that is there; nothing where the table has no history of it."""
    fact = "os.build_id" if situation.text("os.name") == "windows" else "os.version"
    installed = situation.text(fact)
    updated = with_all_updates(installed, situation) if is_version(installed) else installed
    return {fact: Known(value=updated, source=SOURCE)} if updated != installed else {}


def to_version(version: str, situation: Situation) -> Facts:
    """Give this version of the system, a first number with all its updates; of Windows its newest release."""
    name = situation.text("os.name")
    rows = _newest_rows(situation, name, version)
    if name == "windows" and rows:
        return _windows_release(rows[-1], situation)
    updated = with_all_updates(version, situation) if version.isdecimal() else version
    return {"os.version": Known(value=updated, source=SOURCE)}


def with_all_updates(version: str, situation: Situation) -> str:
    """Give the version with all updates of the day; after the table's own date that is one it does not know yet."""
    newest = newest_update(situation, version)
    if newest is None:
        return version
    numbers = list(version_of(newest).release)
    numbers[0] = version_of(version).major  # builds of Windows that get the same updates are named after one of them
    if situation.day > situation.releases.operating_systems.snapshot:
        numbers = [*numbers[:-1], numbers[-1] + 1] if len(numbers) > 1 else [*numbers, 1]
    return ".".join(map(str, numbers))


def _windows_release(row: OsRelease, situation: Situation) -> Facts:
    return {
        "os.version": Known(value=row.version, source=SOURCE),
        "os.release": Known(value=row.release, source=SOURCE),
        "os.build_id": Known(value=with_all_updates(f"{row.build}.{_LATEST_BUILD}", situation), source=SOURCE),
    }


def _is_out(row: OsRelease, situation: Situation) -> bool:
    """Tell whether the release is there on the day; one without a known day is there on the table's date."""
    return (row.released or situation.releases.operating_systems.snapshot) <= situation.day


def _newest_rows(situation: Situation, os_name: str, version: str) -> list[OsRelease]:
    group = edition_group(situation)
    return [
        row
        for row in rows_by_system(situation.releases.operating_systems).get(os_name, ())
        if row.version == version and _is_out(row, situation)
        and (group is None or not row.groups or group in row.groups)
    ]  # fmt: skip
