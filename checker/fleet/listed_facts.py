"""What a page cannot see and the school's own list knows: version, model and end of updates of its Chromebooks.

Google Admin knows them of every managed Chromebook. Which device is which the matching tells.
"""

from __future__ import annotations

import msgspec

from checker.fleet.devices import DeviceHistory, Measured
from checker.model.readings import Known
from checker.storage.measurements import Measurement, ReadingPool
from checker.storage.school_list.listed import Listed


def filled_in(history: DeviceHistory, listed: Listed, source: str, pool: ReadingPool) -> DeviceHistory:
    """Give a device with what the list knows where a Chromebook's page did not; what was measured stays."""
    if not (listed.os_version or listed.updates_until):
        return history
    newest, *earlier = (
        Measured(item.file, _filled(item.measurement, listed, source, pool))
        for item in (history.newest, *history.earlier)
    )
    return msgspec.structs.replace(history, newest=newest, earlier=tuple(earlier))


def _filled(item: Measurement, listed: Listed, source: str, pool: ReadingPool) -> Measurement:
    facts, numbers = pool.numbered(item.readings)
    if item.origin != "page" or getattr(facts.get("device.class"), "value", "") != "chromebook":
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
