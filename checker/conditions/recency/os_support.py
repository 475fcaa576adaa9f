"""Until when a device's system gets security updates, from the release table.

Windows is told by build **and** edition group, because Home and Pro end before Enterprise and Education, and LTSC and
Server share builds with both. Others are told by version: the highest row at or below the installed one; a Linux that
is made from Debian or Ubuntu by the release it is made from. What is older than every row ended before the oldest did.
Where a maker names no end, its rhythm tells when the next releases come and so when it stops; what is newer than the
table is supported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checker.conditions.recency.linux_base import base_row, is_only_like
from checker.conditions.recency.system_releases import expected_end, may_be_out, rows_by_system
from checker.conditions.recency.windows_editions import group_of
from checker.conditions.situation import Situation
from checker.model.findings import Details, ReasonCode
from checker.model.readings import Known
from checker.model.releases import ExtendedSupport, OsRelease
from checker.model.verdicts import Answer
from checker.versions import is_beyond, is_version, version_of


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """Is the system supported on the day, why, until when (None: no end is known), and which row told it.

    `base`: the row is that of the release this system is made from. `is_expected`: the maker's rhythm told, not the
    table. `older_than`: the oldest row there is.
    """

    supported: Answer
    reason: ReasonCode
    until: dt.date | None = None
    row: OsRelease | None = None
    base: OsRelease | None = None
    is_expected: bool = False
    older_than: OsRelease | None = None

    def details(self) -> Details:
        """Give the plain values for the sentence that explains it."""
        return Details(
            until=self.until,
            is_expected=self.is_expected,
            os_version=self.row.version if self.row else "",
            os_release=self.row.release if self.row else "",
            base=f"{self.base.os.title()} {self.base.version}" if self.base else "",
            older_than=f"{self.older_than.version} {self.older_than.release}".strip() if self.older_than else "",
        )


NOT_IN_TABLE = Support(supported=Answer.UNKNOWN, reason="not_in_table")


def os_support(situation: Situation, table_valid_days: int) -> Support:
    """Give the support of the device's system on the situation's day.

    `table_valid_days`: how long after its own date the table may still say "supported, no end announced".
    """
    told = situation.text("os.updates_until")
    if told:
        return _until(dt.date.fromisoformat(told), situation.day, None)
    match situation.text("os.name"):
        case "windows":
            return _windows(situation, table_valid_days)
        case "linux":
            return _linux(situation, table_valid_days)
        case name:
            return _by_version(situation, name, table_valid_days)


def windows_rows(situation: Situation) -> tuple[OsRelease, ...]:
    """Give the Windows rows for the device's build and edition group; for every group when the edition is not known."""
    build = situation.text("os.build_id").partition(".")[0]
    rows = [row for row in _rows(situation, "windows") if str(row.build) == build]
    group = edition_group(situation)
    return tuple(row for row in rows if group is None or group in row.groups)


def edition_group(situation: Situation) -> str | None:
    """Give the edition group (home, pro, enterprise, ltsc, iot-ltsc, server); None when the edition is not known."""
    edition = situation.text("os.edition")
    return group_of(edition, situation.releases.operating_systems.windows_editions) if edition else None


def _windows(situation: Situation, table_valid_days: int) -> Support:
    supports = [_row_support(situation, row, table_valid_days) for row in windows_rows(situation)]
    if not supports:
        return _newer_windows(situation, table_valid_days) or _older_windows(situation)
    if len({support.supported for support in supports}) > 1:
        return Support(supported=Answer.UNKNOWN, reason="edition_unknown")
    return supports[0]


def _newer_windows(situation: Situation, table_valid_days: int) -> Support | None:
    """Give that it is newer, for a build above that of every row once the next release can be out; before, a trial."""
    build, table = situation.text("os.build_id").partition(".")[0], situation.releases.operating_systems
    newest = max((row.build or 0 for row in _rows(situation, "windows")), default=0)
    is_newer = build.isascii() and build.isdigit() and int(build[:9]) > newest
    if not is_newer or not may_be_out("windows", situation.day, table):
        return None
    return _newer(situation, table_valid_days)


