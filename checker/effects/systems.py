"""What a remedy makes of the system: a newer release, a newer build, longer updates."""

from __future__ import annotations

from checker.conditions.os_support import edition_group, windows_rows
from checker.conditions.situation import Situation
from checker.effects.effect import SOURCE
from checker.model.readings import Facts, Known
from checker.model.releases import OsRelease

_LATEST_BUILD = "1"


def newest_build(situation: Situation, _target: str) -> Facts:
    """Give the newest release of this Windows; nothing where it is there already or the table does not know the build.

    The build that is there would lose its update part, and one that is not in the table may be newer than the table.
    """
    rows = _newest_rows(situation, "windows", situation.text("os.version"))
    installed = situation.text("os.build_id").partition(".")[0]
    is_known = bool(windows_rows(situation))
    return _windows_release(rows[-1]) if rows and is_known and str(rows[-1].build) != installed else {}


def extended_updates(situation: Situation, _target: str) -> Facts:
    """Give the newest release of this Windows with extended updates; nothing where that release has none."""
    newest = _newest_rows(situation, "windows", situation.text("os.version"))[-1:]
    parts = [offer.from_update for row in newest for offer in row.extended]
    if not parts:
        return {}
    build = Known(value=f"{newest[0].build}.{max(parts)}", source=SOURCE)
    return {**_windows_release(newest[0]), "os.build_id": build}


def newest_system(situation: Situation, _target: str) -> Facts:
    """Give the newest release of the system on this day."""
    name = situation.text("os.name")
    rows = [row for row in situation.releases.operating_systems.release if row.os == name and _is_out(row, situation)]
    return {"os.version": Known(value=rows[-1].version, source=SOURCE)} if rows else {}


def to_version(version: str, situation: Situation) -> Facts:
    """Give this version of the system; of Windows its newest release."""
    name = situation.text("os.name")
    rows = _newest_rows(situation, name, version)
    if name == "windows" and rows:
        return _windows_release(rows[-1])
    return {"os.version": Known(value=version, source=SOURCE)}


def _windows_release(row: OsRelease) -> Facts:
    return {
        "os.version": Known(value=row.version, source=SOURCE),
        "os.release": Known(value=row.release, source=SOURCE),
        "os.build_id": Known(value=f"{row.build}.{_LATEST_BUILD}", source=SOURCE),
    }


def _is_out(row: OsRelease, situation: Situation) -> bool:
    """Tell whether the release is there on the day; one without a known day is there on the table's date."""
    return (row.released or situation.releases.operating_systems.snapshot) <= situation.day


def _newest_rows(situation: Situation, os_name: str, version: str) -> list[OsRelease]:
    group = edition_group(situation)
    return [
        row
        for row in situation.releases.operating_systems.release
        if row.os == os_name and row.version == version and _is_out(row, situation)
        and (group is None or not row.groups or group in row.groups)
    ]  # fmt: skip
