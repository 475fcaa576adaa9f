"""Until when a device's system gets security updates, from the release table.

Windows is told by build **and** edition group, because Home and Pro end before Enterprise and Education, and LTSC and
Server share builds with both. Others are told by version: the highest row at or below the installed one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from checker.conditions.situation import Situation
from checker.model.findings import Detail, ReasonCode
from checker.model.readings import Known
from checker.model.releases import ExtendedSupport, OsRelease
from checker.model.verdicts import Answer
from checker.versions import is_beyond, is_version, version_of


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """Is the system supported on the day, why, until when (None: no end is known), and which row told it."""

    supported: Answer
    reason: ReasonCode
    until: dt.date | None = None
    row: OsRelease | None = None

    def details(self) -> Mapping[str, Detail]:
        """Give the plain values for the sentence that explains it."""
        found: dict[str, Detail] = {}
        if self.until:
            found["until"] = self.until.isoformat()
        if self.row:
            found |= {"os_version": self.row.version, "os_release": self.row.release}
        return found


NOT_IN_TABLE = Support(supported=Answer.UNKNOWN, reason="not_in_table")


def os_support(situation: Situation, table_valid_days: int) -> Support:
    """Give the support of the device's system on the situation's day.

    `table_valid_days`: how long after its own date the table may still say "supported, no end announced".
    """
    told = situation.text("os.updates_until")
    if told:
        return _until(dt.date.fromisoformat(told), situation.day, None)
    if situation.text("os.name") == "windows":
        return _windows(situation, table_valid_days)
    return _by_version(situation, table_valid_days)


def windows_rows(situation: Situation) -> tuple[OsRelease, ...]:
    """Give the Windows rows for the device's build and edition group; for every group when the edition is not known."""
    build = situation.text("os.build_id").partition(".")[0]
    rows = [row for row in _rows(situation, "windows") if str(row.build) == build]
    group = edition_group(situation)
    return tuple(row for row in rows if group is None or group in row.groups)


def edition_group(situation: Situation) -> str | None:
    """Give the edition group (home, pro, enterprise, ltsc, iot-ltsc, server); None when the edition is not known."""
    edition = situation.text("os.edition")
    if not edition:
        return None
    return situation.releases.operating_systems.windows_editions.get(edition)


def _windows(situation: Situation, table_valid_days: int) -> Support:
    supports = [_row_support(situation, row, table_valid_days) for row in windows_rows(situation)]
    if not supports:
        return NOT_IN_TABLE
    if len({support.supported for support in supports}) > 1:
        return Support(supported=Answer.UNKNOWN, reason="edition_unknown")
    return supports[0]


def _row_support(situation: Situation, row: OsRelease, table_valid_days: int) -> Support:
    day = situation.day
    if row.supported_until is None:
        return _without_end(situation, row, table_valid_days)
    if day <= row.supported_until or not row.extended:
        return _until(row.supported_until, day, row)
    return _extended(situation, row)


def _without_end(situation: Situation, row: OsRelease | None, table_valid_days: int) -> Support:
    """Give the support where the table has no end: it vouches for that as long as it is not too old itself."""
    if (situation.day - situation.releases.operating_systems.snapshot).days > table_valid_days:
        return Support(supported=Answer.UNKNOWN, reason="table_too_old", row=row)
    return Support(supported=Answer.YES, reason="supported", row=row)


def _until(until: dt.date, day: dt.date, row: OsRelease | None) -> Support:
    if day <= until:
        return Support(supported=Answer.YES, reason="supported", until=until, row=row)
    return Support(supported=Answer.NO, reason="support_ended", until=until, row=row)


def _extended(situation: Situation, row: OsRelease) -> Support:
    """Give the support after the normal end: the update part shows whether extended updates are being installed."""
    offers = _offers(situation, row)
    day = situation.day
    if not any(day <= (offer.possibly_until or offer.until) for offer in offers):
        return _until(row.supported_until or day, day, row)
    part = situation.text("os.build_id").partition(".")[2]
    if not (part.isascii() and part.isdigit()):
        return Support(supported=Answer.UNKNOWN, reason="update_part_unknown", until=row.supported_until, row=row)
    installed = [offer for offer in offers if int(part) >= offer.from_update]
    if not installed:
        return Support(supported=Answer.NO, reason="support_ended_extendable", until=row.supported_until, row=row)
    if all(day <= offer.until for offer in installed):
        until = min(offer.until for offer in installed)
        return Support(supported=Answer.YES, reason="extended_support", until=until, row=row)
    return Support(supported=Answer.UNKNOWN, reason="extended_support_uncertain", until=row.supported_until, row=row)


def _offers(situation: Situation, row: OsRelease) -> tuple[ExtendedSupport, ...]:
    group = edition_group(situation)
    return tuple(offer for offer in row.extended if group is None or group in offer.groups)


def _by_version(situation: Situation, table_valid_days: int) -> Support:
    name = situation.text("os.distribution") if situation.text("os.name") == "linux" else situation.text("os.name")
    version = situation.reading("os.version")
    rows = _rows(situation, name)
    if not (rows and isinstance(version, Known) and is_version(str(version.value))):
        return NOT_IN_TABLE
    row = _highest_at_or_below(rows, str(version.value))
    if row is None:
        return NOT_IN_TABLE
    if row == _highest(rows) and is_beyond(str(version.value), row.version):
        return _without_end(situation, None, table_valid_days)  # the end of an older release is not its end
    support = _row_support(situation, row, table_valid_days)
    if version.bound == "at_least" and support.supported is not Answer.YES:
        return Support(supported=Answer.UNKNOWN, reason="not_measured", row=None)
    return support


def _rows(situation: Situation, name: str) -> list[OsRelease]:
    return [row for row in situation.releases.operating_systems.release if row.os == name]


def _highest_at_or_below(rows: Iterable[OsRelease], installed: str) -> OsRelease | None:
    version = version_of(installed)
    return _highest(row for row in rows if version_of(row.version) <= version)


def _highest(rows: Iterable[OsRelease]) -> OsRelease | None:
    return max(rows, key=lambda row: version_of(row.version), default=None)
