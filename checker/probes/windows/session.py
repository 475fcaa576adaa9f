"""Whether someone looks at this device from another one: its screens are not its own then."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer, number_value
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_REMOTE_SESSION = "4096"  # SM_REMOTESESSION
_TERMINAL_SERVER = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
SERVICES = 0


@probe("session.remote")
def remote_session(system: System) -> dict[str, Reading]:
    """Whether this is a remote desktop session. GetSystemMetrics(SM_REMOTESESSION), and GlassSessionId.

    Microsoft, "Detecting the Remote Desktop Services environment": with a shared graphics card only the second
    tells, by naming the session that the device's own screen shows.
    """
    if answer(system, int, "GetSystemMetrics", _REMOTE_SESSION):
        return {"session.remote": known(value=True, source="GetSystemMetrics(SM_REMOTESESSION)")}
    current = answer(system, int, "ProcessIdToSessionId")
    if current == SERVICES:  # started by the system itself, such as a start-up script
        return {"session.remote": known(value=False, source="ProcessIdToSessionId")}
    is_remote = current != _session_on_the_glass(system, current)
    return {"session.remote": known(is_remote, "GlassSessionId")}


def _session_on_the_glass(system: System, current: int) -> int:
    try:
        return number_value(system, _TERMINAL_SERVER, "GlassSessionId")
    except CannotRead:
        return current
