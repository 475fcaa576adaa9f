"""The processor architecture of the Mac: an Intel program on Apple silicon is told another one."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.macos.sysctl import kernel_number, kernel_value
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System


@probe("os.architecture")
def apple_silicon(system: System) -> dict[str, Reading]:
    """Arm on Apple silicon; sysctl hw.optional.arm64, which also tells an Intel program under Rosetta the truth."""
    if kernel_number(system, "hw.optional.arm64") != 1:
        raise CannotRead("not_supported", "sysctl hw.optional.arm64", "not Apple silicon")
    return {"os.architecture": known("arm64", "sysctl hw.optional.arm64")}


@probe("os.architecture")
def intel(system: System) -> dict[str, Reading]:
    """Intel; sysctl hw.machine."""
    if (machine := kernel_value(system, "hw.machine")) != "x86_64":
        raise CannotRead("not_understood", "sysctl hw.machine", machine[:20])
    return {"os.architecture": known("amd64", "sysctl hw.machine")}
