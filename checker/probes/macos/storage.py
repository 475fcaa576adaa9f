"""Room on the volume the system is on."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_CALL = "psutil.disk_usage"


@probe("storage.total", "storage.free")
def data_volume(system: System) -> dict[str, Reading]:
    """Size and free room of the volume for apps and documents, which shares its room with the sealed system."""
    return _usage(system, "/System/Volumes/Data")


@probe("storage.total", "storage.free")
def system_volume(system: System) -> dict[str, Reading]:
    """The same on macOS 10.14 and older, where all is on one volume."""
    return _usage(system, "/")


def _usage(system: System, volume: str) -> dict[str, Reading]:
    match system.call(_CALL, volume):
        case {"total": int(total), "free": int(free)}:
            source = f"{_CALL} {volume}"
            return {"storage.total": known(total, source), "storage.free": known(free, source)}
        case _:
            raise CannotRead("not_understood", _CALL)
