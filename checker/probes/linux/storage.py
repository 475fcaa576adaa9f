"""Room on the volume the system is on."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System, folder_exists


@probe("storage.total", "storage.free")
def system_volume(system: System) -> dict[str, Reading]:
    """Size and free room as `df` gives them: free is what this user may fill.

    statvfs(3) of /, or of /sysroot where / itself is a small read-only image (Fedora Silverblue, Endless).
    """
    volume = "/sysroot" if folder_exists(system, "/sysroot/ostree") else "/"
    match system.call("statvfs", volume):
        case {"total": int(total), "free": int(free)}:
            source = f"statvfs {volume}"
            return {"storage.total": known(total, source), "storage.free": known(free, source)}
        case _:
            raise CannotRead("not_understood", "statvfs")
