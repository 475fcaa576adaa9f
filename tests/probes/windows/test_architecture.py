from __future__ import annotations

import pytest

from checker.model.readings import Unknown
from tests.probes.recordings import value_of
from tests.probes.windows.pc import Pc

ENVIRONMENT = r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment"


@pytest.mark.pitfall(37)
@pytest.mark.parametrize(("word", "architecture"), [("AMD64", "amd64"), ("ARM64", "arm64"), ("x86", "x86")])
def test_the_architecture_is_that_of_windows_itself(word: str, architecture: str) -> None:
    pc = Pc().values(ENVIRONMENT, {"PROCESSOR_ARCHITECTURE": word})
    # what a 64-bit program in emulation on an ARM PC is told about itself
    pc.recording.environment["PROCESSOR_ARCHITECTURE"] = "AMD64"
    assert value_of(pc.facts()["os.architecture"]) == architecture


@pytest.mark.pitfall(37)
def test_windows_is_asked_through_the_emulation_when_the_registry_is_mute() -> None:
    assert value_of(Pc().call("IsWow64Process2", "arm64").facts()["os.architecture"]) == "arm64"


def test_an_architecture_nobody_knows_is_not_understood() -> None:
    pc = Pc().values(ENVIRONMENT, {"PROCESSOR_ARCHITECTURE": "RISCV64"}).call("IsWow64Process2", "")
    reading = pc.facts()["os.architecture"]
    assert isinstance(reading, Unknown)
    assert reading.why == "not_understood"
