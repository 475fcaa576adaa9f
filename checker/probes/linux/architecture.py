"""The processor architecture of the kernel."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_ARCHITECTURES: Mapping[str, str] = MappingProxyType(
    {
        "x86_64": "amd64",
        "aarch64": "arm64",
        **dict.fromkeys(("i386", "i486", "i586", "i686"), "x86"),
        **dict.fromkeys(("armv6l", "armv7l", "armv8l"), "arm32"),
    }
)


@probe("os.architecture")
def architecture(system: System) -> dict[str, Reading]:
    """What the kernel runs on: amd64, arm64, x86 or arm32; as `uname -m` gives it."""
    machine = answer(system, str, "uname.machine")
    if machine not in _ARCHITECTURES:
        raise CannotRead("not_understood", "uname", machine[:20])
    return {"os.architecture": known(_ARCHITECTURES[machine], "uname")}
