"""How far a device is behind with its security updates on a day, from the table's history of them.

- An update between two rows counts as the row at or below it: a preview is no security update. It is superseded on the
  day of the first row above it that is for all models; of Windows on the second Tuesday after its row, also where the
  table lacks that one.
- A version may be told in part: Safari tells iPadOS 26.6.1 as 26.6, which stands for all that begin so. Then both ends
  count: the oldest update that it can be, and the newest.
- What came after the table is expected: of Windows on that Tuesday, of others by the gaps between the rows so far.
  Whether an older release of a system gets another one is not known, and one that has ended gets none.
- What is above the last row came after the table: by when it was superseded, its number may tell.
- An update of before the device's own build came out superseded nothing on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from checker.conditions.recency.newer_update import newest_on, superseded_at_latest
from checker.conditions.recency.next_update import is_newest_release, next_update, second_tuesday_after
from checker.conditions.recency.once import once
from checker.conditions.recency.os_support import edition_group
from checker.conditions.recency.system_releases import rows_by_system
from checker.conditions.situation import Situation
from checker.model.releases import OsRelease, Update, UpdateHistory
from checker.versions import version_of

Key = tuple[int, ...]
_ANY = 10**9
_NUMBERS_OF_SAFARI = 3
_NUMBERS = 2


class UpdateAge(msgspec.Struct, frozen=True, kw_only=True):
    """What the table says of the installed update on one day.

    `earliest` and `latest`: the bounds of the day on which it was superseded; None: perhaps never, or not by that day.
    `newest`: of the table, in the numbers of the device's own build; None where the installed one is newer. `by`: what
    superseded it at the latest. `is_newer`: it came after the table. `is_expected`: a bound is no row's day.
    `has_ended`: no more updates come, whatever its edition is; `may_have_ended`: for one that it can be.
    """

    newest: Update | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    by: str = ""
    is_newer: bool = False
    is_expected: bool = False
    has_ended: bool = False
    may_have_ended: bool = False

    def is_about_after(self, day: dt.date) -> bool:
        """Tell whether it rests on what came after a day, that of the table."""
        return self.is_newer or any(bound and bound > day for bound in (self.earliest, self.latest))


def history_of(situation: Situation, version: str) -> UpdateHistory | None:
    """Give the history of the release that a device has, or that an Apple release of after the table goes on from.

    None where the table has none. A Windows Server shares its build with Windows 11, but not its updates.
    """
    return _own_history(situation, version) or _newest_history(situation, version)


def age_of_update(situation: Situation, version: str, history: UpdateHistory) -> UpdateAge | None:
    """Give how far this version is behind; None where nothing of its history was out on the day."""
    updates = _Updates(situation, version, history)
    return updates.age() if updates.out else None


def newest_update(situation: Situation, version: str) -> str | None:
    """Give the newest update of the release with this version on the day; None where the table has no history of it."""
    history = _own_history(situation, version)
    updates = _Updates(situation, version, history) if history else None
    return updates.newest() if updates and updates.out else None


def _own_history(situation: Situation, version: str) -> UpdateHistory | None:
    name = situation.text("os.name")
    if name == "windows" and edition_group(situation) == "server":
        return None
    histories = situation.releases.operating_systems.update
    return next((each for each in histories if each.os == name and _series(version) in each.series), None)


def _newest_history(situation: Situation, version: str) -> UpdateHistory | None:
    """Give the newest history of a system, for a release that came after it. A build of Windows tells no release."""
    name, table = situation.text("os.name"), situation.releases.operating_systems
    histories = [each for each in table.update if each.os == name and not each.rhythm]
    newest = next((each for each in histories if is_newest_release(each, table)), None)
    is_later = newest and version_of(version).major > max(map(int, newest.series))
    return newest if is_later else None


class _Superseded(NamedTuple):
    """The bounds of the day on which an update was superseded, and by which, where that is a row of the table."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    by: str = ""


