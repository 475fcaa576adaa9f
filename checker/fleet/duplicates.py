"""Devices that may be one and the same, or two that pass for one: shown, for a person to decide."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Literal

import msgspec

from checker.fleet.rows import DeviceRow, Part
from checker.model.corrections import DeviceKey

Sort = Literal[
    "reinstalled", "profiles", "same_id", "same_hardware", "same_device", "replaced", "same_label", "same_name",
    "no_label",
]  # fmt: skip
Proposal = Literal["", "merge", "replaced"]
_WITHOUT_A_NAME = frozenset({"chromebook", "ipad", "android-tablet"})
"""Kinds of device that only a page measures, under a number that each profile and each browser has of its own."""


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that share something they should not, or one row that was made of several parts.

    `reinstalled`: one PC, by the number of its hardware. `profiles`: one label on the school's list, measured from more
    than one browser profile. `same_id`: copies of one disk image, or a device that was renamed. `same_hardware`: one
    number of the hardware, and not certainly one PC. `same_device`: one label and one model under two ids: a device
    that was installed anew. `replaced`: one label, two models. `same_label`: one label, and no more is known.
    `same_name`: one name in the network. `no_label`: measured by a page, all alike, and nothing to tell them apart.
    """

    sort: Sort
    rows: Sequence[DeviceRow]
    parts: Sequence[Part]

    @property
    def proposal(self) -> Proposal:
        """Give what is probably the case, "" where nothing is."""
        return _PROPOSALS.get(self.sort, "")


_PROPOSALS: dict[Sort, Proposal] = {"profiles": "merge", "same_device": "merge", "replaced": "replaced"}
Apart = frozenset[frozenset[DeviceKey]]


def duplicates(rows: Sequence[DeviceRow], apart: Apart = frozenset()) -> list[Duplicate]:
    """Give what may be double; rows that were named once are not named again for a lesser reason.

    `apart`: of which a person said that they are two devices.
    """
    found = [Duplicate(sort=sort, rows=[row], parts=row.parts) for row in rows for sort in sorted(row.joined)]
    named: set[DeviceKey] = set()
    for sort, key in _KEYS.items():
        for group in _groups(rows, key, apart):
            keys = {row.key for row in group}
            if not keys <= named:
                in_time = sorted(group, key=lambda row: (row.measured, row.file))
                parts = [row.as_part for row in in_time]
                found.append(Duplicate(sort=_sort(sort, group), rows=in_time, parts=parts))
                named |= keys
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
    decided = frozenset[DeviceKey]().union(*apart)
    return [
        row
        for row in group
        if row.key not in decided
        or any(other is not row and frozenset((row.key, other.key)) not in apart for other in group)
    ]


def _sort(sort: Sort, group: Sequence[DeviceRow]) -> Sort:
    """Give what is more exactly the case where rows have one label: by their hardware, else by their model."""
    if sort != "same_label":
        return sort
    numbers = {row.identity.hardware_id for row in group if row.identity.hardware_id}
    kinds = {row.judged.device_class for row in group}
    models = {row.described.model.casefold() for row in group} - {""}
    if len(group) in {len(numbers), len(kinds), len(models)}:
        return "replaced"
    is_one_model = len(models) == 1 and all(row.described.model for row in group)
    return "same_device" if is_one_model and len(numbers) <= 1 else sort


def _label(row: DeviceRow) -> Hashable:
    device = row.identity
    return (device.school, device.location.casefold(), device.label.casefold()) if device.label.strip() else None


def _name(row: DeviceRow) -> Hashable:
    return (row.identity.school, row.identity.name.casefold()) if row.identity.name.strip() else None


def _looks(row: DeviceRow) -> Hashable:
    """Give all by which a page could tell a device from another; None where it has a label."""
    if row.origin != "page" or row.identity.label.strip() or row.judged.device_class not in _WITHOUT_A_NAME:
        return None
    seen = row.described
    return row.identity.school, row.place, row.judged.device_class, seen.model, seen.memory, seen.screen


_KEYS: dict[Sort, Callable[[DeviceRow], Hashable]] = {
    "same_id": lambda row: row.identity.id,
    "same_hardware": lambda row: row.identity.hardware_id or None,
    "same_label": _label,
    "same_name": _name,
    "no_label": _looks,
}
