"""Devices that may be one and the same, or two that pass for one: shown, for a person to decide."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Literal

import msgspec

from checker.fleet.rows import DeviceRow
from checker.model.corrections import DeviceKey

Sort = Literal["same_id", "same_label", "same_name"]


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that share something they should not.

    `same_id`: copies of one disk image, or a device that was renamed. `same_label`: one sticker, or one place in the
    room, with two ids: a device that was installed anew. `same_name`: one name in the network, two devices.
    """

    sort: Sort
    rows: Sequence[DeviceRow]


Apart = frozenset[frozenset[DeviceKey]]


def duplicates(rows: Sequence[DeviceRow], apart: Apart = frozenset()) -> list[Duplicate]:
    """Give what may be double; rows that were named once are not named again for a lesser reason.

    `apart`: of which a person said that they are two devices.
    """
    found: list[Duplicate] = []
    named: set[tuple[str, str]] = set()
    for sort, key in _KEYS.items():
        for group in _groups(rows, key, apart):
            files = {(row.identity.id, row.file) for row in group}
            if not files <= named:
                found.append(Duplicate(sort=sort, rows=group))
                named |= files
    return found


def _groups(rows: Sequence[DeviceRow], key: Callable[[DeviceRow], Hashable], apart: Apart) -> Iterator[list[DeviceRow]]:
    groups: dict[Hashable, list[DeviceRow]] = {}
    for row in rows:
        if (value := key(row)) is not None:
            groups.setdefault(value, []).append(row)
    undecided = (_undecided(group, apart) if apart else group for group in groups.values())
    yield from (group for group in undecided if len(group) > 1)


def _undecided(group: Sequence[DeviceRow], apart: Apart) -> list[DeviceRow]:
    """Give those of which it is not known of each of the others that they are two devices."""
    return [
        row
        for row in group
        if any(other is not row and frozenset((row.key, other.key)) not in apart for other in group)
    ]


def _label(row: DeviceRow) -> Hashable:
    device = row.identity
    return (device.school, device.location.casefold(), device.label.casefold()) if device.label.strip() else None


def _name(row: DeviceRow) -> Hashable:
    return (row.identity.school, row.identity.name.casefold()) if row.identity.name.strip() else None


_KEYS: dict[Sort, Callable[[DeviceRow], Hashable]] = {
    "same_id": lambda row: row.identity.id,
    "same_label": _label,
    "same_name": _name,
}
