"""Whether someone looks at this device from another one."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.variables import is_set
from checker.probes.probe import probe
from checker.probes.system import System

_REMOTE = ("SSH_CONNECTION", "XRDP_SESSION", "CHROME_REMOTE_DESKTOP_SESSION")


@probe("session.remote")
def remote_session(system: System) -> dict[str, Reading]:
    """Whether this session comes from elsewhere: SSH, xrdp and Chrome Remote Desktop each set a variable.

    A screen that is only mirrored (VNC, TeamViewer) shows the device's own screen and does not count.
    """
    return {"session.remote": known(any(is_set(system, name) for name in _REMOTE), "environment")}
