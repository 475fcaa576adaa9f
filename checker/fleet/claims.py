"""Whether the verdict that stands in a result's own file is another one than that of the overview."""

from __future__ import annotations

from collections.abc import Mapping

from checker.fleet.judged_devices import JudgedDevice
from checker.model.verdicts import Verdict
from checker.storage.measurements import Measurement


def is_claimed_otherwise(measurement: Measurement, judged: JudgedDevice) -> bool:
    """Tell whether the file says something else of a publisher than the overview does.

    Of a publisher that only one of them was asked about, the other says nothing: what more requirements find is no
    other verdict on the same.
    """
    here = {part.spec.id: part.verdict for part in judged.parts}
    there = _by_spec(measurement)
    if here.keys() == there.keys():
        return measurement.claimed is not judged.verdict
    return any(there[name] is not here[name] for name in here.keys() & there.keys())


def _by_spec(measurement: Measurement) -> Mapping[str, Verdict]:
    if measurement.specs:
        return {spec.id: spec.verdict for spec in measurement.specs}
    return {measurement.spec.id: measurement.claimed}
