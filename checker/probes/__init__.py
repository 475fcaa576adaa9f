"""Reading facts from a machine: one folder per platform, one file per subject. All contact goes through `System`."""

from __future__ import annotations

from checker.model.readings import Reading
from checker.probes.probe import Probe
from checker.probes.reading_facts import Limits, Progress, read_facts
from checker.probes.system import Platform, System

__all__ = ["Limits", "Platform", "Progress", "System", "facts_of", "probes_for"]


def probes_for(platform: Platform) -> tuple[tuple[Probe, ...], tuple[Probe, ...]]:
    """Give a platform's probes in order of preference, and those that stand in. Imports that platform's only."""
    match platform:
        case "windows":
            from checker.probes import windows  # noqa: PLC0415  one platform a run

            return windows.PROBES, windows.STAND_INS
        case "macos":
            from checker.probes import macos  # noqa: PLC0415  one platform a run

            return macos.PROBES, macos.STAND_INS
        case "linux":
            from checker.probes import linux  # noqa: PLC0415  one platform a run

            return linux.PROBES, linux.STAND_INS


def facts_of(system: System, progress: Progress | None = None) -> dict[str, Reading]:
    """Give a reading for every fact of this machine; see `read_facts`."""
    probes, stand_ins = probes_for(system.platform)
    return read_facts(system, probes, stand_ins, progress=progress)
