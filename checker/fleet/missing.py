"""Devices on the school's own list of which there is no result yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from checker.fleet.rows import DeviceRow
from checker.fleet.walking import natural, plain, within
from checker.storage.school_list.listed import Listed


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A device to go and see."""

    name: str
    place: str
    model: str
    device_class: str

    @property
    def name_there(self) -> str:
        """Give the name without the place."""
        return within(self.name, self.place)


def not_yet_measured(listed: Iterable[Listed], rows: Sequence[DeviceRow]) -> list[Missing]:
    """Give what is listed and has no result, in walking order: joined by label, else by the name in the network."""
    labels = {plain(row.identity.label) for row in rows} - {""}
    names = {plain(row.identity.name) for row in rows} - {""}
    missing = [_missing(item) for item in listed if not _is_measured(item, labels, names)]
    return sorted(missing, key=lambda item: (not item.place, natural(item.place), natural(item.name)))


def _is_measured(item: Listed, labels: set[str], names: set[str]) -> bool:
    return bool({plain(item.label)} & labels or {plain(item.name)} & names)


def _missing(item: Listed) -> Missing:
    return Missing(name=item.label or item.name, place=item.location, model=item.model, device_class=item.device_class)
