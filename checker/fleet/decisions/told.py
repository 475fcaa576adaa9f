"""What people told of a device, among its readings: only where nothing was measured, and marked as told."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from checker.checking.questions import answers_of
from checker.checking.told_answers import told_readings
from checker.errors import BadInputError
from checker.fleet.decisions.devices import Device
from checker.model.corrections import Told
from checker.model.releases import Releases
from checker.storage.measurements import Measurement, ReadingPool


def with_told(device: Device, releases: Releases, pool: ReadingPool) -> Device:
    """Give the device with what people told of it, in each of its results."""
    if not device.told:
        return device
    history = device.history.changed(lambda item: _answered(item.measurement, device.told, releases, pool))
    return msgspec.structs.replace(device, history=history)


def _answered(item: Measurement, told: Mapping[str, Told], releases: Releases, pool: ReadingPool) -> Measurement:
    facts, numbers = pool.numbered(item.readings)
    models = releases.operating_systems.device_model
    for question, decision in sorted(told.items()):
        try:
            answers = answers_of({question: decision.answer}, models, decision.id)
        except BadInputError:  # written by a newer program, or by hand: no answer, and no reason to lose the device
            continue
        for fact, reading in told_readings(facts, answers, models, item.origin).items():
            facts = {**facts, fact: reading}
            numbers[fact] = pool.number_of(fact, msgspec.json.encode(reading))
    return msgspec.structs.replace(item, readings=tuple(numbers.values()))
