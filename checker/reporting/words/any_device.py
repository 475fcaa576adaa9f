"""A device of which nothing but its kind is known: enough to say what a requirement asks of it."""

from __future__ import annotations

import datetime as dt

from checker.conditions.situation import Situation
from checker.model.devices import OS_OF_CLASS
from checker.model.readings import known
from checker.model.releases import Releases

_SOURCE = "spec"


def any_device(device_class: str, releases: Releases, day: dt.date) -> Situation:
    """Give a device of this kind, on a day."""
    told = {"device.class": known(device_class, _SOURCE)}
    if name := OS_OF_CLASS.get(device_class):
        told["os.name"] = known(name, _SOURCE)
    return Situation(told, day, releases)
