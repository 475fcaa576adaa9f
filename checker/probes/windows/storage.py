"""The drive that Windows is on."""

from __future__ import annotations

import re

import msgspec

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_SOURCE = "GetDiskFreeSpaceEx"
_DRIVE = re.compile(r"[A-Za-z]:")


class _Usage(msgspec.Struct):
    total: int
    free: int


@probe("storage.total", "storage.free")
def system_drive(system: System) -> dict[str, Reading]:
    """Size and free room of the drive in %SystemDrive%. psutil, from GetDiskFreeSpaceEx."""
    drive = system.environment("SystemDrive")
    if not _DRIVE.fullmatch(drive):
        raise CannotRead("not_understood", "%SystemDrive%")
    usage = answer(system, _Usage, "psutil.disk_usage", f"{drive}\\")
    return {"storage.total": known(usage.total, _SOURCE), "storage.free": known(usage.free, _SOURCE)}
