"""What a device is called and where it stands, from an earlier result, where a run left it empty."""

from __future__ import annotations

import msgspec

from checker.fleet.devices import DeviceHistory


def inherited(history: DeviceHistory) -> DeviceHistory:
    """Give the device with the label and the location that were given last, if its newest result has none.

    The results themselves stay as they are; which of them are one device was told before (devices.py).
    """
    device = history.newest.measurement.device
    empty = [name for name in ("label", "location") if not getattr(device, name).strip()]
    found = {name: last for name in empty if (last := _last(history, name))} if history.earlier else {}
    if not found:
        return history
    named = msgspec.structs.replace(history.newest.measurement, device=msgspec.structs.replace(device, **found))
    return msgspec.structs.replace(history, newest=msgspec.structs.replace(history.newest, measurement=named))


def _last(history: DeviceHistory, name: str) -> str:
    given = (getattr(item.measurement.device, name).strip() for item in reversed(history.earlier))
    return next(filter(None, given), "")