def _older_windows(situation: Situation) -> Support:
    """Give that it ended, for a build below that of every row: of Server's where it is one, whose builds it shares."""
    build, is_server = situation.text("os.build_id").partition(".")[0], edition_group(situation) == "server"
    rows = (row for row in _rows(situation, "windows") if not is_server or "server" in row.groups)
    oldest = min(rows, key=lambda row: row.build or 0, default=None)
    if oldest is None or not (build.isascii() and build.isdigit()) or not 0 < int(build[:9]) < (oldest.build or 0):
        return NOT_IN_TABLE
    return _older(oldest, situation.day)


def _older(oldest: OsRelease, day: dt.date) -> Support:
    """Give that a version older than this row ended, once the row itself has."""
    if oldest.supported_until is None or day <= oldest.supported_until:
        return NOT_IN_TABLE
    return Support(supported=Answer.NO, reason="support_ended", older_than=oldest)


def _row_support(situation: Situation, row: OsRelease, table_valid_days: int) -> Support:
    day = situation.day
    if row.supported_until is None:
        return _without_end(situation, row, table_valid_days)
    if day <= row.supported_until or not row.extended:
        return _until(row.supported_until, day, row)
    return _extended(situation, row)


def _without_end(situation: Situation, row: OsRelease, table_valid_days: int) -> Support:
    """Give the support where the table has no end: as the maker's rhythm tells, while the table is not too old."""
    day, end = situation.day, expected_end(row, situation.releases.operating_systems)
    if end and end.latest and day > end.latest and not _is_too_old(situation, table_valid_days):
        return Support(supported=Answer.NO, reason="support_ended", until=end.latest, row=row, is_expected=True)
    if _is_too_old(situation, table_valid_days) or (end and day >= end.earliest):
        is_expected = not _is_too_old(situation, table_valid_days)
        return Support(supported=Answer.UNKNOWN, reason="table_too_old", row=row, is_expected=is_expected)
    return Support(supported=Answer.YES, reason="supported", row=row)


def _newer(situation: Situation, table_valid_days: int) -> Support:
    if _is_too_old(situation, table_valid_days):
        return Support(supported=Answer.UNKNOWN, reason="table_too_old")
    return Support(supported=Answer.YES, reason="supported", is_expected=True)


def _is_too_old(situation: Situation, table_valid_days: int) -> bool:
    return (situation.day - situation.releases.operating_systems.snapshot).days > table_valid_days


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


def _linux(situation: Situation, table_valid_days: int) -> Support:
    """Give the support of a distribution in the table, or else of the release it is made from."""
    own = _by_version(situation, situation.text("os.distribution").casefold(), table_valid_days)
    base = base_row(situation)
    if base is None:
        is_another = is_only_like(situation) or (own.row and situation.text("os.codename"))
        return NOT_IN_TABLE if is_another else own
    if own.row == base and not is_only_like(situation):
        return own
    return msgspec.structs.replace(_row_support(situation, base, table_valid_days), base=base)


def _by_version(situation: Situation, name: str, table_valid_days: int) -> Support:
    version = situation.reading("os.version")
    rows = _rows(situation, name)
    if not (rows and isinstance(version, Known) and is_version(str(version.value))):
        return NOT_IN_TABLE
    support = _of_version(situation, rows, str(version.value), table_valid_days)
    if version.bound == "at_least" and support.supported is not Answer.YES:
        return Support(supported=Answer.UNKNOWN, reason="not_measured", row=None)
    return support


def _of_version(situation: Situation, rows: list[OsRelease], version: str, table_valid_days: int) -> Support:
    row = _highest_at_or_below(rows, version)
    if row is None:
        return _older(min(rows, key=lambda each: version_of(each.version)), situation.day)
    if row == _highest(rows) and is_beyond(version, row.version):
        return _newer(situation, table_valid_days)  # the end of an older release is not its end
    return _row_support(situation, row, table_valid_days)


def _rows(situation: Situation, name: str) -> list[OsRelease]:
    return rows_by_system(situation.releases.operating_systems).get(name, [])


def _highest_at_or_below(rows: Iterable[OsRelease], installed: str) -> OsRelease | None:
    version = version_of(installed)
    return _highest(row for row in rows if version_of(row.version) <= version)


def _highest(rows: Iterable[OsRelease]) -> OsRelease | None:
    return max(rows, key=lambda row: version_of(row.version), default=None)
