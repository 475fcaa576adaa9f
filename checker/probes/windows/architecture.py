"""The processor architecture of Windows itself: a 64-bit program on an ARM PC runs in emulation and knows it wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer, text_value
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

_ENVIRONMENT = r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
_WORDS: Mapping[str, str] = MappingProxyType({"AMD64": "amd64", "ARM64": "arm64", "X86": "x86", "ARM": "arm32"})


@probe("os.architecture")
def architecture(system: System) -> dict[str, Reading]:
    """The architecture Windows was built for. Registry: PROCESSOR_ARCHITECTURE of the whole machine.

    Not the environment variable of the same name: that one tells of this program.
    """
    word = text_value(system, _ENVIRONMENT, "PROCESSOR_ARCHITECTURE").strip().upper()
    return _known(_WORDS.get(word, ""), rf"{_ENVIRONMENT}\PROCESSOR_ARCHITECTURE")


@probe("os.architecture")
def native_machine(system: System) -> dict[str, Reading]:
    """The same from IsWow64Process2, which sees through emulation."""
    return _known(answer(system, str, "IsWow64Process2"), "IsWow64Process2")


def _known(architecture: str, source: str) -> dict[str, Reading]:
    if architecture not in _WORDS.values():
        raise CannotRead("not_understood", source)
    return {"os.architecture": known(architecture, source)}
