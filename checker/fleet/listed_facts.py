"""What a page cannot see and the school's own list knows: version, model and end of updates of its Chromebooks.

Google Admin knows them of every managed Chromebook. Joined by the label on the device, which both have; never by a
serial number, which results do not hold. A label that more than one device has joins nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from checker.fleet.walking import plain
from checker.model.readings import Known
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.school_list.listed import Listed, SchoolList

Measurements = Sequence[tuple[str, Measurement]]


def filled_in(measurements: Measurements, inventory: SchoolList, pool: ReadingPool) -> Measurements:
    """Give the measurements, with what the list knows where a Chromebook's page did not; what was measured stays."""
    known = _by_label(inventory.devices)
    if not known:
        return measurements
    ids = {(plain(item.device.label), item.device.id) for _, item in measurements}
    devices = Counter(label for label, _ in ids)
    return [
        (file, _filled(item, known[label], inventory.name, pool))
        if item.origin == "page" and (label := plain(item.device.label)) in known and devices[label] == 1
        else (file, item)
        for file, item in measurements
    ]


def _by_label(listed: Iterable[Listed]) -> Mapping[str, Listed]:
    """Give the listed Chromebooks of which something is known, by a label that only one device has."""
    listed = tuple(listed)
    labels = Counter(plain(item.label) for item in listed)
    return {
        plain(item.label): item
        for item in listed
        if item.label and labels[plain(item.label)] == 1 and (item.os_version or item.updates_until)
    }


def _filled(item: Measurement, listed: Listed, source: str, pool: ReadingPool) -> Measurement:
    facts, numbers = pool.numbered(item.readings)
    if getattr(facts.get("device.class"), "value", "") != "chromebook":
        return item
    told = {
        "os.version": listed.os_version,
        "os.updates_until": listed.updates_until,
        "device.model.name": listed.model,
    }
    for fact, value in told.items():
        if value and getattr(facts.get(fact), "bound", "") != "exact":
            numbers[fact] = pool.number_of(fact, msgspec.json.encode(Known(value=value, source=source)))
    return msgspec.structs.replace(item, readings=tuple(numbers.values()))
