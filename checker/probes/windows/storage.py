"""The drive that Windows is on."""

from __future__ import annotations

import re

from checker.model.readings import Reading, known
from checker.probes.common.psutil_answers import room_on
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_SOURCE = "GetDiskFreeSpaceEx"
_DRIVE = re.compile(r"[A-Za-z]:")


@probe("storage.total", "storage.free")
def system_drive(system: System) -> dict[str, Reading]:
    """Size and free room of the drive in %SystemDrive%. psutil, from GetDiskFreeSpaceEx."""
    drive = system.environment("SystemDrive")
    if not _DRIVE.fullmatch(drive):
        raise CannotRead("not_understood", "%SystemDrive%")
    room = room_on(system, f"{drive}\\")
    return {"storage.total": known(room.total, _SOURCE), "storage.free": known(room.free, _SOURCE)}
