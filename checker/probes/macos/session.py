"""Whether someone looks at this Mac from another device."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.variables import is_set
from checker.probes.probe import probe
from checker.probes.system import System


@probe("session.remote")
def remote_session(system: System) -> dict[str, Reading]:
    """Whether this session comes in over SSH. Screen sharing shows the Mac's own screen and does not count."""
    return {"session.remote": known(is_set(system, "SSH_CONNECTION"), "environment SSH_CONNECTION")}