class _Updates:
    """The history of a device's release, as far as it is out on the day and is for this device."""

    def __init__(self, situation: Situation, version: str, history: UpdateHistory) -> None:
        self._day = situation.day
        self._version = version
        self._history = history
        self._releases = situation.releases
        self._rows = _keyed(history)
        own = list(_rows(situation, version))
        self._since = min((row.released for row in own if row.released), default=dt.date.min)
        ends = [end for row in own for end in _ends_of(row, version, edition_group(situation))]
        self._ends_first, self._ends_last = min(ends, default=dt.date.max), max(ends, default=dt.date.max)
        self.out = [row for _, row in self._until(self._ends_last)]

    def age(self) -> UpdateAge:
        """Give the age of the installed update."""
        key = _key(self._version, self._history)
        first = self._superseded(key, self._ends_last)
        last = self._superseded(self._newest_key(key), self._ends_first)
        known = {row.released for row in self._history.releases}
        is_newer = self._is_newer(key)
        return UpdateAge(
            newest=self._named(self.out[-1]) if _key(self.out[-1].version, self._history) >= key else None,
            earliest=first.earliest,
            latest=last.latest,
            by=last.by,
            has_ended=self._ends_last < self._day,
            may_have_ended=self._ends_first < self._day,
            is_newer=is_newer,
            is_expected=is_newer or not {first.earliest, last.latest} - {None} <= known,
        )

    def newest(self) -> str:
        """Give the newest update on the day: of the table, or one of after it that may be the newest."""
        may_be_newer = self._releases.operating_systems.snapshot < self._day <= self._ends_last
        newest = self.out[-1].version
        return newest_on(self._day, newest, self._history, self._releases) if may_be_newer else newest

    def _superseded(self, key: Key, end: dt.date) -> _Superseded:
        if self._is_newer(key):
            return _Superseded(None, self._come(self._at_latest(key), end))
        if self._history.rhythm:
            return self._on_a_tuesday(key, end)
        above = next((row for own, row in self._until(end) if own > key), None)
        if above:
            return _Superseded(above.released, above.released, above.version)
        coming = next_update(self._history, self._releases.operating_systems)
        return _Superseded(self._come(coming.earliest, end), self._come(coming.latest, end))

    def _is_newer(self, key: Key) -> bool:
        return key > self._rows[-1][0]

    def _at_latest(self, key: Key) -> dt.date | None:
        """Give by when one beyond the last row was superseded; None of one that may be any (27)."""
        is_any = key[1:2] == (_ANY,)
        return None if is_any else superseded_at_latest(key, self._history, self._releases)

    def _on_a_tuesday(self, key: Key, end: dt.date) -> _Superseded:
        """Give the bounds where one comes on every second Tuesday: a row that is missing has its day all the same."""
        above = next((row for own, row in self._until(end) if own > key and row.released > self._since), None)
        below = [(own, row) for own, row in self._until(dt.date.max) if own <= key]
        next_day = self._come(second_tuesday_after(max(below[-1][1].released, self._since)), end) if below else None
        at_latest = above.released if above else None
        if below and below[-1][0] == key:
            at_latest = next_day
        by = self._named(above).version if above and above.released == at_latest else ""
        return _Superseded(next_day if below else at_latest, at_latest, by)

    def _come(self, day: dt.date | None, end: dt.date) -> dt.date | None:
        """Give a day that is expected, where it has come and is not after the end of updates."""
        return day if day and day <= min(self._day, end) else None

    def _until(self, end: dt.date) -> list[tuple[Key, Update]]:
        last = min(end, self._day)
        return [(key, row) for key, row in self._rows if row.released <= last and not row.some_models]

    def _named(self, row: Update) -> Update:
        """Give an update as the device tells it: builds of Windows that get the same are named after one of them."""
        if self._history.os != "windows":
            return row
        numbers = (_series(self._version), *version_of(row.version).release[1:])
        return msgspec.structs.replace(row, version=".".join(map(str, numbers)))

    def _newest_key(self, key: Key) -> Key:
        """Give what orders the newest update that the version can be."""
        numbers, name = version_of(self._version).release, self._history.os
        is_whole = len(numbers) >= (_NUMBERS_OF_SAFARI if name in {"ipados", "ios"} else _NUMBERS)
        return key if name == "windows" or is_whole else (*numbers, _ANY)


def _series(version: str) -> str:
    return str(version_of(version).major)


def _key(version: str, history: UpdateHistory) -> Key:
    """Give what orders versions: of Windows the update part, of others the numbers without the zeros at the end."""
    numbers = version_of(version).release
    if history.os == "windows":
        return numbers[1:]
    while numbers[-1:] == (0,):
        numbers = numbers[:-1]
    return numbers


@once
def _keyed(history: UpdateHistory) -> list[tuple[Key, Update]]:
    """Give the updates with what orders them."""
    return [(_key(row.version, history), row) for row in history.releases]


def _rows(situation: Situation, version: str) -> Iterator[OsRelease]:
    """Give the releases that it may be: of Windows one for each edition, where that is not known."""
    name, series, group = situation.text("os.name"), _series(version), edition_group(situation)
    for row in rows_by_system(situation.releases.operating_systems).get(name, ()):
        if group is None or not row.groups or group in row.groups:
            own = str(row.build) if name == "windows" else _series(row.version)
            yield from (row,) if own == series else ()


def _ends_of(row: OsRelease, version: str, group: str | None) -> Iterator[dt.date]:
    """Give until when updates come: until extended ones for this edition end, where the installed one is of those."""
    installed = (offer for offer in row.extended if version_of(version).release[1:] >= (offer.from_update,))
    offers = [offer for offer in installed if group is None or group in offer.groups]
    for offer in offers:
        yield offer.until
        yield offer.possibly_until or offer.until
    if not offers:
        yield row.supported_until or dt.date.max
