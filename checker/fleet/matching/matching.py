"""The school's list beside the measured devices: each of both stands in exactly one place of what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from checker.fleet.matching.certain import LOOKS, Unmatched
from checker.fleet.matching.entries import MeasuredDevice, entries_of_list, entry_of_device, name_on_list
from checker.fleet.matching.folding import plain
from checker.fleet.matching.groups import Group, Side, Sides, connected, is_refused, may_be_one
from checker.fleet.matching.likely import Proposed, Why, called_alike, likely
from checker.fleet.matching.missing import walking_order
from checker.storage.school_list.listed import Listed


class Likely(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of the list and keys of measured devices that may belong together, and why. Neither is empty.

    `apart`: the pairs of them that a person said are not one.
    """

    listed: Sequence[Listed]
    devices: Sequence[str]
    why: Why
    apart: frozenset[tuple[str, Listed]] = frozenset()


class Matches(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to what. Devices are named by their keys.

    `again`: devices that are not on the list, but are called like a row of it that is another device's already.
    `gone`: rows the school no longer uses that were measured all the same. `twice`: rows that say the same device, as
    often as they stand on the list; they count as one where nothing tells them apart.
    """

    pairs: Mapping[str, Listed]
    likely: Sequence[Likely]
    missing: Sequence[Listed]
    not_listed: Sequence[str]
    again: Mapping[str, Listed]
    gone: Mapping[str, Listed]
    twice: Sequence[Sequence[Listed]]


def match(in_use: Sequence[Listed], gone: Sequence[Listed], devices: Sequence[MeasuredDevice]) -> Matches:
    """Give which device of the list is which measured one. Whatever the order of either, the same comes out."""
    in_order = sorted(in_use, key=walking_order)
    listed, left = _once(in_order), _once(sorted(gone, key=walking_order))
    right = set(range(len(devices)))
    measured = Side([entry_of_device(item) for item in devices])
    used, unused = (Unmatched(Sides(Side(entries_of_list(rows)), measured), right) for rows in (listed, left))
    pairs: dict[str, Listed] = {}
    back: dict[str, Listed] = {}
    for look in LOOKS:
        pairs.update((devices[device].key, listed[number]) for number, device in used.certain(look))
        back.update((devices[device].key, left[number]) for number, device in unused.certain(look))
    proposed = [_likely(item, listed, devices, used.sides) for item in likely(used)]
    for group in [part for whole in connected(called_alike(unused)) for part in may_be_one(whole, unused.sides)]:
        back.update((devices[device].key, left[_first(group, device, unused.sides)]) for device in group.right)
        unused.take(group.left, group.right)
    paired = frozenset(pairs.values())
    return Matches(
        pairs=pairs,
        likely=sorted(proposed, key=lambda item: (walking_order(item.listed[0]), item.devices)),
        missing=[listed[number] for number in sorted(used.left)],
        not_listed=sorted(devices[number].key for number in right),
        again=_again(used, {number for number, item in enumerate(listed) if item in paired}, listed, devices),
        gone=back,
        twice=_twice(in_order),
    )


def _again(
    used: Unmatched, paired: set[int], listed: Sequence[Listed], devices: Sequence[MeasuredDevice]
) -> dict[str, Listed]:
    """Give the devices that are left and called like a row that has its device already: perhaps one measured twice."""
    sides = used.sides
    alike = (part for whole in connected(called_alike(used.with_left(paired))) for part in may_be_one(whole, sides))
    return {devices[device].key: listed[_first(group, device, sides)] for group in alike for device in group.right}


def _first(group: Group, device: int, sides: Sides) -> int:
    """Give the first row of a group that a device may be."""
    return next(row for row in group.left if not is_refused(row, device, sides))


def _likely(proposed: Proposed, listed: Sequence[Listed], devices: Sequence[MeasuredDevice], sides: Sides) -> Likely:
    left, right = proposed.group
    return Likely(
        listed=[listed[number] for number in left],
        devices=sorted(devices[number].key for number in right),
        why=proposed.why,
        apart=frozenset(
            (devices[other].key, listed[one])
            for other in right
            if devices[other].refused
            for one in left
            if is_refused(one, other, sides)
        ),
    )


def _once(rows: Iterable[Listed]) -> list[Listed]:
    """Give the rows; those that say the same are one device."""
    found: dict[tuple[object, ...], Listed] = {}
    for item in rows:
        found.setdefault(msgspec.structs.astuple(item)[1:], item)
    return list(found.values())


def _twice(rows: Sequence[Listed]) -> list[list[Listed]]:
    """Give the rows that one place has with one name, and those of which no place tells them apart."""
    named: dict[str, list[Listed]] = {}
    for item in rows:
        named.setdefault(plain(name_on_list(item)), []).append(item)
    alike = (group for group in named.values() if len(group) > 1)
    return [part for group in alike for part in _not_apart(group)]


def _not_apart(rows: list[Listed]) -> Iterable[list[Listed]]:
    by_place: dict[tuple[str, str], list[Listed]] = {}
    for item in rows:
        by_place.setdefault((plain(item.building), plain(item.location)), []).append(item)
    return (rows,) if ("", "") in by_place else (part for part in by_place.values() if len(part) > 1)
