"""Reading facts from a machine: one folder per platform, one file per subject. All contact goes through `System`."""

from __future__ import annotations

from checker.model.readings import Reading
from checker.probes.collecting import Limits, Progress, collect
from checker.probes.probe import Probe
from checker.probes.system import Platform, System

__all__ = ["Limits", "Platform", "Progress", "System", "facts_of", "probes_for"]


def probes_for(platform: Platform) -> tuple[tuple[Probe, ...], tuple[Probe, ...]]:
    """Give a platform's probes in order of preference, and those of last resort. Imports that platform's only."""
    from checker.probes.common import LAST_RESORT  # noqa: PLC0415  with its platform

    match platform:
        case "windows":
            from checker.probes.windows import PROBES as WINDOWS  # noqa: PLC0415  one platform a run

            return WINDOWS, LAST_RESORT
        case "macos":
            from checker.probes.macos import PROBES as MACOS  # noqa: PLC0415  one platform a run

            return MACOS, LAST_RESORT
        case "linux":
            from checker.probes.linux import PROBES as LINUX  # noqa: PLC0415  one platform a run

            return LINUX, LAST_RESORT


def facts_of(system: System, progress: Progress | None = None) -> dict[str, Reading]:
    """Give a reading for every fact of this machine; see `collect`."""
    probes, last_resort = probes_for(system.platform)
    return collect(system, probes, last_resort, progress=progress)
