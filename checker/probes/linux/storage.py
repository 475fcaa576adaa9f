"""Room on the volume the system is on."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer
from checker.probes.common.optional import is_absent
from checker.probes.common.psutil_answers import ROOM, room_on
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System, folder_exists


@probe("storage.total", "storage.free")
def system_volume(system: System) -> dict[str, Reading]:
    """Size and free room as `df` gives them: free is what this user may fill. psutil, from statvfs(3).

    Of /, or where / itself is a read-only image of /sysroot (Fedora Silverblue, Endless) or of /home (SteamOS).
    """
    volume = _volume(system)
    room, source = room_on(system, volume), f"{ROOM} {volume}"
    return {"storage.total": known(room.total, source), "storage.free": known(room.free, source)}


def _volume(system: System) -> str:
    if folder_exists(system, "/sysroot/ostree"):
        return "/sysroot"
    return "/home" if _is_read_only(system) else "/"


def _is_read_only(system: System) -> bool:
    """Tell whether nobody can fill /; statvfs(3), ST_RDONLY. Recordings of before it was asked do not tell."""
    try:
        return answer(system, bool, "statvfs.is_read_only", "/")
    except CannotRead as reason:
        if is_absent(reason):
            return False
        raise
