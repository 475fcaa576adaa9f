"""Whether an update waits for a restart."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.probe import probe
from checker.probes.system import System

_CURRENT = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion"
_SIGNS = (
    (rf"{_CURRENT}\WindowsUpdate\Auto Update", "RebootRequired"),
    (rf"{_CURRENT}\Component Based Servicing", "RebootPending"),
)


@probe("os.restart_pending")
def restart_pending(system: System) -> dict[str, Reading]:
    """Whether Windows waits for a restart to finish an update: one of two keys that are there only until then.

    Registry: RebootRequired of Windows Update and RebootPending of Component Based Servicing, below keys that every
    user may read. What programs leave to be renamed at a restart (PendingFileRenameOperations) is no sign: virus
    scanners always do.
    """
    pending = [rf"{key}\{name}" for key, name in _SIGNS if name in system.registry_keys(key)]
    return {"os.restart_pending": known(bool(pending), pending[0] if pending else _SIGNS[0][0])}
