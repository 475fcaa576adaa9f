"""Which device a person means: by label, name in the network, file, or the start of its id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from checker.fleet.decisions.devices import Device
from checker.fleet.devices import DeviceHistory
from checker.fleet.matching.folding import plain
from checker.fleet.walking import name_of
from checker.storage.names import STEM

_START_OF_ID = re.compile(r"[0-9a-f]{4,32}", re.ASCII)
_NEAR = 3


class Found(NamedTuple):
    """A device, and which of the parts that were taken for one is meant."""

    device: Device
    part: DeviceHistory


def find(devices: Sequence[Device], text: str) -> list[Found]:
    """Give what may be meant, nothing where nothing is: what it is called now goes before what it was called."""
    parts = [Found(device, part) for device in devices for part in device.parts]
    found = ([item for item in parts if is_meant(text, item)] for is_meant in _WAYS)
    return next(filter(None, found), [])


def near(devices: Sequence[Device], text: str) -> list[str]:
    """Give names that look like it."""
    names = {plain(name): name for device in devices if (name := name_of(device.history.newest.measurement.device))}
    return [names[name] for name in get_close_matches(plain(text), names, n=_NEAR, cutoff=0.6)]


def wears(label: str, device: Device) -> bool:
    """Tell whether a device has this label now."""
    return _is_one_of(label, (device.history.newest.measurement.device.label,))


def file_name(path: str) -> str:
    """Give the name of a file without its folder, whatever system wrote the path."""
    return path.replace("\\", "/").rpartition("/")[2]


def _called_now(text: str, found: Found) -> bool:
    return _is_one_of(text, (found.device.history.newest.measurement.device.label, found.part.key.name))


def _called_before(text: str, found: Found) -> bool:
    return _is_one_of(text, (item.measurement.device.label for item in found.part.all))


def _in_this_file(text: str, found: Found) -> bool:
    wanted = _stem(text)
    return any(_stem(item.file) == wanted for item in found.part.all)


def _with_this_id(text: str, found: Found) -> bool:
    start = text.strip().casefold()
    return bool(_START_OF_ID.fullmatch(start)) and found.part.key.id.startswith(start)


_WAYS: Sequence[Callable[[str, Found], bool]] = (_called_now, _called_before, _in_this_file, _with_this_id)


def _is_one_of(text: str, names: Iterable[str]) -> bool:
    wanted = plain(text)
    return bool(wanted) and wanted in map(plain, names)


def _stem(path: str) -> str:
    """Give the name of a file; of a result or its report without what people and programs put around it."""
    name = file_name(path.strip())
    known = STEM.search(name)
    return known[0] if known else name
