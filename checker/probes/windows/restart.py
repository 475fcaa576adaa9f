"""Whether an update waits for a restart."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.probe import probe
from checker.probes.system import System

_CURRENT = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion"
_UPDATES, _SERVICING = rf"{_CURRENT}\WindowsUpdate\Auto Update", rf"{_CURRENT}\Component Based Servicing"


@probe("os.restart_pending")
def restart_pending(system: System) -> dict[str, Reading]:
    """Whether Windows waits for a restart to finish an update: one of two keys that are there only until then.

    Registry: RebootRequired of Windows Update and RebootPending of Component Based Servicing, below keys that every
    user may read. What is left to be renamed at a restart (PendingFileRenameOperations) is no sign of an update: virus
    scanners leave it too.
    """
    if "RebootRequired" in system.registry_keys(_UPDATES):
        return {"os.restart_pending": known(value=True, source=rf"{_UPDATES}\RebootRequired")}
    pending = "RebootPending" in system.registry_keys(_SERVICING)
    return {"os.restart_pending": known(pending, rf"{_SERVICING}\RebootPending")}
