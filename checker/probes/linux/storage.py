"""Room on the volume the system is on."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.psutil_answers import ROOM, room_on
from checker.probes.probe import probe
from checker.probes.system import System, folder_exists


@probe("storage.total", "storage.free")
def system_volume(system: System) -> dict[str, Reading]:
    """Size and free room as `df` gives them: free is what this user may fill. psutil, from statvfs(3).

    Of /, or of /sysroot where / itself is a small read-only image (Fedora Silverblue, Endless).
    """
    volume = "/sysroot" if folder_exists(system, "/sysroot/ostree") else "/"
    room, source = room_on(system, volume), f"{ROOM} {volume}"
    return {"storage.total": known(room.total, source), "storage.free": known(room.free, source)}
