"""Room on the volume the system is on."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.psutil_answers import ROOM, room_on
from checker.probes.probe import probe
from checker.probes.system import System


@probe("storage.total", "storage.free")
def data_volume(system: System) -> dict[str, Reading]:
    """Size and free room of the volume for apps and documents, which shares its room with the sealed system."""
    return _usage(system, "/System/Volumes/Data")


@probe("storage.total", "storage.free")
def system_volume(system: System) -> dict[str, Reading]:
    """The same on macOS 10.14 and older, where all is on one volume."""
    return _usage(system, "/")


def _usage(system: System, volume: str) -> dict[str, Reading]:
    room, source = room_on(system, volume), f"{ROOM} {volume}"
    return {"storage.total": known(room.total, source), "storage.free": known(room.free, source)}
