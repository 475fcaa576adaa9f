"""The Linux container of a Chromebook: a virtual machine that can tell nothing of the Chromebook around it."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.probe import Probe, probe
from checker.probes.system import CannotRead, System, folder_exists

_MILESTONE = "/dev/.cros_milestone"
_TOOLS = "/opt/google/cros-containers"


@probe("device.class", "os.name")
def chromebook(system: System) -> dict[str, Reading]:
    """A Chromebook, when ChromeOS's marker or its tools are in this Linux.

    https://github.com/phoronix-test-suite/phoronix-test-suite/issues/494
    """
    if not is_container(system):
        raise CannotRead("not_supported", _MILESTONE, "no chromeos container")
    return {"device.class": known("chromebook", _MILESTONE), "os.name": known("chromeos", _MILESTONE)}


def is_container(system: System) -> bool:
    """Tell whether this Linux runs inside ChromeOS."""
    return _is_file(system, _MILESTONE) or folder_exists(system, _TOOLS)


def outside_container(item: Probe) -> Probe:
    """The same probe, that says so instead of measuring the container; the Chromebook is for the browser page."""

    def read(system: System) -> dict[str, Reading]:
        if is_container(system):
            raise CannotRead("not_supported", _MILESTONE, "chromeos container")
        return dict(item.read(system))

    return Probe(item.name, item.facts, read)


def _is_file(system: System, path: str) -> bool:
    try:
        system.read_bytes(path)
    except CannotRead:
        return False
    return True
